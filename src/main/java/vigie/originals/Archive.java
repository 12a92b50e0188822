package vigie.originals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The files of an export: a ZIP, what was unpacked from one into a folder, or a single file.
 *
 * <p>An entry's bytes are looked at only when it is asked for; all others stay unread, whatever they hold. Nothing is ever
 * written under a name that an archive gives. A ZIP within a ZIP is opened once ({@code ExportBlock-….zip}, {@code
 * Part-1.zip}), by way of a temporary file. Not safe for several threads.
 */
final class Archive implements AutoCloseable {
    /** What Notion and others put their real archive into. */
    private static final String INNER = "(exportblock-|export-|.*part[-_]?)[^/]*\\.zip";

    /** Names without the UTF-8 flag are in the code page of the first IBM PC (APPNOTE 6.3.10, appendix D). */
    private static final String OLD_NAMES = "IBM437";

    /** Bytes by which a file is told. */
    private static final int HEAD_BYTES = 4_096;

    private final Path file;
    private final ArchiveLimits limits;
    private final FileProblems problems;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, List<Entry>> byName = new HashMap<>();
    private final List<ZipFile> open = new ArrayList<>();
    private final List<Path> temporary = new ArrayList<>();
    private final AtomicLong bytesRead = new AtomicLong();
    private String allowed = ".*";
    private boolean stopped;
    private boolean leadsOut;

    private Archive(Path file, ArchiveLimits limits, FileProblems problems) {
        this.file = file;
        this.limits = limits;
        this.problems = problems;
    }

    /** Opens a file or folder; what cannot be opened is a problem and has no entries. */
    static Archive open(Path file, ArchiveLimits limits, FileProblems problems) {
        Archive archive = new Archive(file, limits, problems);
        try {
            archive.list();
        } catch (IOException | IllegalArgumentException e) {
            problems.add(file, "archive.broken", name(file));
        }
        archive.entries.sort(Comparator.comparing(Entry::path));
        archive.entries.forEach(entry -> archive.byName
                .computeIfAbsent(entry.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(entry));
        if (archive.leadsOut) {
            problems.add(file, "archive.leads-out", name(file));
        }
        return archive;
    }

    /** Returns the files in it, by path; without folders, hidden files, what macOS adds, and names that lead out. */
    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns the entries whose path fits a pattern, see {@link Entry#fits}. */
    List<Entry> entries(String pattern) {
        return entries.stream().filter(entry -> entry.fits(pattern)).toList();
    }

    /** Returns the entry that an export names by its path below a folder that may be called anything. */
    Optional<Entry> find(String path) {
        String wanted = path.toLowerCase(Locale.ROOT).replaceFirst("^(\\./|/)+", "");
        String name = wanted.substring(wanted.lastIndexOf('/') + 1);
        return byName.getOrDefault(name, List.of()).stream()
                .filter(entry -> ("/" + entry.path().toLowerCase(Locale.ROOT)).endsWith("/" + wanted))
                .findFirst();
    }

    /** From now on opens no entry but those that fit a pattern, see {@link Entry#fits}; another is a caller's mistake. */
    void allow(String pattern) {
        allowed = pattern;
    }

    /** Returns how a single file begins, as ISO 8859-1; nothing for an archive of several, of which nothing is read. */
    String singleHead() {
        return single().map(this::head).orElse("");
    }

    /** Returns how an entry begins, as ISO 8859-1 without a byte order mark. */
    String head(Entry entry) {
        return read(entry, stream -> Optional.of(stream.readNBytes(HEAD_BYTES)))
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).replaceFirst("^\u00EF\u00BB\u00BF", ""))
                .orElse("");
    }

    /** Returns the bytes of an entry of bounded size, or nothing and a problem. */
    Optional<byte[]> bytes(Entry entry, long bytesMax) {
        return read(entry, stream -> {
            byte[] bytes = stream.readNBytes((int) Math.min(bytesMax + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > bytesMax) {
                problems.add(file, "entry.large", entry.path(), String.valueOf(bytesMax >> 20));
                return Optional.<byte[]>empty();
            }
            return Optional.of(bytes);
        });
    }

    /** What is done with the bytes of an entry. */
    @FunctionalInterface
    interface Use<T> {
        Optional<T> of(InputStream bytes) throws IOException;
    }

    /** Hands over the bytes of an entry as they are inflated; returns nothing and notes a problem when they are damaged. */
    <T> Optional<T> read(Entry entry, Use<T> use) {
        if (!entry.fits(allowed) && single().isEmpty()) {
            throw new IllegalArgumentException("not to be opened: " + entry.path());
        }
        if (stopped) {
            return Optional.empty();
        }
        try {
            EntrySource.Stored stored = entry.source().open();
            try (GuardedStream bytes = new GuardedStream(stored, limits, bytesRead)) {
                Optional<T> used = use.of(bytes);
                if (bytes.isSwollen()) {
                    stop(entry);
                }
                return used;
            }
        } catch (GuardedStream.BombException e) {
            stop(entry);
        } catch (IOException | UncheckedIOException e) {
            problems.add(file, "entry.broken", entry.path());
        }
        return Optional.empty();
    }

    private void stop(Entry entry) {
        stopped = true;
        problems.add(file, "archive.bomb", name(file), entry.path());
    }

    /** Writes an entry of bounded size to a temporary file, which goes with the archive. */
    Optional<Path> spool(Entry entry, long bytesMax) {
        if (entry.size() > bytesMax) {
            return Optional.empty();
        }
        return read(entry, stream -> {
            Path copy = Files.createTempFile("vigie-", "");
            temporary.add(copy);
            Files.copy(stream, copy, StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(copy);
        });
    }

    /** Returns the one entry of what is neither a ZIP nor a folder. */
    Optional<Entry> single() {
        boolean single = open.isEmpty() && !Files.isDirectory(file) && !entries.isEmpty();
        return single ? Optional.of(entries.getFirst()) : Optional.empty();
    }

    private void list() throws IOException {
        if (Files.isDirectory(file)) {
            listFolder();
        } else if (isZip(file)) {
            listZip(file, true);
        } else {
            entries.add(new Entry(name(file), Files.size(file), () -> stored(file)));
        }
    }

    private void listZip(Path path, boolean outermost) throws IOException {
        ZipFile zip = openZip(path);
        open.add(zip);
        if (zip.size() + entries.size() > limits.entriesMax()) {
            problems.add(file, "archive.many", name(file), limits.entriesMax());
            return;
        }
        List<Entry> inner = new ArrayList<>();
        for (ZipEntry entry : zip.stream().filter(any -> !any.isDirectory()).toList()) {
            Optional<Entry> safe = entry(zip, entry);
            safe.filter(found -> outermost && found.fits(INNER)).ifPresent(inner::add);
            safe.filter(found -> !isJunk(found.path())).ifPresent(entries::add);
        }
        for (Entry archive : inner) {
            Optional<Path> copy = spool(archive, limits.totalBytesMax());
            if (copy.isPresent() && isZip(copy.get())) {
                entries.remove(archive);
                listZip(copy.get(), false);
            }
        }
    }

    private Optional<Entry> entry(ZipFile zip, ZipEntry entry) {
        String path = entry.getName().replace('\\', '/');
        if (path.startsWith("/") || path.matches("[A-Za-z]:.*") || ("/" + path + "/").contains("/../")) {
            leadsOut = true;
            return Optional.empty();
        }
        return Optional.of(new Entry(
                path,
                entry.getSize(),
                () -> new EntrySource.Stored(zip.getInputStream(entry), Math.max(1, entry.getCompressedSize()))));
    }

    private static ZipFile openZip(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            if (!Charset.isSupported(OLD_NAMES)) {
                throw e;
            }
            return new ZipFile(path.toFile(), Charset.forName(OLD_NAMES));
        }
    }

    private void listFolder() throws IOException {
        Files.walkFileTree(file, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                String path = file.relativize(found).toString().replace('\\', '/');
                if (attributes.isRegularFile() && !isJunk(path)) {
                    entries.add(new Entry(path, attributes.size(), () -> stored(found)));
                }
                if (entries.size() > limits.entriesMax()) {
                    entries.clear();
                    problems.add(file, "archive.many", name(file), limits.entriesMax());
                    return FileVisitResult.TERMINATE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path found, IOException fault) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static EntrySource.Stored stored(Path path) throws IOException {
        return new EntrySource.Stored(Files.newInputStream(path), Math.max(1, Files.size(path)));
    }

    /** Told by its first bytes, whatever its name: a local file header, or the end of an empty archive. */
    private static boolean isZip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
            return head.equals("PK\u0003\u0004") || head.equals("PK\u0005\u0006");
        }
    }

    private static boolean isJunk(String path) {
        return path.startsWith("__MACOSX/") || path.contains("/__MACOSX/") || ("/" + path).contains("/.");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Closes the file and removes what was unpacked. */
    @Override
    public void close() {
        try {
            for (ZipFile zip : open) {
                zip.close();
            }
            for (Path path : temporary) {
                remove(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
