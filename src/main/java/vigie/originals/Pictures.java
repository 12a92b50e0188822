package vigie.originals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import vigie.crawl.Body;
import vigie.watch.OriginalImage;

/**
 * The folder of pictures, each under the SHA-256 of its bytes: the same bytes are kept once, whatever their name.
 *
 * <p>Safe for several threads and processes: a picture appears whole or not at all.
 */
final class Pictures {
    private final Path folder;

    Pictures(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** Keeps the bytes and returns the picture. Disk trouble rises. */
    OriginalImage keep(String name, Body body) {
        String sha256 = body.sha256();
        Path file = folder.resolve(sha256);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path written = Files.createTempFile(folder, "new-", "");
                Files.write(written, body.toByteArray());
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a picture in " + folder, e);
        }
        return new OriginalImage(name, file, sha256);
    }
}
