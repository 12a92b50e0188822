package vigie.discover;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Header;
import vigie.crawl.Reason;

/** Reads archived answers out of WARC records (ISO 28500:2017). The bytes may be anything. */
final class WarcRecords {
    /** More than any page needs; a record of some kilobytes may unpack to gigabytes. */
    private static final int BODY_BYTES_MAX = 10 << 20;

    private WarcRecords() {}

    /** Returns the archived answer of an address, which must be the first record and a successful answer. */
    static Reply<ArchivedPage> page(Body record, CanonicalUrl url) {
        try (InputStream bytes = record.stream();
                WarcReader reader = new WarcReader(bytes)) {
            Optional<WarcRecord> first = reader.next();
            return first.isPresent() && first.get() instanceof WarcResponse response
                    ? page(response, url)
                    : Reply.missing(Reason.Kind.SERVICE_ANSWER, "WARC");
        } catch (IOException | IllegalArgumentException | DateTimeException | NoSuchElementException e) {
            return Reply.missing(Reason.Kind.SERVICE_ANSWER, "WARC");
        }
    }

    private static Reply<ArchivedPage> page(WarcResponse response, CanonicalUrl url) throws IOException {
        HttpResponse http = response.http();
        boolean same = Optional.ofNullable(response.target())
                .flatMap(CanonicalUrl::parse)
                .filter(url::equals)
                .isPresent();
        if (!same || http.status() != 200) {
            return Reply.missing(Reason.Kind.SERVICE_ANSWER, "WARC " + http.status());
        }
        byte[] body = http.bodyDecoded().stream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            return Reply.missing(Reason.Kind.LIMIT, "> " + BODY_BYTES_MAX + " B");
        }
        List<Header> headers = http.headers().map().entrySet().stream()
                .flatMap(line -> line.getValue().stream().map(value -> new Header(line.getKey(), value)))
                .toList();
        String type = http.headers().first("Content-Type").orElse("").split(";", -1)[0];
        return Reply.of(
                new ArchivedPage(url, response.date(), type.strip().toLowerCase(Locale.ROOT), Body.of(body), headers));
    }
}
