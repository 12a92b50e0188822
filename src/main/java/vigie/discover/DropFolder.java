package vigie.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Link;
import vigie.extract.Mail;

/**
 * A folder of pages, documents and pictures that a person saved. Only regular files inside it count: no symbolic link is
 * followed, and none leads out.
 */
public final class DropFolder {
    /** Folders within the folder; a person sorts, a program nests. */
    private static final int DEPTH_MAX = 8;

    /** Kinds of files that are pages, documents or pictures. */
    static final Set<String> SUFFIXES = Set.of(
            "html", "htm", "mhtml", "mht", "pdf", "png", "jpg", "jpeg", "gif", "webp", "avif", "txt", "md", "docx",
            "pptx", "srt", "vtt");

    /** A file younger than this may still be written. */
    static final Duration SETTLED = Duration.ofSeconds(2);

    /** Files looked at in one look; a person drops tens. */
    static final int FILES_MAX = 10_000;

    /** Bytes of a mail with all that is sent along; servers pass on 25 to 50 MB, coded a third longer. */
    static final long MAIL_BYTES_MAX = 64L << 20;

    private final Path folder;

    public DropFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Looks at the folder: pages, documents and pictures are files to read; of mails ({@code .eml}) the links are addresses
     * to visit and the attachments files to read; shortcuts are addresses to visit. Files written in the last two seconds
     * wait for the next look. Nothing in the folder is changed.
     *
     * @param attachments where the files that came with mails are put
     */
    public Dropped look(Clock clock, Attachments attachments) {
        Instant now = clock.instant();
        List<Candidate> files = new ArrayList<>();
        Map<CanonicalUrl, Candidate> links = new LinkedHashMap<>();
        List<String> notRead = new ArrayList<>();
        for (Path file : all().filter(path -> isSettled(path, now)).toList()) {
            String name = String.valueOf(file.getFileName());
            if (isReadable(file)) {
                candidate(file).ifPresent(files::add);
                continue;
            }
            Dropped inside = inside(file, name, attachments);
            files.addAll(inside.files());
            inside.links().forEach(link -> links.putIfAbsent(link.url(), link));
            notRead.addAll(inside.notRead());
        }
        return new Dropped(files, List.copyOf(links.values()), notRead);
    }

    /** What a mail or a shortcut holds. */
    private static Dropped inside(Path file, String name, Attachments attachments) {
        Optional<Body> body = read(file, suffix(name).equals("eml") ? MAIL_BYTES_MAX : UrlShortcut.BYTES_MAX);
        if (body.isEmpty()) {
            return new Dropped(List.of(), List.of(), List.of(name));
        }
        if (UrlShortcut.named(name)) {
            List<Candidate> link = UrlShortcut.read(name, body.get()).map(url -> link(url, name)).stream()
                    .toList();
            return new Dropped(List.of(), link, link.isEmpty() ? List.of(name) : List.of());
        }
        return ofMail(body.get(), name, attachments);
    }

    /** What a mail holds: links as addresses to visit, attachments as files. */
    static Dropped ofMail(Body message, String name, Attachments attachments) {
        Mail mail = Mail.read(message);
        String title = mail.subject().isEmpty() ? name : mail.subject();
        List<Candidate> files = attachments.write(message, mail.attachments()).stream()
                .map(url -> new Candidate(url, "drop", Optional.empty(), title, 0))
                .toList();
        Map<CanonicalUrl, Candidate> links = new LinkedHashMap<>();
        for (Link link : mail.links()) {
            CanonicalUrl url = LinkWrapper.unwrapped(link.url());
            links.putIfAbsent(url, link(url, link.text().isEmpty() ? title : link.text()));
        }
        boolean nothing = files.isEmpty() && links.isEmpty();
        return new Dropped(files, List.copyOf(links.values()), nothing ? List.of(name) : List.of());
    }

    private static Candidate link(CanonicalUrl url, String title) {
        return new Candidate(url, "drop", Optional.empty(), title, 0);
    }

    private static Optional<Candidate> candidate(Path file) {
        return CanonicalUrl.parse(file.toUri().toString())
                .map(url -> new Candidate(url, "drop", Optional.empty(), String.valueOf(file.getFileName()), 0));
    }

    /** A file in the future is dated by another clock: its age tells nothing, and it cannot wait for ever. */
    private static boolean isSettled(Path file, Instant now) {
        try {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            return Duration.between(changed, now).abs().compareTo(SETTLED) >= 0;
        } catch (IOException e) {
            // it went away between the listing and now
            return false;
        }
    }

    private static Optional<Body> read(Path file, long bytesMax) {
        try {
            return Files.size(file) > bytesMax ? Optional.empty() : Optional.of(Body.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the files of any kind we look into, by name. */
    private Stream<Path> all() {
        try (Stream<Path> files = Files.walk(folder, DEPTH_MAX)) {
            return files
                    .filter(file -> isOurs(file) && (isPage(file) || isContainer(file)))
                    .sorted()
                    .limit(FILES_MAX)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether the folder is there. */
    boolean exists() {
        return Files.isDirectory(folder);
    }

    /** Returns whether files of that name are read. */
    public static boolean takes(String name) {
        return SUFFIXES.contains(suffix(name));
    }

    /** Returns whether a file is one of the folder's that may be read: regular, of a known kind, and not reached by a link. */
    public boolean holds(Path file) {
        return isReadable(file);
    }

    private boolean isReadable(Path file) {
        return isPage(file) && isOurs(file);
    }

    private static boolean isPage(Path file) {
        return SUFFIXES.contains(suffix(String.valueOf(file.getFileName())));
    }

    private static boolean isContainer(Path file) {
        String name = String.valueOf(file.getFileName());
        return suffix(name).equals("eml") || UrlShortcut.named(name);
    }

    private boolean isOurs(Path file) {
        return file.normalize().startsWith(folder)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !isHidden(folder.relativize(file))
                && isInside(file);
    }

    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** A folder on the way may be a symbolic link. */
    private boolean isInside(Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns what follows the last dot of a name, lower-case. */
    static String suffix(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
