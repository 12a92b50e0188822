package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.CanonicalUrl;
import vigie.testing.Captures;

class FeedTest {
    private static Optional<Feed> feed(String file) {
        try (InputStream in = FeedTest.class.getResourceAsStream("/feeds/" + file)) {
            return Feed.parse(Captures.of("https://blog.example/feed", "application/xml", in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Feed> feed(String contentType, byte[] body) {
        return Feed.parse(Captures.of("https://blog.example/feed", contentType, body));
    }

    private static FeedItem item(String url, String title, String published, String author, String html) {
        return new FeedItem(
                "",
                new CanonicalUrl(url),
                title,
                Optional.of(published).filter(text -> !text.isEmpty()).map(Instant::parse),
                author,
                html,
                List.of());
    }

    /** The items without their ids and pictures. */
    private static List<FeedItem> items(Feed feed) {
        return feed.items().stream()
                .map(item -> new FeedItem(
                        "", item.url(), item.title(), item.published(), item.author(), item.contentHtml(), List.of()))
                .toList();
    }

    private static Optional<Feed> rss(String channel) {
        return feed(
                "application/rss+xml",
                ("<rss version=\"2.0\" xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>"
                                + "<title>T</title><link>https://blog.example/</link><description/>" + channel
                                + "</channel></rss>")
                        .getBytes(UTF_8));
    }

    @Test
    void parse_rss_withFrenchDatesAndRelativeLinks() {
        Feed feed = feed("french-dates.rss").orElseThrow();
        assertThat(feed.title()).isEqualTo("Carnet d’Éloïse");
        assertThat(feed.ttl()).contains(Duration.ofMinutes(90));
        assertThat(items(feed))
                .containsExactly(
                        item(
                                "https://blog.example/p/42",
                                "Le silence & le lundi",
                                "2026-09-01T08:00:00Z",
                                "Éloïse",
                                "<p>Le texte entier.</p>"),
                        item(
                                "https://blog.example/p/41",
                                "Sans adresse, mais avec un identifiant",
                                "2026-08-04T08:30:00Z",
                                "",
                                "Un autre résumé"));
    }

    /** What Hugo 0.111.3 and Pelican 4.8.0 of Debian 12 made of posts written for this, at half past midnight in Paris. */
    @Test
    void parse_feedsOfStaticSites() {
        checkStatic("hugo.rss", 3, "https://hugo.example/billets/essai-1/", "");
        String pelican = "https://pelican.example/un-essai-ndeg-1-sa-suite.html";
        checkStatic("pelican.atom", 2, pelican, "Éloïse Vasseur");
        checkStatic("pelican.rss", 2, pelican, "Éloïse Vasseur");
    }

    private static void checkStatic(String file, int count, String url, String author) {
        Feed feed = feed(file).orElseThrow();
        assertThat(feed.title()).isEqualTo("Les essais d’Éloïse & Cie");
        assertThat(feed.next()).isEmpty();
        assertThat(items(feed)).hasSize(count);
        FeedItem first = items(feed).getLast();
        String html = "<p>Le premier paragraphe 📷 de l’essai 1, avec un <strong>mot</strong> fort.</p>";
        assertThat(first.contentHtml().strip()).isEqualTo(html);
        assertThat(first)
                .isEqualTo(
                        item(url, "Un essai « n° 1 » & sa suite", "2026-06-04T22:30:00Z", author, first.contentHtml()));
    }

    @Test
    void parse_alertService_unwrapsTheLink() {
        assertThat(items(feed("alerts.atom").orElseThrow()))
                .containsExactly(item(
                        "https://copieur.example/article?a=1",
                        "Le silence du lundi coûte cher",
                        "2026-09-04T14:26:15Z",
                        "",
                        "… <b>silence du lundi</b>&nbsp;..."));
    }

    @Test
    void parse_jsonFeed() {
        assertThat(items(feed("feed.json").orElseThrow()))
                .containsExactly(
                        item(
                                "https://blog.example/p/42",
                                "Le silence du lundi",
                                "2026-09-01T06:00:00Z",
                                "Léa",
                                "<p>Le texte.</p>"),
                        item("https://blog.example/p/43", "", "", "", "<p>1 &lt; 2</p><p>suite</p>"));
    }

    @Test
    void parse_alertService_keepsTheEntrysId() {
        assertThat(feed("alerts.atom").orElseThrow().items().getFirst().id()).startsWith("tag:google.com,2013:");
    }

    @Test
    void parse_films_haveTheWordsAndThePictureOfTheirMediaGroup() {
        assertThat(feed("youtube.atom").orElseThrow().items())
                .containsExactly(new FeedItem(
                        "yt:video:abcdefghijk",
                        new CanonicalUrl("https://www.youtube.com/watch?v=abcdefghijk"),
                        "Titre",
                        Optional.of(Instant.parse("2026-09-01T10:00:00Z")),
                        "Chaîne",
                        "<p>Le silence du lundi &amp; la suite</p>",
                        List.of(new CanonicalUrl("https://i1.ytimg.com/vi/abcdefghijk/hqdefault.jpg"))));
    }

    @Test
    void parse_mastodon_hasNoTitlesButPictures() {
        assertThat(feed("mastodon.rss").orElseThrow().items())
                .containsExactly(new FeedItem(
                        "https://m.example/@a/116000000000000001",
                        new CanonicalUrl("https://m.example/@a/116000000000000001"),
                        "",
                        Optional.of(Instant.parse("2026-09-01T10:00:00Z")),
                        "",
                        "<p>Le silence du lundi</p>",
                        List.of(new CanonicalUrl("https://files.m.example/original/a.png"))));
    }

    /** The outer declarations stand on a port where nothing listens: reading them would fail. */
    @Test
    void parse_documentTypeOfRss091_isPassedOver() {
        assertThat(items(feed("netscape-0.91.rss").orElseThrow()))
                .containsExactly(item("https://blog.example/p/1", "Légende", "", "", "Texte"));
    }

    @Test
    void parse_windowsTextThatCallsItselfUtf8_isReadable() {
        String feed = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>L’été</title>"
                + "<link>https://blog.example/</link><description/></channel></rss>";
        Charset windows = Charset.forName("windows-1252");
        assertThat(feed("application/rss+xml", feed.getBytes(windows))
                        .orElseThrow()
                        .title())
                .isEqualTo("L’été");
        assertThat(feed("application/rss+xml; charset=utf-8", feed.getBytes(windows))
                        .orElseThrow()
                        .title())
                .isEqualTo("L’été");
        String replaced = feed.replace("été", "\ufffdté");
        assertThat(feed("application/rss+xml", replaced.getBytes(UTF_8))
                        .orElseThrow()
                        .title())
                .isEqualTo("L’\ufffdté");
    }

    @Test
    void parse_atom_readsTheDatesOfPublicationFirst() {
        String entry =
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><id>x</id><updated>2026-09-09T10:00:00Z</updated>"
                        + "<entry><id>tag:1</id><title>Un</title><link href=\"/p/1\"/><published>2026-09-01T10:00:00Z</published>"
                        + "<updated>%s</updated><content type=\"html\">&lt;p&gt;Texte</content></entry></feed>";
        FeedItem before = feed(
                        "application/atom+xml",
                        entry.formatted("2026-09-01T10:00:00Z").getBytes(UTF_8))
                .orElseThrow()
                .items()
                .getFirst();
        FeedItem after = feed(
                        "application/atom+xml",
                        entry.formatted("2026-09-09T10:00:00Z").getBytes(UTF_8))
                .orElseThrow()
                .items()
                .getFirst();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void item_datedAnew_saysTheSame() {
        String item =
                "<item><guid>1</guid><title>Un</title><link>/p/1</link><pubDate>Tue, 0%d Sep 2026 10:00:00 GMT</pubDate></item>";
        FeedItem before = rss(item.formatted(1)).orElseThrow().items().getFirst();
        FeedItem after = rss(item.formatted(2)).orElseThrow().items().getFirst();
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(rss(item.formatted(2).replace("Un", "Deux"))
                        .orElseThrow()
                        .items()
                        .getFirst()
                        .sha256())
                .isNotEqualTo(before.sha256());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<ttl>60</ttl> | PT1H",
                "<ttl>0</ttl> | ``",
                "<ttl>soon</ttl> | ``",
                "<ttl>9999</ttl> | PT24H",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency> | PT30M",
                "<sy:updatePeriod> daily </sy:updatePeriod> | PT24H",
                "<sy:updatePeriod>often</sy:updatePeriod> | ``",
                "<ttl>10</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency> | PT1H",
                "<ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT1H30M"
            })
    void wait_isTheLongestThatTheFeedAsksFor(String channel, String expected) {
        assertThat(rss(channel).orElseThrow().ttl().map(Duration::toString).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void next_leadsToOlderItems() {
        assertThat(rss("<atom:link rel=\"self\" href=\"/feed\"/><atom:link rel=\"next\" href=\"/feed?paged=2\"/>")
                        .orElseThrow()
                        .next())
                .contains(new CanonicalUrl("https://blog.example/feed?paged=2"));
        assertThat(feed(
                                "application/atom+xml",
                                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title><link rel=\"prev-archive\" href=\"/2025\"/></feed>"
                                        .getBytes(UTF_8))
                        .orElseThrow()
                        .next())
                .contains(new CanonicalUrl("https://blog.example/2025"));
        assertThat(feed(
                                "application/feed+json",
                                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"next_url\":\"/feed.json?page=2\",\"items\":[]}"
                                        .getBytes(UTF_8))
                        .orElseThrow()
                        .next())
                .contains(new CanonicalUrl("https://blog.example/feed.json?page=2"));
        assertThat(rss("").orElseThrow().next()).isEmpty();
    }

    @Test
    void parse_documentType_isRefused() {
        assertThat(feed("entity-bomb.rss")).isEmpty();
    }

    @Test
    void parse_whatIsNoFeed_isEmpty() {
        assertThat(feed("text/html", "<!doctype html><p>Bonjour".getBytes(UTF_8)))
                .isEmpty();
        assertThat(feed("text/html", "<html><body><p>Bonjour</p></body></html>".getBytes(UTF_8)))
                .isEmpty();
        assertThat(feed("application/json", "{\"version\":2}".getBytes(UTF_8))).isEmpty();
        assertThat(feed("application/json", "{\"version\":".getBytes(UTF_8))).isEmpty();
        assertThat(feed("application/xml", new byte[0])).isEmpty();
    }

    @Test
    void parse_takesTheCharsetOfTheProlog() {
        String feed = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss version=\"2.0\"><channel><title>Été</title>"
                + "<link>https://blog.example/</link><description/></channel></rss>";
        assertThat(feed("application/rss+xml", feed.getBytes(ISO_8859_1))
                        .orElseThrow()
                        .title())
                .isEqualTo("Été");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mar., 01 sept. 2026 10:00:00 +0200 | 01 Sep 2026 10:00:00 +0200",
                "Lundi 1er février 2026 09:00:00 GMT | 1 Feb 2026 09:00:00 GMT",
                "14 août 2026 09:00 +0000 | 14 Aug 2026 09:00 +0000",
                "dim. 24 mai 2026 09:00 +0000 | 24 May 2026 09:00 +0000",
                "Tue, 04 Aug 2026 08:30:00 GMT | Tue, 04 Aug 2026 08:30:00 GMT",
                "2026-09-01T08:00:00Z | 2026-09-01T08:00:00Z"
            })
    void frenchDate_inEnglish(String given, String expected) {
        assertThat(FrenchDate.inEnglish(given)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/url?sa=t&url=https://a.example/b, https://a.example/b",
        "https://www.google.fr/url?q=https://a.example/b, https://a.example/b",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fb&h=x, https://a.example/b",
        "https://www.google.com/url?sa=t, https://www.google.com/url?sa=t",
        "https://www.google.com/search?url=https://a.example/, https://www.google.com/search?url=https://a.example/",
        "https://notgoogle.com/url?url=https://a.example/, https://notgoogle.com/url?url=https://a.example/",
        "https://www.linkedin.com/safety/go?url=https%3A%2F%2Fa.example%2Fb&trk=x, https://a.example/b",
        "https://www.youtube.com/redirect?event=d&q=https%3A%2F%2Fa.example%2Fb, https://a.example/b",
        "https://l.instagram.com/?u=https%3A%2F%2Fa.example%2Fb&e=x, https://a.example/b",
        "https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2Fb&rut=x, https://a.example/b",
        "https://www.bing.com/ck/a?p=1&u=a1aHR0cHM6Ly9hLmV4YW1wbGUvYg&ntb=1, https://a.example/b",
        "https://www.bing.com/ck/a?p=1&u=a1%%%, https://www.bing.com/ck/a?p=1&u=a1%25%25%25",
        "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fb&data=x, https://a.example/b",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_b&d=x, https://a.example/b",
        "https://urldefense.com/v3/__https://a.example/b__;!!x!y$, https://a.example/b",
        "https://x.r.eu-west-1.awstrack.me/L0/https:%2F%2Fa.example%2Fb/1/0102/x=1, https://a.example/b",
        "https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fa.example%252Fb, https://a.example/b",
        "https://l.facebook.com/l.php?u=file%3A%2F%2F%2Fetc%2Fpasswd, https://l.facebook.com/l.php?u=file%3A%2F%2F%2Fetc%2Fpasswd",
        "https://t.co/abc, https://t.co/abc"
    })
    void linkWrapper_unwrapped(String given, String expected) {
        assertThat(LinkWrapper.unwrapped(new CanonicalUrl(given))).isEqualTo(new CanonicalUrl(expected));
    }
}
