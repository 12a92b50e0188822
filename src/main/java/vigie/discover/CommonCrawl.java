package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Reason;
import vigie.crawl.ServiceAnswer;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Common Crawl (<a href="https://index.commoncrawl.org/">index</a>): lists the pages of a site without asking the site, and
 * reads single records. It is no full-text search. Its servers shut out whoever asks fast, so a refusal is a day's pause.
 * Thread-safe.
 */
public final class CommonCrawl {
    public static final CanonicalUrl INDEX = new CanonicalUrl("https://index.commoncrawl.org/");
    public static final CanonicalUrl DATA = new CanonicalUrl("https://data.commoncrawl.org/");

    /** One page of the index holds some thousand lines; a site with more is not looked at page by page. */
    public static final int PAGES_MAX = 20;

    private static final Duration GAP = Duration.ofSeconds(5);
    private static final Duration REFUSED_FOR = Duration.ofHours(24);

    /** Common Crawl cuts bodies at 1 MiB, from 2025 on at 5 MiB; a longer record is none we could read. */
    private static final int RECORD_BYTES_MAX = 8 << 20;

    private static final Pattern SITE = Pattern.compile("[a-z0-9.-]{1,253}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./-]{0,500}");

    private final ServiceClient client;
    private final CanonicalUrl index;
    private final CanonicalUrl data;
    private final Duration gap;

    public CommonCrawl(ServiceClient client, CanonicalUrl index, CanonicalUrl data) {
        this(client, index, data, GAP);
    }

    CommonCrawl(ServiceClient client, CanonicalUrl index, CanonicalUrl data, Duration gap) {
        this.client = client;
        this.index = Endpoint.folder(index);
        this.data = Endpoint.folder(data);
        this.gap = gap;
    }

    /** Returns the crawls there are, newest first as the service lists them. */
    public Reply<List<Crawl>> crawls() {
        return call(ServiceCall.get(Endpoint.of(index, "collinfo.json")))
                .then(JsonAnswer::of)
                .then(answer -> {
                    List<Crawl> crawls = answer.json()
                            .valueStream()
                            .flatMap(crawl -> crawl(crawl).stream())
                            .toList();
                    return crawls.isEmpty()
                            ? new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty())
                            : Reply.of(crawls);
                });
    }

    /** An index elsewhere than with all the others is not asked. */
    private Optional<Crawl> crawl(JsonNode crawl) {
        return CanonicalUrl.parse(crawl.path("cdx-api").asString(""))
                .filter(address -> address.value().startsWith(index.value()))
                .map(address -> new Crawl(
                        crawl.path("id").asString(""),
                        address,
                        SearchResults.instant(crawl.path("from").asString("")),
                        SearchResults.instant(crawl.path("to").asString(""))));
    }

    /**
     * Returns how many pages of the index a site fills, 0 when it was never captured.
     *
     * @param site a registrable domain or a host
     */
    public Reply<Integer> pages(Crawl crawl, String site) {
        return lookUp(crawl, query(site).with("showNumPages", "true"))
                .then(capture -> isNoCapture(capture)
                        ? Reply.of(0)
                        : JsonAnswer.of(capture)
                                .then(answer -> answer.json().path("pages").canConvertToInt()
                                        ? Reply.of(answer.json().path("pages").asInt(0))
                                        : new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty())));
    }

    /**
     * Returns the successful HTML pages of a site and its subdomains that one page of the index lists, in its order.
     *
     * @param page from 0, below {@link #pages} and {@link #PAGES_MAX}
     */
    public Reply<List<ArchiveEntry>> entries(Crawl crawl, String site, int page) {
        if (page < 0 || page >= PAGES_MAX) {
            throw new IllegalArgumentException("page " + page);
        }
        return lookUp(crawl, query(site).with("page", page))
                .then(capture -> isNoCapture(capture) ? Reply.of(List.of()) : entries(capture));
    }

    private static QueryString query(String site) {
        if (!SITE.matcher(site).matches()) {
            throw new IllegalArgumentException("no domain: " + site);
        }
        return new QueryString()
                .with("url", "*." + site + "/*")
                .with("output", "json")
                .with("filter", "=status:200")
                .with("filter", "=mime:text/html");
    }

    private Reply<Capture> lookUp(Crawl crawl, QueryString query) {
        return call(ServiceCall.get(new CanonicalUrl(crawl.index().value() + "?" + query)));
    }

    /** That there are no captures is told as an error 404 with a message in JSON. */
    private static boolean isNoCapture(Capture capture) {
        return capture.status() == 404
                && JsonAnswer.json(capture)
                        .filter(json -> json.path("message").asString("").startsWith("No Captures found"))
                        .isPresent();
    }

    /** A line each; one that cannot be read is a broken answer, not a shorter one. */
    private static Reply<List<ArchiveEntry>> entries(Capture capture) {
        if (capture.status() != 200) {
            return JsonAnswer.of(capture)
                    .then(answer -> new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty()));
        }
        List<ArchiveEntry> entries = new ArrayList<>();
        List<String> lines = new String(capture.body().toByteArray(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        for (String line : lines) {
            Optional<JsonNode> json = json(line);
            if (json.isEmpty()) {
                return new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty());
            }
            entry(json.get()).ifPresent(entries::add);
        }
        return lines.isEmpty() || capture.truncated()
                ? new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty())
                : Reply.of(List.copyOf(entries));
    }

    private static Optional<JsonNode> json(String line) {
        try {
            return Optional.of(JsonMapper.shared().readTree(line))
                    .filter(entry -> entry.has("url") && entry.has("filename"));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<ArchiveEntry> entry(JsonNode line) {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(line.path("url").asString(""));
        Optional<Instant> at = ArchiveTime.parse(line.path("timestamp").asString(""));
        String file = line.path("filename").asString("");
        long offset = line.path("offset").asLong(-1);
        long length = line.path("length").asLong(-1);
        boolean readable = FILE.matcher(file).matches()
                && !file.contains("..")
                && offset >= 0
                && length > 0
                && length <= RECORD_BYTES_MAX;
        return url.isPresent() && at.isPresent() && readable
                ? Optional.of(new ArchiveEntry(
                        url.get(),
                        at.get(),
                        line.path("mime-detected").asString(line.path("mime").asString("")),
                        line.path("digest").asString(""),
                        file,
                        offset,
                        (int) length))
                : Optional.empty();
    }

    /** Reads the one record of an entry. */
    public Reply<ArchivedPage> page(ArchiveEntry entry) {
        String range = entry.offset() + "-" + (entry.offset() + entry.length() - 1);
        ServiceCall call = ServiceCall.get(Endpoint.of(data, entry.file()))
                .with("Range", "bytes=" + range)
                .with("Accept-Encoding", "identity");
        return call(call).then(capture -> {
            if (capture.status() != 206) {
                return JsonAnswer.of(capture)
                        .then(answer -> new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty()));
            }
            boolean asked = capture.header("Content-Range")
                    .filter(told -> told.startsWith("bytes " + range + "/"))
                    .isPresent();
            return asked && capture.body().size() == entry.length()
                    ? WarcRecords.page(capture.body(), entry.url())
                    : new Reply.Missing<>(JsonAnswer.notAsDocumented(capture), Optional.empty());
        });
    }

    /** One at a time, and none for a day once refused: by then the address is blocked anyway. */
    private Reply<Capture> call(ServiceCall call) {
        ServiceAnswer answer = client.call(call.every(gap));
        return JsonAnswer.answered(answer)
                .then(capture -> capture.status() == 403
                        ? new Reply.Missing<>(
                                new Reason(Reason.Kind.SERVICE_BLOCKED, "403"),
                                Optional.of(client.pause(call.url(), REFUSED_FOR)))
                        : Reply.of(capture));
    }
}
