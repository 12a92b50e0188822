package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.testing.FakeSite;

class SitemapFileTest {
    private static final CanonicalUrl AT = new CanonicalUrl("https://a.example/maps/one.xml");
    private static final String OPEN = "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
            + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\""
            + " xmlns:video=\"http://www.google.com/schemas/sitemap-video/1.1\""
            + " xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">";

    private static List<SitemapEntry> entries(byte[] bytes) {
        List<SitemapEntry> entries = new ArrayList<>();
        SitemapFile.read(Body.of(bytes), AT, entries::add);
        return entries;
    }

    private static String said(byte[] bytes) {
        return entries(bytes).stream()
                .map(entry -> switch (entry) {
                    case SitemapEntry.Listed listed -> "+" + listed.url();
                    case SitemapEntry.Named named -> named.url().value();
                })
                .map(line -> line.replace("https://a.example", ""))
                .collect(Collectors.joining(" "));
    }

    /** Every form is read packed as well. */
    private static void check(String file, String expected) {
        assertThat(said(file.getBytes(UTF_8))).isEqualTo(expected);
        assertThat(said(FakeSite.gzip(file.getBytes(UTF_8)))).isEqualTo(expected);
    }

    private static String url(String path) {
        return "<url><loc>https://a.example" + path + "</loc></url>";
    }

    @Test
    void read_theFormsOfASitemap() {
        check(OPEN + url("/1") + url("/2") + "</urlset>", "/1 /2");
        check("<urlset>" + url("/1") + "</urlset>", "/1");
        check(
                "<s:urlset xmlns:s=\"https://www.sitemaps.org/schemas/sitemap/0.9\"><s:url><s:lastmod>2026-11-24"
                        + "</s:lastmod><s:loc>\n https://a.example/1?x=1&amp;y=2 \n</s:loc></s:url></s:urlset>",
                "/1?x=1&y=2");
        check("<urlset><url><loc><![CDATA[https://a.example/1?x=1&y=2]]></loc></url></urlset>", "/1?x=1&y=2");
        check(
                "<sitemapindex><sitemap><loc>https://a.example/m.xml.gz</loc><lastmod>2026</lastmod></sitemap>"
                        + "<sitemap><loc>https://b.example/m</loc></sitemap></sitemapindex>",
                "+/m.xml.gz +https://b.example/m");
        check("https://a.example/1\r\n\n# no\n/2\nhttps://a.example/3", "/1 /3");
        check(
                "<rss version=\"2.0\"><channel><link>https://a.example/</link><item><link>https://a.example/1</link>"
                        + "</item><item><link>/2</link></item></channel></rss>",
                "/1 /2");
        check(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"https://a.example/\"/><entry>"
                        + "<link rel=\"edit\" href=\"/no\"/><link href=\"https://a.example/1\"/></entry></feed>",
                "/1");
    }

    @Test
    void read_isNoStricterThanTheWebIs() {
        check("\ufeff\n\n <?xml version=\"1.0\" encoding=\"UTF-8\"?>" + OPEN + url("/1") + "</urlset>", "/1");
        check("<!-- made --><?xml-stylesheet href=\"/s.xsl\"?>" + OPEN + url("/1") + "</urlset>", "/1");
        String wide = "<urlset>" + url("/é") + "</urlset>";
        assertThat(said(("\ufeff" + wide).getBytes(UTF_16LE))).isEqualTo("/%C3%A9");
        assertThat(said(wide.getBytes(UTF_16))).isEqualTo("/%C3%A9");
        assertThat(said(("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + wide).getBytes(ISO_8859_1)))
                .isEqualTo("/%C3%A9");
        check("\ufeffhttps://a.example/1", "/1");
    }

    @Test
    void addressesOfPicturesAndFilms_areNoPages() {
        check(
                OPEN + "<url><image:image><image:loc>https://a.example/i.jpg</image:loc></image:image>"
                        + "<image:loc>https://a.example/j.jpg</image:loc><loc>https://a.example/1</loc>"
                        + "<video:video><video:player_loc>https://a.example/v</video:player_loc></video:video>"
                        + "</url><url><image:loc>https://a.example/k.jpg</image:loc></url></urlset>",
                "/1");
    }

    @Test
    void brokenFile_givesWhatCameBefore() {
        check(OPEN + url("/1") + url("/2") + "<url><loc>https://a.example/3", "/1 /2");
        check(OPEN + url("/1") + url("/x&y") + url("/3"), "/1");
        check(OPEN + url("/1") + "<" + url("/2") + "</urlset>", "/1");
        check("", "");
        check("<", "");
        String body =
                IntStream.range(0, 5_000).mapToObj(i -> url("/" + i * 7_919)).collect(Collectors.joining());
        byte[] packed = FakeSite.gzip((OPEN + body).getBytes(UTF_8));
        int whole = entries(packed).size();
        int half = entries(Arrays.copyOf(packed, packed.length / 2)).size();
        assertThat(whole).isEqualTo(5_000);
        assertThat(half).isBetween(1_000, 4_000);
        assertThat(entries(Arrays.copyOf(packed, 5))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE urlset [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE urlset SYSTEM \"https://a.example/s.dtd\">",
                "<!DOCTYPE urlset>",
                "<!doctype urlset>"
            })
    void documentType_isNotRead(String type) {
        check(type + "<urlset>" + url("/1") + "</urlset>", "");
        check("<!--" + " ".repeat(100_000) + "-->" + type + "<urlset>" + url("/1") + "</urlset>", "");
    }

    @Test
    void whatIsNoSitemap_isPassedOver() {
        check("<html><body><a href=\"https://a.example/1\">x</a></body></html>", "");
        check("<x><urlset>" + url("/1") + "</urlset></x>", "");
        check("<urlset>" + url("/" + "x".repeat(SitemapFile.ADDRESS_LENGTH_MAX)) + url("/2") + "</urlset>", "/2");
        check("https://a.example/" + "x".repeat(SitemapFile.ADDRESS_LENGTH_MAX) + "\nhttps://a.example/2", "/2");
        check("<urlset>" + url("javascript:alert(1)").replace("https://a.example", "") + url("/2") + "</urlset>", "/2");
    }

    /** Each would be held whole, or for ever, by the reader. */
    @Test
    void pieceThatNoSitemapHas_endsTheReading() {
        String more = url("/2") + "</urlset>";
        check("<urlset>" + url("/1") + "<!--" + "-> ".repeat(2 << 20) + "-->" + more, "/1");
        check("<urlset>" + url("/1") + "<a x=\"" + ">".repeat(2 << 20) + "\"/>" + more, "/1");
        check("<urlset>" + url("/1") + "<a>".repeat(100) + "</a>".repeat(100) + more, "/1");
        String names = IntStream.range(0, 2_000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());
        check("<urlset>" + url("/1") + names + more, "/1");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-01T08:00:00Z, 2026-09-01T08:00:00Z",
        "2026-09-01T08:00:00.250+02:00, 2026-09-01T06:00:00.250Z",
        "2026-09-01T08:00+0200, 2026-09-01T06:00:00Z",
        "2026-09-01T08:00:01, 2026-09-01T08:00:01Z",
        "2026-09-01, 2026-09-01T00:00:00Z",
        "2026-09, 2026-09-01T00:00:00Z",
        "2026, 2026-01-01T00:00:00Z",
        "hier,"
    })
    void news_givesDateAndTitle(String written, Instant expected) {
        String news = "<news:news><news:publication><news:name>N</news:name></news:publication><news:publication_date>"
                + written + "</news:publication_date><news:title>Un &amp; deux</news:title></news:news>";
        String file = OPEN + "<url><loc>https://a.example/1</loc>" + news + "</url>" + url("/2") + "</urlset>";
        assertThat(entries(file.getBytes(UTF_8)))
                .containsExactly(
                        new SitemapEntry.Named(
                                new CanonicalUrl("https://a.example/1"), Optional.ofNullable(expected), "Un & deux"),
                        new SitemapEntry.Named(new CanonicalUrl("https://a.example/2"), Optional.empty(), ""));
    }

    @Test
    void read_endsWhenNoMoreIsWanted() {
        List<SitemapEntry> entries = new ArrayList<>();
        String file = OPEN + url("/1") + url("/2") + url("/3") + "</urlset>";
        SitemapFile.read(Body.of(file.getBytes(UTF_8)), AT, entry -> entries.add(entry) && entries.size() < 2);
        assertThat(entries).hasSize(2);
    }
}
