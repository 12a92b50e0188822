package vigie.originals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import vigie.image.ImageTrouble;
import vigie.image.ImageWorker;
import vigie.watch.OriginalVideo;

/**
 * The owner's films, kept in the folder of pictures under the SHA-256 of their bytes; never whole in memory.
 *
 * <p>Safe for several threads and processes: a film appears whole or not at all.
 */
final class Films {
    private static final Set<String> ENDINGS = Set.of("mp4", "m4v", "mov", "webm", "mkv");

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

    /** Keeps a film, or returns nothing and notes a problem. One that is kept already is read once and not copied. */
    Optional<OriginalVideo> keep(Path file) {
        try {
            Optional<ImageTrouble> trouble = ImageWorker.videoTrouble(file);
            trouble.ifPresent(why -> note(file, why));
            return trouble.isPresent() ? Optional.empty() : Optional.of(kept(file, name(file)));
        } catch (IOException | UncheckedIOException e) {
            problems.add(file, "file.unreadable", name(file));
            return Optional.empty();
        }
    }

    private void note(Path file, ImageTrouble trouble) {
        if (trouble == ImageTrouble.TOO_MANY_BYTES) {
            problems.add(file, "film.large", name(file), String.valueOf(ImageWorker.VIDEO_BYTES_MAX >> 20));
        } else {
            problems.add(file, "film.broken", name(file));
        }
    }

    /** Keeps a film that was found good, under the name its owner knows. */
    OriginalVideo kept(Path file, String name) throws IOException {
        Path known = folder.resolve(copy(file, OutputStream.nullOutputStream()));
        if (Files.exists(known)) {
            return new OriginalVideo(name, known, name(known));
        }
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "new-", "");
        try (OutputStream out = Files.newOutputStream(written)) {
            // told anew: the file may have changed meanwhile
            known = folder.resolve(copy(file, out));
        }
        Files.move(written, known, StandardCopyOption.ATOMIC_MOVE);
        return new OriginalVideo(name, known, name(known));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Copies a film and returns the SHA-256 of its bytes. */
    private static String copy(Path from, OutputStream to) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(from)) {
            in.transferTo(new DigestOutputStream(to, digest));
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
