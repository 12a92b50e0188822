package vigie.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/**
 * The web archives of a folder (WARC 1.0 and 1.1, plain or gzipped by record, and WACZ 1.1.1): their HTML and PDF pages
 * that answered 200, streamed. A record that is damaged costs itself: reading goes on at the next that begins.
 *
 * <p>The cursor remembers for each file how far it was read, so that a file added or grown later is read, whatever its name.
 */
public final class WarcFiles {
    /** Archives of a folder; one of them may have gigabytes. */
    static final int FILES_MAX = 1_000;

    private static final int DEPTH_MAX = 8;

    private final Path folder;
    private final Clock clock;

    public WarcFiles(Path folder, Clock clock) {
        this.folder = folder.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * How much one look reads.
     *
     * @param records of any kind
     * @param bytes of all pages given together, decoded
     * @param bodyBytes of one page, decoded; a larger one is left out
     * @param time after which no further record is begun
     */
    public record Limits(int records, long bytes, int bodyBytes, Duration time) {
        /** A few seconds of work, so that other sources have their turn. */
        public static final Limits USUAL = new Limits(20_000, 512L << 20, 10 << 20, Duration.ofSeconds(30));

        public Limits {
            if (records < 1 || bytes < 1 || bodyBytes < 1 || !time.isPositive()) {
                throw new IllegalArgumentException(
                        "limits: " + records + ", " + bytes + ", " + bodyBytes + ", " + time);
            }
        }
    }

    /**
     * What one look came to.
     *
     * @param cursor for the next look, to be kept once the pages are
     * @param pages given to the consumer
     * @param records looked at, those of no interest included
     * @param damaged places at which records could not be read
     * @param tooLarge pages left out for their size
     * @param finished whether all files were read to their end
     * @param failure why nothing was read, if so
     */
    public record Reading(
            String cursor,
            int pages,
            int records,
            int damaged,
            int tooLarge,
            boolean finished,
            Optional<Reason> failure) {}

    /** Reads on from a cursor, empty for the first look; pages come in the order of the files' names and of their records. */
    public Reading read(String cursor, Limits limits, Consumer<ArchivedPage> pages) {
        if (!Files.isDirectory(folder)) {
            return new Reading(
                    cursor, 0, 0, 0, 0, false, Optional.of(new Reason(Reason.Kind.NOT_READABLE, folder.toString())));
        }
        Map<String, Long> offsets = offsets(cursor);
        Instant until = clock.instant().plus(limits.time());
        WarcScan scan = new WarcScan(limits, () -> clock.instant().isBefore(until), pages);
        boolean finished = true;
        for (Path file : files()) {
            for (WarcBytes bytes : WarcBytes.of(file, folder.relativize(file).toString())) {
                long from = offsets.getOrDefault(bytes.name(), 0L);
                long to = from < bytes.size() ? scan.read(bytes, from) : from;
                offsets.put(bytes.name(), to);
                finished &= to >= bytes.size();
            }
        }
        return new Reading(
                text(offsets),
                scan.pages(),
                scan.records(),
                scan.damaged(),
                scan.tooLarge(),
                finished,
                Optional.empty());
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(folder, DEPTH_MAX)) {
            return all.filter(file -> isArchive(String.valueOf(file.getFileName())))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .limit(FILES_MAX)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isArchive(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith(".")
                && (lower.endsWith(".warc") || lower.endsWith(".warc.gz") || lower.endsWith(".wacz"));
    }

    /** A line each file: the offset of the next record, a space, its name. */
    private static Map<String, Long> offsets(String cursor) {
        Map<String, Long> offsets = new TreeMap<>();
        cursor.lines().filter(line -> line.matches("\\d{1,18} .+")).forEach(line -> {
            int space = line.indexOf(' ');
            offsets.put(line.substring(space + 1), Long.parseLong(line.substring(0, space)));
        });
        return offsets;
    }

    private static String text(Map<String, Long> offsets) {
        return offsets.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining("\n"));
    }

    /** Returns the address of a page as archives write it, or empty when we do not visit such. */
    static Optional<CanonicalUrl> address(String target) {
        String bare =
                target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
        return CanonicalUrl.parse(bare).filter(url -> !url.isFile());
    }
}
