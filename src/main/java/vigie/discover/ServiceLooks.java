package vigie.discover;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.extract.Directive;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.watch.Source;

/** Looks at sources that answer through documented interfaces: searches, networks, archives. */
final class ServiceLooks {
    /** How long one look hears a stream; the next goes on where this one ended. */
    private static final Duration HEARING = Duration.ofSeconds(50);

    /** Records of an archive read in one look: with five seconds between two, under five minutes. */
    private static final int RECORDS_MAX = 50;

    private final Connectors connectors;
    private final Extractor extractor;

    ServiceLooks(Connectors connectors, Extractor extractor) {
        this.connectors = connectors;
        this.extractor = extractor;
    }

    Look search(Source.Search source, Means means) {
        if (connectors.searches().isEmpty()) {
            return Look.failed(new Reason(Reason.Kind.NOT_AVAILABLE, "services"), Optional.empty());
        }
        Searches.Answers answers = connectors.searches().ask(SearchQuery.of(source.query()), means.budget());
        if (answers.asked() == 0 && answers.failure().isPresent()) {
            return Look.failed(answers.failure().get(), answers.notBefore()).remarking(answers.remarks());
        }
        List<Candidate> candidates = answers.named().stream()
                .map(named -> new Candidate(
                        named.result().url(),
                        "search " + source.query() + " (" + named.service() + ")",
                        named.result().published(),
                        named.result().title(),
                        0))
                .toList();
        Optional<Instant> notBefore = answers.asked() == 0
                ? Optional.of(Budget.renewal(connectors.clock().instant()))
                : answers.notBefore();
        return Look.named(candidates).notBefore(notBefore).remarking(answers.remarks());
    }

    Look bluesky(Source.Bluesky source, Bearings last) {
        return look(connectors
                .bluesky()
                .search(BlueskyQuery.of(source.query()), last.cursor().orElse("")));
    }

    Look mastodon(Source.Mastodon source, Bearings last) {
        Mastodon server = new Mastodon(
                connectors.client(), new CanonicalUrl(source.server().toString()));
        String cursor = last.cursor().orElse("");
        return look(
                source.name().startsWith("#")
                        ? server.hashtag(source.name(), cursor)
                        : server.account(source.name(), cursor));
    }

    Look jetstream(Source.Jetstream source, Bearings last, Means means) {
        Jetstream.Version version =
                source.url().getPath().startsWith("/xrpc/") ? Jetstream.Version.V2 : Jetstream.Version.V1;
        CanonicalUrl server =
                new CanonicalUrl(source.url().toString()).resolve("/").orElseThrow();
        return look(new Jetstream(connectors.client(), server, version, connectors.clock())
                .look(
                        last.cursor().orElse(""),
                        HEARING,
                        words -> means.resembles().test(page(words))));
    }

    /** A post's words as the page that they will be. */
    private Page page(String words) {
        return extractor.extract(
                "post.txt", Body.of(words.getBytes(StandardCharsets.UTF_8)), new CanonicalUrl("https://bsky.app/"));
    }

    private static Look look(PostLook posts) {
        Look look = Look.named(posts.posts().stream().map(Post::candidate).toList())
                .at(Optional.of(posts.cursor()).filter(cursor -> !cursor.isEmpty()))
                .notBefore(posts.notBefore())
                .forgetting(posts.forgotten())
                .remarking(posts.missed().map(Enum::name).stream().toList());
        return posts.failure().map(look::brokenOff).orElse(look);
    }

    /** What an archive on this machine shows of the owner's is visited; the rest is passed over. */
    Look warc(Source.Warc source, Bearings last, Means means) {
        List<Candidate> candidates = new ArrayList<>();
        WarcFiles.Reading reading = new WarcFiles(source.folder(), connectors.clock())
                .read(
                        last.cursor().orElse(""),
                        WarcFiles.Limits.USUAL,
                        page -> candidate(page, "archive", means).ifPresent(candidates::add));
        Look look = Look.named(candidates)
                .at(Optional.of(reading.cursor()))
                .more(!reading.finished())
                .remarking(Stream.of(
                                reading.damaged() > 0 ? reading.damaged() + " damaged" : "",
                                reading.tooLarge() > 0 ? reading.tooLarge() + " too large" : "")
                        .filter(remark -> !remark.isEmpty())
                        .toList());
        return reading.failure().map(look::brokenOff).orElse(look);
    }

    private Optional<Candidate> candidate(ArchivedPage archived, String foundBy, Means means) {
        Page page = extractor.extract(name(archived.mediaType()), archived.body(), archived.url());
        return Optional.of(archived.url())
                .filter(url -> !isReserved(archived, page) && means.resembles().test(page))
                .map(url -> new Candidate(
                        url,
                        foundBy + " of " + LocalDate.ofInstant(archived.capturedAt(), ZoneOffset.UTC),
                        Optional.empty(),
                        page.title(),
                        0));
    }

    /** What reserved itself when it was archived is not compared, whoever keeps it. */
    private static boolean isReserved(ArchivedPage archived, Page page) {
        return page.directives().contains(Directive.MINING_RESERVED)
                || archived.headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("tdm-reservation")
                                && header.value().strip().equals("1"));
    }

    private static String name(String mediaType) {
        return mediaType.contains("pdf") ? "page.pdf" : "page.html";
    }

    /**
     * Reads some of what the newest crawl has of a site, and goes on from there the next time. A crawl read to its end is not
     * read again.
     */
    Look archived(Source.Archived source, Bearings last, Means means) {
        CommonCrawl archive = connectors.commonCrawl();
        return switch (archive.crawls()) {
            case Reply.Missing<List<Crawl>> missing -> Look.failed(missing.reason(), missing.notBefore());
            case Reply.Given<List<Crawl>> given ->
                given.value().stream()
                        .max(Comparator.comparing(Crawl::id))
                        .map(newest -> archived(source, newest, ArchiveCursor.of(last.cursor(), newest.id()), means))
                        .orElseGet(() -> Look.named(List.of()));
        };
    }

    /** How far a crawl was read: index page and record in it. */
    private record ArchiveCursor(String crawl, int page, int record) {
        static ArchiveCursor of(Optional<String> cursor, String newest) {
            String[] parts = cursor.orElse("").split(" ", -1);
            boolean same = parts.length == 3 && parts[0].equals(newest);
            return same
                    ? new ArchiveCursor(newest, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]))
                    : new ArchiveCursor(newest, 0, 0);
        }

        ArchiveCursor on(int records) {
            return new ArchiveCursor(crawl, page, record + records);
        }

        ArchiveCursor nextPage() {
            return new ArchiveCursor(crawl, page + 1, 0);
        }

        String text() {
            return crawl + " " + page + " " + record;
        }
    }

    private Look archived(Source.Archived source, Crawl crawl, ArchiveCursor from, Means means) {
        CommonCrawl archive = connectors.commonCrawl();
        String site = host(source.url());
        Reply<List<ArchiveEntry>> entries = archive.pages(crawl, site)
                .then(pages -> from.page() < Math.min(pages, CommonCrawl.PAGES_MAX)
                        ? archive.entries(crawl, site, from.page())
                        : Reply.of(List.of()));
        return switch (entries) {
            case Reply.Missing<List<ArchiveEntry>> missing -> Look.failed(missing.reason(), missing.notBefore());
            case Reply.Given<List<ArchiveEntry>> given -> read(given.value(), from, means);
        };
    }

    private Look read(List<ArchiveEntry> entries, ArchiveCursor from, Means means) {
        List<Candidate> candidates = new ArrayList<>();
        ArchiveCursor at = from;
        for (ArchiveEntry entry :
                entries.stream().skip(from.record()).limit(RECORDS_MAX).toList()) {
            Reply<ArchivedPage> reply = connectors.commonCrawl().page(entry);
            if (reply instanceof Reply.Missing<ArchivedPage> missing
                    && missing.notBefore().isPresent()) {
                return Look.named(candidates)
                        .at(Optional.of(at.text()))
                        .notBefore(missing.notBefore())
                        .brokenOff(missing.reason());
            }
            if (reply instanceof Reply.Given<ArchivedPage> page) {
                candidate(page.value(), at.crawl(), means).ifPresent(candidates::add);
            }
            at = at.on(1); // a record that cannot be read costs itself
        }
        boolean pageOver = at.record() >= entries.size();
        ArchiveCursor next = pageOver && !entries.isEmpty() ? at.nextPage() : at;
        return Look.named(candidates).at(Optional.of(next.text())).more(!entries.isEmpty());
    }

    private static String host(URI site) {
        String host = site.getHost();
        return host.startsWith("www.") ? host.substring(4) : host;
    }
}
