package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.CrawlSettings;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RawSite;

/** Looks at feeds on loopback, in whatever state. */
class FeedReaderIT {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    private final FakeSite site = new FakeSite();
    private final Fetcher fetcher = new Fetcher(site.settings(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    private final FeedReader reader = new FeedReader(fetcher);

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private static String rss(String more, String... paths) {
        StringBuilder items = new StringBuilder();
        for (String path : paths) {
            items.append("<item><title>")
                    .append(path)
                    .append("</title><link>")
                    .append(path)
                    .append("</link></item>");
        }
        return "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><title>T</title><link>/</link><description/>"
                + more + items + "</channel></rss>";
    }

    private static Answer feed(String more, String... paths) {
        return Answer.of(200, rss(more, paths)).with("Content-Type", "application/rss+xml");
    }

    private FeedLook look() {
        return reader.look(site.url("/feed"), Conditions.NONE);
    }

    private void check(Answer answer, Reason.Kind kind, String detail) {
        site.on("/feed", answer);
        FeedLook look = look();
        assertThat(look.look().failure()).contains(new Reason(kind, detail));
        assertThat(look.look().candidates()).isEmpty();
        assertThat(look.movedTo()).isEmpty();
        assertThat(look.ended()).isEqualTo(answer.status() == 410);
    }

    @Test
    void errors_areFailures_andOnlyGoneEndsAFeed() {
        check(Answer.of(401, ""), Reason.Kind.STATUS, "401");
        check(Answer.of(403, "<h1>Forbidden</h1>").with("Content-Type", "text/html"), Reason.Kind.STATUS, "403");
        check(Answer.of(404, "not found"), Reason.Kind.STATUS, "404");
        check(Answer.of(410, ""), Reason.Kind.STATUS, "410");
        check(Answer.of(422, "{}"), Reason.Kind.STATUS, "422");
        check(Answer.of(500, ""), Reason.Kind.STATUS, "500");
        check(Answer.html("<!doctype html><p>Bonjour"), Reason.Kind.NOT_READABLE, "text/html");
        check(
                Answer.of(200, rss("", "/p/1").substring(0, 150)).with("Content-Type", "application/rss+xml"),
                Reason.Kind.NOT_READABLE,
                "application/rss+xml");
        check(
                Answer.of(200, "").with("Content-Type", "application/rss+xml"),
                Reason.Kind.NOT_READABLE,
                "application/rss+xml");
    }

    private void checkPaused(String retryAfter, Instant until) {
        site.on("/feed", Answer.of(429, "").with("Retry-After", retryAfter));
        FeedLook look = look();
        assertThat(look.look().failure()).map(Reason::kind).contains(Reason.Kind.HOST_PAUSED);
        assertThat(look.look().notBefore())
                .hasValueSatisfying(at -> assertThat(at).isBetween(until.minusSeconds(1), until));
        assertThat(look.ended()).isFalse();
    }

    @Test
    void tooManyRequests_inSeconds() {
        checkPaused("600", NOW.plusSeconds(600));
    }

    @Test
    void tooManyRequests_asADate() {
        Instant until = NOW.plusSeconds(900);
        checkPaused(DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)), until);
    }

    @Test
    void cutGzip_isAFailure() {
        byte[] whole = FakeSite.gzip(rss("", "/p/1", "/p/2").getBytes(UTF_8));
        site.on(
                "/feed",
                new Answer(
                        200,
                        java.util.Map.of("Content-Encoding", "gzip", "Content-Type", "application/rss+xml"),
                        Body.of(Arrays.copyOf(whole, whole.length / 2))));
        assertThat(look().look().failure()).isPresent();
        assertThat(look().look().candidates()).isEmpty();
    }

    @Test
    void slowBody_endsWithTheDeadline() {
        try (RawSite slow = new RawSite((target, out) -> {
            RawSite.write(
                    out, "HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nContent-Length: 9000\r\n\r\n<rss>");
            for (int i = 0; i < 100; i++) {
                Thread.sleep(100);
                RawSite.write(out, " ");
            }
        })) {
            CrawlSettings usual = site.settings();
            CrawlSettings hasty = new CrawlSettings(
                    usual.contact(),
                    Duration.ZERO,
                    Duration.ofSeconds(1),
                    1 << 20,
                    5,
                    List.of(slow.host()),
                    usual.ports());
            try (Fetcher own = new Fetcher(hasty, Clock.systemUTC(), new Random(1))) {
                assertThat(new FeedReader(own)
                                .look(slow.url("/feed"), Conditions.NONE)
                                .look()
                                .failure())
                        .map(Reason::kind)
                        .contains(Reason.Kind.TIMEOUT);
            }
        }
    }

    @Test
    void feedBeyondTheLimit_saysSo() {
        site.on("/feed", feed("<!--" + "x".repeat(1 << 20) + "-->", "/p/1"));
        assertThat(look().look().failure()).contains(new Reason(Reason.Kind.LIMIT, (1 << 20) + " B"));
    }

    @Test
    void unchanged_costsNothing() {
        site.on(
                "/feed",
                asked -> asked.headers().containsKey("if-none-match")
                        ? Answer.of(304, "")
                        : feed("", "/p/1").with("ETag", "\"1\""));
        Look first = look().look();
        FeedLook second = reader.look(site.url("/feed"), first.bearings().conditions());
        assertThat(second.look().unchanged()).isTrue();
        assertThat(second.look().failure()).isEmpty();
        assertThat(second.look().bearings().conditions())
                .isEqualTo(first.bearings().conditions());
    }

    @Test
    void wait_isTheLongestOfFeedAndServer() {
        site.on("/feed", feed("<ttl>5</ttl>", "/p/1").with("Cache-Control", "public, max-age=1800"));
        assertThat(look().look().notBefore()).contains(NOW.plusSeconds(1800));
        site.on("/feed", feed("<ttl>60</ttl>", "/p/1").with("Cache-Control", "max-age=1800"));
        assertThat(look().look().notBefore()).contains(NOW.plusSeconds(3600));
        site.on("/feed", feed("", "/p/1").with("Cache-Control", "s-maxage=99, no-cache"));
        assertThat(look().look().notBefore()).isEmpty();
    }

    private void checkMoved(String start, String expected) {
        FeedLook look = reader.look(site.url(start), Conditions.NONE);
        assertThat(look.movedTo())
                .isEqualTo(Optional.of(expected).filter(path -> !path.isEmpty()).map(site::url));
    }

    @Test
    void moved_onlyForGood() {
        site.on("/feed", feed("", "/p/1"));
        site.on("/301", Answer.redirect(301, "/feed"));
        site.on("/308", Answer.redirect(308, "/301"));
        site.on("/302", Answer.redirect(302, "/feed"));
        site.on("/301-302", Answer.redirect(301, "/302"));
        site.on("/302-301", Answer.redirect(302, "/301"));
        site.page("/parked", "<p>À vendre");
        site.on("/301-parked", Answer.redirect(301, "/parked"));
        checkMoved("/feed", "");
        checkMoved("/301", "/feed");
        checkMoved("/308", "/feed");
        checkMoved("/302", "");
        checkMoved("/301-302", "/302");
        checkMoved("/302-301", "");
        checkMoved("/301-parked", "");
    }

    private List<String> paths(FeedReader.Backfill backfill) {
        return backfill.items().stream().map(item -> item.url().uri().getPath()).toList();
    }

    @Test
    void backfill_readsTheOlderPages() {
        site.on(
                "/feed",
                asked -> asked.target().endsWith("paged=2")
                        ? feed("<atom:link rel=\"next\" href=\"/feed\"/>", "/p/2", "/p/1")
                        : feed("<atom:link rel=\"next\" href=\"/feed?paged=2\"/>", "/p/3", "/p/2"));
        FeedReader.Backfill backfill = reader.backfill(site.url("/feed"));
        assertThat(paths(backfill)).containsExactly("/p/3", "/p/2", "/p/1");
        assertThat(backfill.stopped()).isEmpty();
        assertThat(site.targets()).containsExactly("/feed", "/feed?paged=2");
    }

    @Test
    void backfill_stopsWherePagesDo() {
        site.on("/feed", feed("<atom:link rel=\"next\" href=\"/older\"/>", "/p/3"));
        FeedReader.Backfill backfill = reader.backfill(site.url("/feed"));
        assertThat(paths(backfill)).containsExactly("/p/3");
        assertThat(backfill.stopped()).contains(new Reason(Reason.Kind.STATUS, "404"));
        site.on("/feed", feed("<atom:link rel=\"next\" href=\"https://elsewhere.example/feed\"/>", "/p/3"));
        assertThat(reader.backfill(site.url("/feed")).stopped()).isEmpty();
        site.on(
                "/feed*",
                asked -> feed(
                        "<atom:link rel=\"next\" href=\"/feed" + asked.target().length() + asked.nanos() + "\"/>",
                        "/p/3"));
        site.on("/feed", feed("<atom:link rel=\"next\" href=\"/feed1\"/>", "/p/3"));
        assertThat(reader.backfill(site.url("/feed")).stopped())
                .map(Reason::kind)
                .contains(Reason.Kind.LIMIT);
    }

    private void checkFound(String expected) {
        assertThat(reader.find(site.url("/"))).isEqualTo(new FeedReader.Found.At(site.url(expected)));
    }

    @Test
    void find_takesWhatThePageNames_thenTheUsualPlaces() {
        site.page(
                "/",
                "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Commentaires\" href=\"/comments/feed\">"
                        + "<link rel=\"alternate\" type=\"text/html\" hreflang=en href=\"/en\"><link rel=\"shortlink alternate\""
                        + " type=\"application/atom+xml; charset=utf-8\" href=\"blog.atom\">");
        site.on("/comments/feed", feed("", "/c/1"));
        site.on("/blog.atom", feed("", "/p/1"));
        site.on("/atom.xml", feed("", "/p/1"));
        checkFound("/blog.atom");
        site.on("/blog.atom", Answer.of(404, ""));
        checkFound("/comments/feed");
        site.page("/", "<p>Bonjour");
        checkFound("/atom.xml");
        site.on("/atom.xml", Answer.of(404, ""));
        assertThat(reader.find(site.url("/")))
                .isEqualTo(new FeedReader.Found.Nowhere(new Reason(Reason.Kind.NOT_READABLE, "text/html")));
        site.on("/", feed("", "/p/1"));
        checkFound("/");
        site.on("/", Answer.of(500, ""));
        assertThat(reader.find(site.url("/")))
                .isEqualTo(new FeedReader.Found.Nowhere(new Reason(Reason.Kind.STATUS, "500")));
    }

    @Test
    void look_namesItems() {
        site.on("/feed", feed("", "/p/1", "https://www.google.com/url?url=https://copieur.example/a"));
        assertThat(look().look().candidates())
                .extracting(Candidate::url)
                .containsExactly(site.url("/p/1"), new CanonicalUrl("https://copieur.example/a"));
    }
}
