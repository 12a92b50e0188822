package vigie.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Mail;

/**
 * A folder of our own for the files that came with mails: a folder each mail, named by its content, so that the same mail
 * read again writes nothing. Names from outside never reach the file system as they are.
 *
 * @param folder made when the first file is written
 */
public record Attachments(Path folder) {
    /** Files kept of one mail. */
    static final int FILES_MAX = 20;

    /** Bytes kept of one mail: above what mail servers pass on. */
    static final int BYTES_MAX = 32 << 20;

    private static final Set<String> SUFFIXES = DropFolder.SUFFIXES;

    private static final int NAME_UNITS_MAX = 80;

    /** Writes what was sent along, as far as it is of a kind read and within the limits, and returns where it is now. */
    public List<CanonicalUrl> write(Body message, List<Mail.Attachment> attachments) {
        Path home = folder.resolve(message.sha256().substring(0, 32));
        List<CanonicalUrl> written = new ArrayList<>();
        long bytes = 0;
        for (Mail.Attachment attachment : attachments) {
            bytes += attachment.body().size();
            String suffix = DropFolder.suffix(attachment.name());
            if (written.size() < FILES_MAX && bytes <= BYTES_MAX && SUFFIXES.contains(suffix)) {
                written.add(write(
                        home.resolve(safeName(written.size() + 1, attachment.name(), suffix)), attachment.body()));
            }
        }
        return written;
    }

    /** Returns whether a file is one that was written here. */
    boolean holds(Path file) {
        return file.normalize().startsWith(folder.normalize()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Letters, digits and dashes, after a number that keeps two of one name apart. */
    static String safeName(int number, String name, String suffix) {
        String stem = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        stem = stem.endsWith("." + suffix) || stem.toLowerCase(Locale.ROOT).endsWith("." + suffix)
                ? stem.substring(0, stem.length() - suffix.length() - 1)
                : stem;
        String plain = Normalizer.normalize(stem, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String safe = plain.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = safe.length() > NAME_UNITS_MAX ? safe.substring(0, NAME_UNITS_MAX) : safe;
        return number + (cut.isEmpty() ? "" : "-" + cut) + "." + suffix;
    }

    private static CanonicalUrl write(Path file, Body body) {
        try {
            Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(file.getParent(), ".", ".part");
            Files.write(partial, body.toByteArray());
            if (Files.exists(file)) {
                Files.delete(partial);
            } else {
                Files.move(partial, file);
            }
        } catch (FileAlreadyExistsException e) {
            // another look was faster with the same bytes
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CanonicalUrl.of(file);
    }
}
