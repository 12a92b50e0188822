package vigie.originals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vigie.crawl.Body;

/** Reads files of a bounded size; what cannot be read is a problem. */
final class BoundedFiles {
    private final long bytesMax;
    private final FileProblems problems;

    /** @param bytesMax most bytes of one file */
    BoundedFiles(long bytesMax, FileProblems problems) {
        this.bytesMax = bytesMax;
        this.problems = problems;
    }

    Optional<Body> read(Path file) {
        String name = file.getFileName().toString();
        try {
            if (Files.size(file) > bytesMax) {
                problems.add(file, "file.large", name, String.valueOf(bytesMax >> 20));
                return Optional.empty();
            }
            return Optional.of(Body.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            problems.add(file, "file.unreadable", name);
            return Optional.empty();
        }
    }
}
