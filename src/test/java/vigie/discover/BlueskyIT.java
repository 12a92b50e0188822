package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.crawl.ServiceClient;
import vigie.extract.Directive;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;

/** Asks a server on loopback that answers as the lexicons say. */
class BlueskyIT {
    private static final String SEARCH = "/xrpc/app.bsky.feed.searchPosts";
    private static final String GET = "/xrpc/app.bsky.feed.getPosts";
    private static final String DID = "did:plc:abc";

    private final FakeSite site = new FakeSite();
    private final Fetcher fetcher = new Fetcher(site.settings(), Clock.systemUTC(), new Random(1));
    private final ServiceClient services = fetcher.services(List.of());
    private final Bluesky bluesky = new Bluesky(services, site.url("/"), Optional.empty());

    @AfterEach
    void close() {
        services.close();
        fetcher.close();
        site.close();
    }

    private static String post(String key, String more, String record) {
        return "{\"uri\":\"at://" + DID + "/app.bsky.feed.post/" + key
                + "\",\"cid\":\"bafyreiaaaaaaaaaaaa\",\"author\":{\"did\":\""
                + DID
                + "\",\"handle\":\"copieur.bsky.example\",\"displayName\":\"C\"},\"record\":{\"$type\":\"app.bsky.feed.post\","
                + "\"text\":\"Le silence du lundi\",\"createdAt\":\"2026-09-01T10:00:00.000Z\",\"langs\":[\"fr\"]"
                + record + "},"
                + "\"replyCount\":0,\"indexedAt\":\"2026-09-01T10:00:01.000Z\",\"labels\":[]" + more + "}";
    }

    private static Answer json(int status, String body) {
        return Answer.of(status, body).with("Content-Type", "application/json; charset=utf-8");
    }

    private static Answer posts(String cursor, String... posts) {
        return json(
                200,
                "{" + (cursor.isEmpty() ? "" : "\"cursor\":\"" + cursor + "\",") + "\"hitsTotal\":9,\"posts\":["
                        + String.join(",", posts) + "]}");
    }

    private static List<String> keys(PostLook look) {
        return look.posts().stream()
                .map(post -> post.url().value().replaceAll(".*/", ""))
                .toList();
    }

    private Post read(String view) {
        site.on(SEARCH, posts("", view));
        return bluesky.search(BlueskyQuery.of("silence"), "").posts().getFirst();
    }

    private static void checkImages(Post post, String... images) {
        assertThat(post.images()).extracting(CanonicalUrl::value).containsExactly(images);
    }

    @Test
    void search_givesPosts() {
        Post post = read(post("3l3pte3p2e325", "", ""));
        assertThat(post.url().value()).isEqualTo("https://bsky.app/profile/did:plc:abc/post/3l3pte3p2e325");
        assertThat(post.author()).isEqualTo("@copieur.bsky.example");
        assertThat(post.published()).contains(Instant.parse("2026-09-01T10:00:00Z"));
        assertThat(post.language()).isEqualTo("fr");
        assertThat(post.html()).isEqualTo("<p>Le silence du lundi</p>");
        assertThat(post.keepText()).isTrue();
        assertThat(post.asked()).isEqualTo(site.url(SEARCH + "?q=silence&sort=latest&limit=100"));
        assertThat(post.candidate())
                .isEqualTo(new Candidate(post.url(), "bluesky", post.published(), "@copieur.bsky.example", 0));
    }

    @Test
    void search_asksAsTheLexiconSays() {
        site.on(SEARCH, posts(""));
        bluesky.search(new BlueskyQuery("\"du lundi\"", "", "", "ugc", "lena.example", "fr"), "");
        bluesky.search(BlueskyQuery.linksToDomain("lena.example"), "");
        bluesky.search(BlueskyQuery.linksToPage("https://lena.example/a?b=1"), "2026-09-01T10:00:00Z");
        assertThat(site.targets())
                .containsExactly(
                        SEARCH + "?q=%22du+lundi%22&sort=latest&limit=100&tag=ugc&author=lena.example&lang=fr",
                        SEARCH + "?q=*&sort=latest&limit=100&domain=lena.example",
                        SEARCH + "?q=*&sort=latest&limit=100&url=https%3A%2F%2Flena.example%2Fa%3Fb%3D1"
                                + "&since=2026-09-01T09%3A50%3A00Z");
    }

    @Test
    void search_goesOnUntilThePagesEnd_andRemembersTheNewest() {
        site.on(
                SEARCH,
                asked -> asked.target().contains("cursor=100")
                        ? posts("", post("bbb", "", ""))
                        : posts("100", post("aaa", "", "")));
        PostLook first = bluesky.search(BlueskyQuery.of("silence"), "");
        assertThat(keys(first)).containsExactly("aaa");
        assertThat(first.missed()).isEmpty();
        PostLook second = bluesky.search(BlueskyQuery.of("silence"), first.cursor());
        assertThat(keys(second)).containsExactly("aaa", "bbb");
        assertThat(second.cursor()).isEqualTo("2026-09-01T10:00:01Z");
    }

    @Test
    void search_withMorePagesThanALookTakes_saysSo() {
        site.on(SEARCH, posts("100", post("aaa", "", "")));
        PostLook look = bluesky.search(BlueskyQuery.of("silence"), "2026-09-01T10:00:00Z");
        assertThat(look.missed()).contains(PostLook.Missed.LIMIT);
        assertThat(site.targets()).hasSize(Bluesky.PAGES_MAX);
    }

    @Test
    void search_withoutLogin_keepsTheFirstPage() {
        site.on(
                SEARCH,
                asked -> asked.target().contains("cursor=")
                        ? Answer.of(403, "<h1>403</h1>")
                        : posts("100", post("aaa", "", "")));
        PostLook look = bluesky.search(BlueskyQuery.of("silence"), "2026-09-01T10:00:00Z");
        assertThat(keys(look)).containsExactly("aaa");
        assertThat(look.failure()).isEmpty();
        assertThat(look.missed()).contains(PostLook.Missed.LOGIN_NEEDED);
        site.on(SEARCH, Answer.of(403, "<h1>403</h1>"));
        assertThat(bluesky.search(BlueskyQuery.of("silence"), "").failure())
                .contains(new Reason(Reason.Kind.LOGIN_NEEDED, "search"));
    }

    @Test
    void search_failure_leavesTheCursor() {
        String cursor = "2026-08-01T10:00:00Z";
        site.on(SEARCH, Answer.html("<h1>Are you human?</h1>"));
        PostLook look = bluesky.search(BlueskyQuery.of("silence"), cursor);
        assertThat(look.failure()).contains(new Reason(Reason.Kind.NOT_READABLE, "text/html"));
        site.on(SEARCH, json(502, "{\"error\":\"UpstreamFailure\"}"));
        assertThat(bluesky.search(BlueskyQuery.of("silence"), cursor).failure())
                .contains(new Reason(Reason.Kind.STATUS, "502"));
        site.on(
                SEARCH,
                asked -> asked.target().contains("cursor=")
                        ? json(429, "{}").with("Retry-After", "60")
                        : posts("100", post("aaa", "", "")));
        look = bluesky.search(BlueskyQuery.of("silence"), cursor);
        assertThat(keys(look)).containsExactly("aaa");
        assertThat(look.failure()).map(Reason::kind).contains(Reason.Kind.HOST_PAUSED);
        assertThat(look.notBefore()).isPresent();
        assertThat(look.cursor()).isEqualTo(cursor);
    }

    @Test
    void embeds_giveTheirPictures() {
        checkImages(
                read(post(
                        "a",
                        ",\"embed\":{\"$type\":\"app.bsky.embed.images#view\",\"images\":[{\"thumb\":\"https://cdn.example/t\",\"fullsize\":\"https://cdn.example/f\",\"alt\":\"x\"}]}",
                        "")),
                "https://cdn.example/f");
        checkImages(
                read(post(
                        "a",
                        ",\"embed\":{\"$type\":\"app.bsky.embed.gallery#view\",\"items\":[{\"thumbnail\":\"https://cdn.example/t\",\"fullsize\":\"https://cdn.example/f\",\"alt\":\"x\"},{\"thumbnail\":\"https://cdn.example/t2\"}]}",
                        "")),
                "https://cdn.example/f",
                "https://cdn.example/t2");
        checkImages(
                read(post(
                        "a",
                        ",\"embed\":{\"$type\":\"app.bsky.embed.video#view\",\"cid\":\"b\",\"playlist\":\"https://v.example/p.m3u8\",\"thumbnail\":\"https://v.example/t.jpg\"}",
                        "")),
                "https://v.example/t.jpg");
        checkImages(
                read(post(
                        "a",
                        ",\"embed\":{\"$type\":\"app.bsky.embed.external#view\",\"external\":{\"uri\":\"https://a.example/\",\"title\":\"T\",\"description\":\"\",\"thumb\":\"https://cdn.example/e\"}}",
                        "")),
                "https://cdn.example/e");
        checkImages(
                read(post(
                        "a",
                        ",\"embed\":{\"$type\":\"app.bsky.embed.recordWithMedia#view\",\"media\":{\"images\":[{\"fullsize\":\"https://cdn.example/f\"}]},\"record\":{\"record\":{\"embeds\":[{\"images\":[{\"fullsize\":\"https://cdn.example/quoted\"}]}]}}}",
                        "")),
                "https://cdn.example/f");
        checkImages(read(post(
                "a",
                ",\"embed\":{\"$type\":\"app.bsky.embed.record#view\",\"record\":{\"embeds\":[{\"images\":[{\"fullsize\":\"https://cdn.example/quoted\"}]}]}}",
                "")));
    }

    @Test
    void records_nameTheirPicturesByContent() {
        checkImages(
                read(
                        post(
                                "a",
                                "",
                                ",\"embed\":{\"$type\":\"app.bsky.embed.images\",\"images\":[{\"alt\":\"\",\"image\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiaaaaaaaa\"},\"mimeType\":\"image/jpeg\",\"size\":1000}}]}")),
                "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:abc/bafkreiaaaaaaaa@jpeg");
        checkImages(
                read(
                        post(
                                "a",
                                "",
                                ",\"embed\":{\"$type\":\"app.bsky.embed.video\",\"video\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiaaaaaaaa\"}}}")),
                "https://video.bsky.app/watch/did%3Aplc%3Aabc/bafkreiaaaaaaaa/thumbnail.jpg");
        checkImages(
                read(
                        post(
                                "a",
                                "",
                                ",\"embed\":{\"$type\":\"app.bsky.embed.external\",\"external\":{\"uri\":\"https://a.example/\",\"title\":\"\",\"thumb\":{\"$type\":\"blob\",\"ref\":{\"$link\":\"bafkreiaaaaaaaa\"}}}}")),
                "https://cdn.bsky.app/img/feed_fullsize/plain/did:plc:abc/bafkreiaaaaaaaa@jpeg");
        checkImages(read(post("a", "", ",\"embed\":{\"images\":[{\"image\":{\"ref\":{\"$link\":\"../../x\"}}}]}")));
    }

    @Test
    void page_hasWordsLinksAndPictures() {
        Post post = read(
                post(
                        "3l3pte3p2e325",
                        ",\"embed\":{\"images\":[{\"fullsize\":\"https://cdn.example/f\"}]}",
                        ",\"facets\":[{\"index\":{\"byteStart\":3,\"byteEnd\":10},\"features\":[{\"$type\":\"app.bsky.richtext.facet#link\",\"uri\":\"https://lena.example/a?x=1&y=2\"}]},"
                                + "{\"index\":{\"byteStart\":5,\"byteEnd\":999},\"features\":[{\"uri\":\"https://lena.example/b\"}]}]"));
        Page page = post.page(new Extractor());
        assertThat(page.url()).isEqualTo(post.url());
        assertThat(page.title()).isEqualTo("@copieur.bsky.example, 2026-09-01");
        assertThat(page.author()).isEqualTo("@copieur.bsky.example");
        assertThat(page.published()).isEqualTo(post.published());
        assertThat(page.language()).isEqualTo("fr");
        assertThat(page.text()).isEqualTo("Le silence du lundi");
        assertThat(page.links())
                .extracting(link -> link.url().value() + " " + link.text())
                .containsExactly("https://lena.example/a?x=1&y=2 silence");
        assertThat(page.images()).extracting(image -> image.url().value()).containsExactly("https://cdn.example/f");
        assertThat(page.directives()).isEmpty();
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void hostileWords_stayWords() {
        site.on(
                SEARCH,
                posts(
                        "",
                        post("a", "", "")
                                .replace(
                                        "Le silence",
                                        "<!-- saved from url=(9)https://victim.example/ --><script>x</script>é")));
        Page page = bluesky.search(BlueskyQuery.of("x"), "").posts().getFirst().page(new Extractor());
        assertThat(page.url().value()).isEqualTo("https://bsky.app/profile/did:plc:abc/post/a");
        assertThat(page.text()).startsWith("<!-- saved from url=(9)https://victim.example/ --><script>x</script>é");
    }

    @Test
    void authorWhoHidesFromThePublic_keepsTheWords() {
        Post post = read(post("a", "", "")
                .replace("\"displayName\":\"C\"", "\"labels\":[{\"src\":\"x\",\"val\":\"!no-unauthenticated\"}]"));
        assertThat(post.keepText()).isFalse();
        assertThat(post.page(new Extractor()).directives()).containsExactly(Directive.NOARCHIVE);
    }

    private PostReading reading(String address) {
        return bluesky.post(new CanonicalUrl(address)).orElseThrow();
    }

    @Test
    void post_isReadAgain_orGone() {
        String address = "https://bsky.app/profile/" + DID + "/post/aaa";
        site.on(GET, json(200, "{\"posts\":[" + post("aaa", "", "") + "]}"));
        assertThat(reading(address)).isInstanceOfSatisfying(PostReading.There.class, there -> {
            assertThat(there.post().url().value()).isEqualTo(address);
            assertThat(there.capture().status()).isEqualTo(200);
        });
        assertThat(site.targets()).containsExactly(GET + "?uris=at%3A%2F%2Fdid%3Aplc%3Aabc%2Fapp.bsky.feed.post%2Faaa");
        assertThat(reading("https://bsky.app/profile/" + DID + "/post/other")).isInstanceOf(PostReading.NotRead.class);
        site.on(GET, json(200, "{\"posts\":[]}"));
        assertThat(reading(address)).isInstanceOf(PostReading.Gone.class);
        site.on(GET, json(400, "{\"error\":\"NotFound\"}"));
        assertThat(reading(address)).isInstanceOf(PostReading.Gone.class);
        site.on(GET, json(500, "{\"error\":\"InternalServerError\"}"));
        assertThat(reading(address)).isEqualTo(new PostReading.NotRead(new Reason(Reason.Kind.STATUS, "500")));
        site.on(GET, json(404, "{\"message\":\"no such method\"}"));
        assertThat(reading(address)).isInstanceOf(PostReading.NotRead.class);
        site.on(GET, Answer.html("<h1>Human?</h1>"));
        assertThat(reading(address)).isInstanceOf(PostReading.NotRead.class);
        site.on(GET, json(503, "{}").with("Retry-After", "60"));
        assertThat(reading(address)).isInstanceOf(PostReading.Later.class);
    }

    @Test
    void post_underAHandle_isResolvedFirst() {
        site.on("/xrpc/com.atproto.identity.resolveHandle", json(200, "{\"did\":\"" + DID + "\"}"));
        site.on(GET, json(200, "{\"posts\":[" + post("aaa", "", "") + "]}"));
        assertThat(reading("https://bsky.app/profile/copieur.bsky.example/post/aaa"))
                .isInstanceOf(PostReading.There.class);
        site.on("/xrpc/com.atproto.identity.resolveHandle", json(400, "{\"error\":\"InvalidRequest\"}"));
        assertThat(reading("https://bsky.app/profile/copieur.bsky.example/post/aaa"))
                .isInstanceOf(PostReading.NotRead.class);
        assertThat(bluesky.post(new CanonicalUrl("https://bsky.app/profile/copieur.bsky.example")))
                .isEmpty();
    }

    @Test
    void key_mapsBothWays() {
        var key = BlueskyPost.Key.of("at://did:plc:abc/app.bsky.feed.post/3l3").orElseThrow();
        assertThat(BlueskyPost.Key.of(key.url())).contains(key);
        assertThat(key.atUri()).isEqualTo("at://did:plc:abc/app.bsky.feed.post/3l3");
        assertThat(BlueskyPost.Key.of("at://did:plc:abc/app.bsky.feed.like/3l3"))
                .isEmpty();
        assertThat(BlueskyPost.Key.of("did:plc:abc", "a/../b")).isEmpty();
    }

    @Test
    void login_isUsedForEveryCall_andRenewedOnce() {
        List<String> said = new CopyOnWriteArrayList<>();
        Javalin server = Javalin.create(config -> {
                    config.routes.post("/xrpc/com.atproto.server.createSession", ctx -> {
                        said.add("session " + ctx.body());
                        if (ctx.body().contains("wrong")) {
                            ctx.status(401)
                                    .contentType("application/json")
                                    .result("{\"error\":\"AuthenticationRequired\"}");
                        } else {
                            ctx.contentType("application/json")
                                    .result("{\"accessJwt\":\"token-" + said.size() + "\",\"did\":\"did:plc:me\"}");
                        }
                    });
                    config.routes.get(SEARCH, ctx -> {
                        said.add(String.valueOf(ctx.header("Authorization")));
                        boolean expired = said.size() == 4;
                        ctx.status(expired ? 400 : 200)
                                .contentType("application/json")
                                .result(
                                        expired
                                                ? "{\"error\":\"ExpiredToken\"}"
                                                : "{\"posts\":[" + post("aaa", "", "") + "]}");
                    });
                })
                .start("127.0.0.1", 0);
        try (ServiceClient named =
                fetcher.services(List.of(java.net.URI.create("http://127.0.0.1:" + server.port())))) {
            CanonicalUrl pds = new CanonicalUrl("http://127.0.0.1:" + server.port() + "/");
            Bluesky signedIn =
                    new Bluesky(named, site.url("/"), Optional.of(new Bluesky.Login(pds, "lena.example", "right")));
            for (int i = 0; i < 3; i++) {
                assertThat(keys(signedIn.search(BlueskyQuery.of("silence"), "")))
                        .containsExactly("aaa");
            }
            assertThat(said)
                    .containsExactly(
                            "session {\"identifier\":\"lena.example\",\"password\":\"right\"}",
                            "Bearer token-1",
                            "Bearer token-1",
                            "Bearer token-1",
                            "session {\"identifier\":\"lena.example\",\"password\":\"right\"}",
                            "Bearer token-5");
            Bluesky refused =
                    new Bluesky(named, site.url("/"), Optional.of(new Bluesky.Login(pds, "lena.example", "wrong")));
            assertThat(refused.search(BlueskyQuery.of("silence"), "").failure())
                    .contains(new Reason(Reason.Kind.LOGIN_REFUSED, "lena.example"));
            assertThat(new Bluesky.Login(pds, "lena.example", "right").toString())
                    .doesNotContain("right");
        } finally {
            server.stop();
        }
    }
}
