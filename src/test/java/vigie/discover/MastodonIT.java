package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.crawl.ServiceClient;
import vigie.extract.Directive;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;

/** Asks a server on loopback that answers as Mastodon documents. */
class MastodonIT {
    private static final String TAG = "/api/v1/timelines/tag/ugc";
    private static final String ACCOUNT =
            "\"account\":{\"id\":\"1\",\"username\":\"a\",\"acct\":\"a\",\"display_name\":\"A\","
                    + "\"indexable\":true,\"url\":\"https://m.example/@a\",\"note\":\"<p>Bonjour</p>\"}";

    private final FakeSite site = new FakeSite();
    private final Fetcher fetcher = new Fetcher(site.settings(), Clock.systemUTC(), new Random(1));
    private final ServiceClient services = fetcher.services(List.of());
    private final Mastodon mastodon = new Mastodon(services, site.url("/"));

    @AfterEach
    void close() {
        services.close();
        fetcher.close();
        site.close();
    }

    private static String status(int id) {
        return "{\"id\":\"" + id
                + "\",\"created_at\":\"2026-09-01T10:00:00.000Z\",\"in_reply_to_id\":null,\"sensitive\":false,"
                + "\"spoiler_text\":\"\",\"visibility\":\"public\",\"language\":\"fr\",\"uri\":\"https://m.example/users/a/statuses/"
                + id
                + "\",\"url\":\"https://m.example/@a/" + id
                + "\",\"content\":\"<p>Le silence<br>du lundi</p>\",\"reblog\":null," + ACCOUNT
                + ",\"media_attachments\":[],\"tags\":[]}";
    }

    private static Answer json(int status, String body) {
        return Answer.of(status, body).with("Content-Type", "application/json; charset=utf-8");
    }

    private static Answer page(List<String> statuses) {
        return json(200, "[" + String.join(",", statuses) + "]");
    }

    private Post read(String status) {
        site.on(TAG, page(List.of(status)));
        return mastodon.hashtag("ugc", "").posts().getFirst();
    }

    private static List<String> ids(PostLook look) {
        return look.posts().stream()
                .map(post -> post.url().value().replaceAll(".*/", ""))
                .toList();
    }

    @Test
    void hashtag_givesPosts() {
        Post post = read(status(116));
        assertThat(post.url().value()).isEqualTo("https://m.example/@a/116");
        assertThat(post.author()).isEqualTo("@a@" + site.host());
        assertThat(post.published()).contains(Instant.parse("2026-09-01T10:00:00Z"));
        assertThat(post.language()).isEqualTo("fr");
        assertThat(post.keepText()).isTrue();
        assertThat(post.page(new Extractor()).text()).isEqualTo("Le silence\ndu lundi");
        assertThat(site.targets()).containsExactly(TAG + "?limit=40");
    }

    /** A server with 100 statuses, which answers by min_id as the documentation says: the oldest after it, newest first. */
    private Answer timeline(FakeSite.Asked asked, int newest) {
        Matcher min = Pattern.compile("min_id=(\\d+)").matcher(asked.target());
        int from = min.find() ? Integer.parseInt(min.group(1)) + 1 : Math.max(1, newest - 39);
        List<String> page = new ArrayList<>();
        for (int id = Math.min(newest, from + 39); id >= from; id--) {
            page.add(status(id));
        }
        return page(page);
    }

    @Test
    void hashtag_pagesForward_andMissesNothing() {
        site.on(TAG, asked -> timeline(asked, 50));
        PostLook first = mastodon.hashtag("#ugc", "");
        assertThat(first.posts()).hasSize(40);
        assertThat(first.cursor()).isEqualTo("50");
        site.on(TAG, asked -> timeline(asked, 150));
        PostLook second = mastodon.hashtag("ugc", first.cursor());
        assertThat(ids(second))
                .hasSize(100)
                .startsWith("51", "52")
                .endsWith("150")
                .doesNotHaveDuplicates();
        assertThat(second.cursor()).isEqualTo("150");
        PostLook third = mastodon.hashtag("ugc", second.cursor());
        assertThat(third)
                .isEqualTo(new PostLook(
                        List.of(), List.of(), "150", Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(site.targets()).hasSize(5);
    }

    @Test
    void hashtag_callsSpent_waitsForTheReset() {
        site.on(
                TAG,
                asked -> timeline(asked, 150)
                        .with("X-RateLimit-Remaining", "0")
                        .with("X-RateLimit-Reset", "2026-09-01T10:05:00.000Z"));
        PostLook look = mastodon.hashtag("ugc", "50");
        assertThat(ids(look)).hasSize(40).endsWith("90");
        assertThat(look.cursor()).isEqualTo("90");
        assertThat(look.notBefore()).contains(Instant.parse("2026-09-01T10:05:00Z"));
        assertThat(look.failure()).isEmpty();
        assertThat(site.targets()).hasSize(1);
    }

    private void checkFailure(Answer answer, Reason expected) {
        site.on(TAG, answer);
        PostLook look = mastodon.hashtag("ugc", "50");
        assertThat(look.failure()).contains(expected);
        assertThat(look.cursor()).isEqualTo("50");
        assertThat(look.posts()).isEmpty();
    }

    @Test
    void hashtag_restricted_saysSo() {
        Reason restricted = new Reason(Reason.Kind.LOGIN_NEEDED, "#ugc");
        checkFailure(json(401, "{\"error\":\"The access token is invalid\"}"), restricted);
        checkFailure(json(422, "{\"error\":\"This method requires an authenticated user\"}"), restricted);
        checkFailure(json(403, "{\"error\":\"This action is not allowed\"}"), restricted);
        checkFailure(Answer.of(403, "<h1>Forbidden</h1>"), new Reason(Reason.Kind.STATUS, "403"));
        checkFailure(json(404, "{\"error\":\"Record not found\"}"), new Reason(Reason.Kind.STATUS, "404"));
        checkFailure(Answer.html("<h1>Bonjour</h1>"), new Reason(Reason.Kind.NOT_READABLE, "text/html"));
        checkFailure(json(200, "{\"not\":\"a list\"}"), new Reason(Reason.Kind.NOT_READABLE, "application/json"));
    }

    @Test
    void account_isLookedUpOnce() {
        site.on("/api/v1/accounts/lookup", json(200, "{\"id\":\"7\"}"));
        site.on("/api/v1/accounts/7/statuses", asked -> timeline(asked, 3));
        PostLook first = mastodon.account("@lena@other.example", "");
        assertThat(ids(first)).containsExactly("1", "2", "3");
        assertThat(first.cursor()).isEqualTo("7:3");
        assertThat(mastodon.account("lena@other.example", "7:3").posts()).isEmpty();
        assertThat(site.targets())
                .containsExactly(
                        "/api/v1/accounts/lookup?acct=lena%40other.example",
                        "/api/v1/accounts/7/statuses?exclude_reblogs=1&limit=40",
                        "/api/v1/accounts/7/statuses?exclude_reblogs=1&limit=40&min_id=3");
        site.on("/api/v1/accounts/lookup", json(404, "{\"error\":\"Record not found\"}"));
        assertThat(mastodon.account("none", "").failure()).contains(new Reason(Reason.Kind.STATUS, "404"));
    }

    private void checkKept(String was, String is, boolean kept) {
        Post post = read(status(1).replace(was, is));
        assertThat(post.keepText()).as(is).isEqualTo(kept);
        assertThat(post.page(new Extractor()).directives().contains(Directive.NOARCHIVE))
                .isEqualTo(!kept);
    }

    @Test
    void authorsWish_isHeeded() {
        String indexable = "\"indexable\":true";
        checkKept(indexable, indexable, true);
        checkKept(indexable, "\"indexable\":null", true);
        checkKept(indexable, "\"discoverable\":false", true);
        checkKept(indexable, "\"indexable\":false", false);
        checkKept(indexable, "\"noindex\":true", false);
        checkKept(
                "<p>Bonjour</p>",
                "<p>Bonjour <a href=\\\"https://m.example/tags/nobot\\\">#<span>nobot</span></a></p>",
                false);
        checkKept("<p>Bonjour</p>", "<p>#NoBots</p>", false);
        checkKept("<p>Bonjour</p>", "<p>#nobody</p>", true);
    }

    @Test
    void statusesThatAreNotForAll_orAnothers_areLeftOut() {
        site.on(
                TAG,
                page(List.of(
                        status(1).replace("\"public\"", "\"private\""),
                        status(2).replace("\"reblog\":null", "\"reblog\":{\"id\":\"9\"}"),
                        status(3)
                                .replace("https://m.example/@a/3", "javascript:x")
                                .replace("https://m.example/users/a/statuses/3", "x"),
                        "{\"id\":\"4\"}",
                        "4",
                        status(5))));
        assertThat(ids(mastodon.hashtag("ugc", ""))).containsExactly("5");
    }

    @Test
    void content_becomesSafe() {
        String content =
                "<p>Un <a href=\\\"https://lena.example/a\\\" onclick=\\\"x()\\\">lien</a> <script>x</script><img src=x>"
                        + "<a href=\\\"javascript:x\\\">b</a></p><!-- saved from url=(9)https://victim.example/ --><blockquote>cité</blockquote>";
        Post post = read(status(1)
                .replace("<p>Le silence<br>du lundi</p>", content)
                .replace("\"spoiler_text\":\"\"", "\"spoiler_text\":\"Attention <b>\"")
                .replace(
                        "\"media_attachments\":[]",
                        "\"media_attachments\":[{\"type\":\"image\",\"url\":\"https://cdn.example/a.png\",\"preview_url\":\"https://cdn.example/small.png\",\"remote_url\":null,\"description\":\"Une image\"},"
                                + "{\"type\":\"image\",\"url\":\"https://cdn.example/b.png\",\"remote_url\":\"https://origin.example/b.png\"},"
                                + "{\"type\":\"gifv\",\"url\":\"https://cdn.example/c.mp4\",\"preview_url\":\"https://cdn.example/c.png\"},"
                                + "{\"type\":\"audio\",\"url\":\"https://cdn.example/d.mp3\"}]"));
        assertThat(post.html())
                .isEqualTo("<p>Attention &lt;b&gt;</p><p>Un <a href=\"https://lena.example/a\">lien</a> <a>b</a></p>"
                        + "<blockquote>cité</blockquote><p>Une image</p>");
        Page page = post.page(new Extractor());
        assertThat(page.url()).isEqualTo(post.url());
        assertThat(page.links()).extracting(link -> link.url().value()).containsExactly("https://lena.example/a");
        assertThat(page.images())
                .extracting(image -> image.url().value())
                .containsExactly(
                        "https://cdn.example/a.png", "https://origin.example/b.png", "https://cdn.example/c.png");
    }

    private Optional<PostReading> reading(String path) {
        return new PostReader(new Bluesky(services, site.url("/"), Optional.empty()), services).read(site.url(path));
    }

    @Test
    void status_isReadAgain_orGone() {
        String call = "/api/v1/statuses/116000";
        site.on(call, json(200, status(116000)));
        for (String path : List.of("/@a/116000", "/@a@other.example/116000", "/users/a/statuses/116000", call)) {
            assertThat(reading(path)).get().isInstanceOfSatisfying(PostReading.There.class, there -> {
                assertThat(there.post().url().value()).isEqualTo("https://m.example/@a/116000");
                assertThat(there.capture().url()).isEqualTo(site.url(call));
            });
        }
        site.on(call, json(404, "{\"error\":\"Record not found\"}"));
        assertThat(reading("/@a/116000")).get().isInstanceOf(PostReading.Gone.class);
        site.on(call, Answer.of(404, "<h1>Not found</h1>"));
        assertThat(reading("/@a/116000")).contains(new PostReading.NotRead(new Reason(Reason.Kind.STATUS, "404")));
        site.on(call, json(401, "{\"error\":\"This API requires an authenticated user\"}"));
        assertThat(reading("/@a/116000")).contains(new PostReading.NotRead(new Reason(Reason.Kind.STATUS, "401")));
        site.on(call, json(429, "{}").with("Retry-After", "60"));
        assertThat(reading("/@a/116000")).get().isInstanceOf(PostReading.Later.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.example/@a/116000, true",
        "https://m.example/@a@b.example/116000, true",
        "https://m.example/users/a/statuses/116000, true",
        "https://bsky.app/profile/did:plc:abc/post/3l3, true",
        "https://bsky.app/profile/a.bsky.social/post/3l3, true",
        "https://m.example/@a, false",
        "https://medium.example/@a/le-silence-du-lundi-0a1b2c, false",
        "https://video.example/@a/video/7000000000, false",
        "https://bsky.app/profile/a.bsky.social, false",
        "file:///depot/@a/116000, false"
    })
    void reader_knowsPostsByTheirAddress(String address, boolean expected) {
        assertThat(PostReader.reads(new CanonicalUrl(address))).isEqualTo(expected);
    }
}
