package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.extract.Extractor;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.watch.Source;

/** Looks at sources that are there: a site on loopback, a folder on disk. */
class DiscoveryIT {
    private static final Means MEANS = new Means(service -> false, Path.of("nowhere"), page -> false);

    private static final Duration DAILY = Duration.ofDays(1);

    private final FakeSite site = new FakeSite();
    private final Fetcher fetcher = new Fetcher(site.settings(), Clock.systemUTC(), new Random(1));
    private final Discovery discovery =
            new Discovery(fetcher, Connectors.of(fetcher, ServiceSettings.NONE, Clock.systemUTC()), new Extractor());

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private Look look(Source source) {
        return discovery.look(source, Bearings.NONE, MEANS);
    }

    private Source.Feed feed(String path) {
        return new Source.Feed(site.url(path).uri(), DAILY);
    }

    private Source.Site siteSource() {
        return new Source.Site(site.url("/").uri(), 2, 50, DAILY);
    }

    private static void checkFailure(Look look, Reason.Kind kind) {
        assertThat(look.candidates()).isEmpty();
        assertThat(look.failure()).map(Reason::kind).contains(kind);
    }

    private List<String> paths(Look look) {
        assertThat(look.failure()).isEmpty();
        return look.candidates().stream()
                .map(candidate ->
                        candidate.foundBy() + " " + candidate.url().uri().getPath())
                .toList();
    }

    @Test
    void feed_namesItsItems_andIsCheapWhenUnchanged() {
        Answer rss = Answer.of(
                        200,
                        "<rss version=\"2.0\"><channel><title>T</title><link>/</link><description/><ttl>60</ttl>"
                                + "<item><title>Un</title><link>/p/1</link><pubDate>Tue, 01 Sep 2026 10:00:00 GMT</pubDate>"
                                + "</item></channel></rss>")
                .with("Content-Type", "application/rss+xml")
                .with("ETag", "\"1\"");
        site.on("/feed", asked -> asked.headers().containsKey("if-none-match") ? Answer.of(304, "") : rss.gzipped());
        Look first = look(feed("/feed"));
        assertThat(first.candidates())
                .containsExactly(new Candidate(
                        site.url("/p/1"), "feed", Optional.of(Instant.parse("2026-09-01T10:00:00Z")), "Un", 0));
        assertThat(first.notBefore()).isPresent();
        assertThat(first.unchanged()).isFalse();
        Look second = discovery.look(feed("/feed"), first.bearings(), MEANS);
        assertThat(second).isEqualTo(Look.unchanged(first.bearings()));
    }

    @Test
    void feed_thatIsGoneOrNone_isAFailure_notEmptiness() {
        site.on("/gone", Answer.of(410, "")).page("/page", "<p>Bonjour").robots("User-agent: *\nDisallow: /private");
        assertThat(look(feed("/gone")).failure()).contains(new Reason(Reason.Kind.STATUS, "410"));
        assertThat(look(feed("/page")).failure()).contains(new Reason(Reason.Kind.NOT_READABLE, "text/html"));
        assertThat(look(feed("/private")).failure())
                .contains(new Reason(Reason.Kind.ROBOTS_DISALLOW, "2: Disallow: /private"));
    }

    @Test
    void feed_ofAHostThatPauses_saysWhenToComeBack() {
        site.on("/feed", Answer.of(429, "").with("Retry-After", "600"));
        Look look = look(feed("/feed"));
        checkFailure(look, Reason.Kind.HOST_PAUSED);
        assertThat(look.notBefore()).isPresent();
    }

    private String sitemap(String... paths) {
        StringBuilder xml = new StringBuilder("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (String path : paths) {
            xml.append("<url><loc>")
                    .append(path.startsWith("http") ? path : site.url(path))
                    .append("</loc></url>");
        }
        return xml.append("</urlset>").toString();
    }

    private String index(String... paths) {
        StringBuilder xml = new StringBuilder("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        for (String path : paths) {
            xml.append("<sitemap><loc>").append(site.url(path)).append("</loc></sitemap>");
        }
        return xml.append("</sitemapindex>").toString();
    }

    @Test
    void site_readsTheSitemapsThatRobotsNames_indexAndGzip() {
        site.robots("Sitemap: /maps/index.xml\n")
                .on("/maps/index.xml", Answer.of(200, index("/maps/a.xml", "/maps/b.xml.gz", "/maps/index.xml")))
                .on("/maps/a.xml", Answer.of(200, sitemap("/p/1", "/p/2", "https://x.example/p", "/a/a/a/a")))
                .on(
                        "/maps/b.xml.gz",
                        new Answer(
                                200,
                                Map.of(),
                                Body.of(FakeSite.gzip(sitemap("/p/2", "/p/3").getBytes(UTF_8)))));
        assertThat(paths(look(siteSource()))).containsExactly("page /", "sitemap /p/1", "sitemap /p/2", "sitemap /p/3");
        assertThat(site.targets()).containsExactly("/maps/index.xml", "/maps/a.xml", "/maps/b.xml.gz");
    }

    @Test
    void site_withoutSitemap_hasItsStart() {
        assertThat(paths(look(siteSource()))).containsExactly("page /");
        assertThat(site.targets()).containsExactly("/sitemap.xml");
    }

    @Test
    void sitemap_keepsPicturesApart_andTakesTheDateOfNews() {
        site.on(
                "/sitemap.xml",
                Answer.of(
                        200,
                        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                                + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\""
                                + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\"><url><loc>"
                                + site.url("/p/1") + "</loc><lastmod>2026-11-24</lastmod><image:image><image:loc>"
                                + site.url("/i.jpg") + "</image:loc></image:image><news:news><news:publication>"
                                + "<news:name>N</news:name><news:language>fr</news:language></news:publication>"
                                + "<news:publication_date>2026-09-01T08:00:00Z</news:publication_date>"
                                + "<news:title>Un titre</news:title></news:news></url></urlset>"));
        assertThat(look(siteSource()).candidates())
                .contains(new Candidate(
                        site.url("/p/1"), "sitemap", Optional.of(Instant.parse("2026-09-01T08:00:00Z")), "Un titre", 0))
                .hasSize(2);
    }

    @Test
    void sitemap_withADocumentType_isNotRead() {
        site.on(
                "/sitemap.xml",
                Answer.of(
                        200,
                        "<!DOCTYPE urlset [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + sitemap("/p/&x;", "/p/1")));
        assertThat(paths(look(siteSource()))).containsExactly("page /");
    }

    @Test
    void site_whoseRobotsCannotBeHad_isAFailure() {
        site.on("/robots.txt", Answer.of(500, ""));
        checkFailure(look(siteSource()), Reason.Kind.ROBOTS_UNREACHABLE);
        assertThat(site.targets()).isEmpty();
    }

    @Test
    void page_isItself_withoutAVisit() {
        Look look = look(new Source.Page(URI.create("https://Suspect.example/p?utm_source=x"), DAILY));
        assertThat(look.candidates())
                .containsExactly(
                        new Candidate(new CanonicalUrl("https://suspect.example/p"), "page", Optional.empty(), "", 0));
        checkFailure(look(new Source.Page(URI.create("ftp://suspect.example/"), DAILY)), Reason.Kind.URL_FORBIDDEN);
    }

    @Test
    void search_isNotAvailable() {
        checkFailure(look(new Source.Search("carrousel", DAILY)), Reason.Kind.NOT_AVAILABLE);
    }

    @Test
    void drop_namesWhatAPersonSaved_andNothingOutside(@TempDir Path folder) throws IOException {
        Path drop = Files.createDirectories(folder.resolve("dépôt"));
        Path outside = Files.createDirectories(folder.resolve("secret"));
        Files.writeString(outside.resolve("key.txt"), "secret");
        Files.writeString(drop.resolve("page 1.html"), "<p>Bonjour");
        Files.writeString(drop.resolve("notes.xyz"), "no");
        Files.writeString(drop.resolve(".hidden.html"), "no");
        Files.writeString(Files.createDirectories(drop.resolve("linkedin")).resolve("capture.PNG"), "png");
        Files.createSymbolicLink(drop.resolve("link.txt"), outside.resolve("key.txt"));
        Files.createSymbolicLink(drop.resolve("away"), outside);
        try (var saved = Files.walk(drop)) {
            for (Path file : saved.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
        Look look = look(new Source.Drop(drop, DAILY));
        assertThat(look.candidates().stream().map(Candidate::title)).containsExactly("capture.PNG", "page 1.html");

        DropFolder dropped = new DropFolder(drop);
        assertThat(dropped.holds(Path.of(look.candidates().get(1).url().uri()))).isTrue();
        assertThat(dropped.holds(outside.resolve("key.txt"))).isFalse();
        assertThat(dropped.holds(drop.resolve("away/key.txt"))).isFalse();
    }

    @Test
    void drop_thatIsNotThere_isAFailure(@TempDir Path folder) {
        checkFailure(look(new Source.Drop(folder.resolve("none"), DAILY)), Reason.Kind.NOT_READABLE);
    }
}
