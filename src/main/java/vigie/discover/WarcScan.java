package vigie.discover;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import vigie.crawl.Body;
import vigie.crawl.Header;

/** One look's walk through archives, with what it counted. Not thread-safe. */
final class WarcScan {
    private static final Set<String> PAGES = Set.of("text/html", "application/xhtml+xml", "application/pdf");

    /** Places in one file at which reading is taken up again; a file with more is no archive. */
    private static final int DAMAGED_MAX = 1_000;

    private final WarcFiles.Limits limits;
    private final BooleanSupplier hasTime;
    private final Consumer<ArchivedPage> consumer;
    private int pages;
    private int records;
    private int damaged;
    private int tooLarge;
    private long bytes;

    WarcScan(WarcFiles.Limits limits, BooleanSupplier hasTime, Consumer<ArchivedPage> consumer) {
        this.limits = limits;
        this.hasTime = hasTime;
        this.consumer = consumer;
    }

    int pages() {
        return pages;
    }

    int records() {
        return records;
    }

    int damaged() {
        return damaged;
    }

    int tooLarge() {
        return tooLarge;
    }

    private boolean mayGoOn() {
        return records < limits.records() && bytes < limits.bytes() && hasTime.getAsBoolean();
    }

    /** Reads a file from an offset on and returns where the next look begins: the size when it is through. */
    long read(WarcBytes archive, long from) {
        long at = from;
        int damagedBefore = damaged;
        while (at < archive.size() && mayGoOn()) {
            long next = run(archive, at);
            if (next >= 0) {
                return next;
            }
            damaged++;
            at = damaged - damagedBefore > DAMAGED_MAX ? archive.size() : after(archive, ~next);
        }
        return at;
    }

    /** A file that goes away while it is read has no more records. */
    private static long after(WarcBytes archive, long start) {
        try {
            return archive.nextStart(start + 1);
        } catch (IOException e) {
            return archive.size();
        }
    }

    /**
     * Reads records as long as they hold and the limits allow.
     *
     * @return where the next look begins, or the complement of where the damaged record begins
     */
    private long run(WarcBytes archive, long from) {
        try (InputStream in = archive.open(from);
                WarcReader reader = new WarcReader(in)) {
            while (mayGoOn()) {
                Step step = step(reader);
                if (step.kind() != Kind.RECORD) {
                    return step.kind() == Kind.END ? archive.size() : ~(from + reader.position());
                }
                records++;
                step.page().ifPresent(this::give);
            }
            // where the next record begins is known once it was looked for; the next look reads it again
            return switch (step(reader).kind()) {
                case END -> archive.size();
                case RECORD, DAMAGED -> from + reader.position();
            };
        } catch (IOException e) {
            return ~from;
        }
    }

    private enum Kind {
        RECORD,
        DAMAGED,
        END
    }

    private record Step(Kind kind, Optional<ArchivedPage> page) {}

    private Step step(WarcReader reader) {
        try {
            Optional<WarcRecord> record = reader.next();
            if (record.isEmpty()) {
                return new Step(Kind.END, Optional.empty());
            }
            return new Step(
                    Kind.RECORD, record.get() instanceof WarcResponse response ? page(response) : Optional.empty());
        } catch (IOException | RuntimeException e) {
            // jwarc answers broken headers and broken gzip with whatever they trip over
            return new Step(Kind.DAMAGED, Optional.empty());
        }
    }

    private void give(ArchivedPage page) {
        pages++;
        bytes += page.body().size();
        consumer.accept(page);
    }

    private Optional<ArchivedPage> page(WarcResponse response) throws IOException {
        if (!response.contentType().base().toString().equals("application/http")) {
            return Optional.empty();
        }
        HttpResponse http = response.http();
        String mediaType = mediaType(http);
        if (http.status() != 200 || !PAGES.contains(mediaType)) {
            return Optional.empty();
        }
        Optional<byte[]> body = body(http);
        if (body.isEmpty()) {
            tooLarge++;
        }
        return body.flatMap(read -> WarcFiles.address(response.target())
                .map(url -> new ArchivedPage(url, response.date(), mediaType, Body.of(read), headers(http))));
    }

    private static String mediaType(HttpResponse http) {
        String type = http.headers().first("Content-Type").orElse("");
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** The bytes with every coding taken off, or empty when there are too many: a bomb inflates no further than the limit. */
    private Optional<byte[]> body(HttpResponse http) throws IOException {
        byte[] read = http.bodyDecoded().stream().readNBytes(limits.bodyBytes() + 1);
        return read.length > limits.bodyBytes() ? Optional.empty() : Optional.of(read);
    }

    private static List<Header> headers(HttpResponse http) {
        List<Header> headers = new ArrayList<>();
        http.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return headers;
    }
}
