package vigie.originals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import vigie.image.ImageWorker;
import vigie.watch.OriginalVideo;

/**
 * The owner's films, kept in the folder of pictures under the SHA-256 of their bytes; never whole in memory.
 *
 * <p>Safe for several threads and processes: a film appears whole or not at all.
 */
final class Films {
    private static final Set<String> ENDINGS = Set.of("mp4", "m4v", "mov", "webm", "mkv");

    private static final int HEAD_BYTES = 12;

    private final Path folder;
    private final FileProblems problems;

    Films(Path folder, FileProblems problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** Returns whether a file's name says that it is a film. */
    static boolean isNamed(String name) {
        return ENDINGS.contains(PictureType.ending(name));
    }

    /** Keeps a film, or returns nothing and notes a problem. */
    Optional<OriginalVideo> keep(Path file) {
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > ImageWorker.VIDEO_BYTES_MAX) {
                problems.add(file, "film.large", name, String.valueOf(ImageWorker.VIDEO_BYTES_MAX >> 20));
                return Optional.empty();
            }
            if (!isFilm(in.readNBytes(HEAD_BYTES))) {
                problems.add(file, "film.broken", name);
                return Optional.empty();
            }
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "new-", "");
            String sha256 = copy(file, written);
            Path kept = folder.resolve(sha256);
            Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(new OriginalVideo(name, kept, sha256));
        } catch (IOException e) {
            problems.add(file, "file.unreadable", name);
            return Optional.empty();
        }
    }

    /** Returns whether bytes begin like MP4, QuickTime, Matroska or WebM. */
    private static boolean isFilm(byte[] bytes) {
        String head = new String(bytes, StandardCharsets.ISO_8859_1);
        return head.startsWith("\u001AE\u00DF\u00A3")
                || head.startsWith("ftyp", 4)
                || head.startsWith("moov", 4)
                || head.startsWith("mdat", 4)
                || head.startsWith("wide", 4);
    }

    /** Copies a film and returns the SHA-256 of its bytes. */
    private static String copy(Path from, Path to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(from);
                DigestOutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
