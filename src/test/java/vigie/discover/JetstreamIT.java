package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.CrawlSettings;
import vigie.crawl.Fetcher;
import vigie.crawl.Reason;
import vigie.crawl.ServiceClient;
import vigie.testing.FakeClock;

/** Hears frames that a WebSocket server on loopback plays, in the form of both versions. */
class JetstreamIT {
    private static final Instant NOW = Instant.parse("2026-09-01T10:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> frames = new CopyOnWriteArrayList<>();
    private final Javalin server = Javalin.create(config -> {
                config.routes.wsBeforeUpgrade(ctx -> {
                    asked.add(String.valueOf(ctx.req().getRequestURI()) + "?" + ctx.queryString());
                    if (ctx.path().contains("subscribeEvents") && "1".equals(ctx.queryParam("cursor"))) {
                        throw new io.javalin.http.BadRequestResponse("{\"error\":\"CursorTooOld\"}");
                    }
                });
                config.routes.ws("/subscribe", ws -> ws.onConnect(ctx -> frames.forEach(ctx::send)));
                config.routes.ws(
                        "/xrpc/network.bsky.jetstream.subscribeEvents",
                        ws -> ws.onConnect(ctx -> frames.forEach(ctx::send)));
            })
            .start("127.0.0.1", 0);
    private final CanonicalUrl base = new CanonicalUrl("http://127.0.0.1:" + server.port() + "/");
    private final Fetcher fetcher =
            new Fetcher(CrawlSettings.of("https://watch.example/"), Clock.systemUTC(), new Random(1));
    private final ServiceClient services = fetcher.services(List.of(URI.create(base.value())));

    @AfterEach
    void close() {
        services.close();
        fetcher.close();
        server.stop();
    }

    private static long micros(int seconds) {
        return NOW.plusSeconds(seconds).getEpochSecond() * 1_000_000;
    }

    private static String record(String text) {
        return "{\"$type\":\"app.bsky.feed.post\",\"text\":\"" + text
                + "\",\"createdAt\":\"2026-09-01T09:59:59.102Z\",\"langs\":[\"fr\"]}";
    }

    private static String first(int seconds, String operation, String key, String text) {
        return "{\"did\":\"did:plc:abc\",\"time_us\":" + micros(seconds)
                + ",\"cursor\":12345,\"kind\":\"commit\",\"commit\":{\"rev\":\"3l3\",\"operation\":\""
                + operation + "\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"" + key + "\""
                + (text.isEmpty() ? "" : ",\"cid\":\"bafy\",\"record\":" + record(text)) + "}}";
    }

    private static String second(int number, int seconds, String operation, String key, String text) {
        return "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#commit\",\"did\":\"did:plc:abc\",\"seq\":"
                + number + ",\"time\":\"" + NOW.plusSeconds(seconds) + "\",\"rev\":\"3l3\",\"operation\":\"" + operation
                + "\",\"collection\":\"app.bsky.feed.post\",\"rkey\":\"" + key + "\""
                + (text.isEmpty() ? "" : ",\"record\":" + record(text)) + "}}";
    }

    private PostLook look(Jetstream.Version version, String cursor) {
        return new Jetstream(services, base, version, new FakeClock(NOW))
                .look(cursor, SOON, text -> text.contains("silence"));
    }

    private static List<String> keys(List<CanonicalUrl> urls) {
        return urls.stream().map(url -> url.value().replaceAll(".*/", "")).toList();
    }

    private static List<String> posts(PostLook look) {
        return keys(look.posts().stream().map(Post::url).toList());
    }

    @Test
    void first_keepsWhatIsWanted_andReportsWhatWasDeleted() {
        frames.add(first(-9, "create", "aaa", "Le silence du lundi"));
        frames.add(first(-8, "create", "bbb", "Autre chose"));
        frames.add(first(-7, "create", "ccc", "le silence"));
        frames.add(first(-6, "delete", "ccc", ""));
        frames.add(first(-5, "delete", "old", ""));
        frames.add(first(-4, "update", "aaa", "Le silence, revu"));
        frames.add(first(-3, "update", "edited", "Autre chose"));
        frames.add(
                "{\"did\":\"did:plc:gone\",\"time_us\":" + micros(-2)
                        + ",\"kind\":\"account\",\"account\":{\"active\":false,\"did\":\"did:plc:gone\",\"status\":\"deleted\"}}");
        frames.add(
                "{\"did\":\"did:plc:rests\",\"time_us\":" + micros(-2)
                        + ",\"kind\":\"account\",\"account\":{\"active\":false,\"did\":\"did:plc:rests\",\"status\":\"deactivated\"}}");
        frames.add("no json");
        frames.add(first(0, "create", "ddd", "Dernier silence"));
        frames.add(first(1, "create", "eee", "silence d’après"));
        PostLook look = look(Jetstream.Version.V1, String.valueOf(micros(-60)));
        assertThat(posts(look)).containsExactly("aaa", "ddd");
        assertThat(look.posts().getFirst().html()).isEqualTo("<p>Le silence, revu</p>");
        assertThat(keys(look.forgotten())).containsExactly("ccc", "old", "edited", "did:plc:gone");
        assertThat(look.cursor()).isEqualTo(String.valueOf(micros(0)));
        assertThat(look.failure()).isEmpty();
        assertThat(look.missed()).isEmpty();
        assertThat(asked)
                .containsExactly("/subscribe?wantedCollections=app.bsky.feed.post&cursor=" + (micros(-60) - 5_000_000));
    }

    @Test
    void first_cursorTooOld_isNoticedByItsAge() {
        frames.add(first(0, "create", "aaa", "silence"));
        assertThat(look(Jetstream.Version.V1, String.valueOf(micros(-37 * 3600)))
                        .missed())
                .contains(PostLook.Missed.CURSOR_TOO_OLD);
        assertThat(look(Jetstream.Version.V1, String.valueOf(micros(-35 * 3600)))
                        .missed())
                .isEmpty();
        assertThat(look(Jetstream.Version.V1, "12345").missed()).isEmpty();
        assertThat(asked.getLast()).endsWith("&cursor=12345");
    }

    @Test
    void second_readsItsFrames() {
        frames.add(second(7, -9, "create", "aaa", "Le silence du lundi"));
        frames.add(second(8, -8, "delete", "old", ""));
        frames.add(
                "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#account\",\"did\":\"did:plc:gone\",\"seq\":9,\"time\":\""
                        + NOW.minusSeconds(7)
                        + "\",\"account\":{\"active\":false,\"did\":\"did:plc:gone\",\"status\":\"takendown\"}}}");
        frames.add(second(10, 0, "create", "bbb", "Autre"));
        PostLook look = look(Jetstream.Version.V2, "6");
        assertThat(posts(look)).containsExactly("aaa");
        assertThat(keys(look.forgotten())).containsExactly("old", "did:plc:gone");
        assertThat(look.cursor()).isEqualTo("10");
        assertThat(asked)
                .containsExactly("/xrpc/network.bsky.jetstream.subscribeEvents?kinds=commit&kinds=account"
                        + "&collections=app.bsky.feed.post&cursor=6");
    }

    @Test
    void second_cursorTooOld_startsAnewAndSaysSo() {
        frames.add(second(70, 0, "create", "aaa", "silence"));
        PostLook look = look(Jetstream.Version.V2, "1");
        assertThat(look.missed()).contains(PostLook.Missed.CURSOR_TOO_OLD);
        assertThat(look.failure()).isEmpty();
        assertThat(look.cursor()).isEqualTo("70");
        assertThat(asked).hasSize(2);
    }

    @Test
    void second_outdatedCursorAsAMessage_isSaid() {
        frames.add(
                "{\"$type\":\"message\",\"payload\":{\"$type\":\"network.bsky.jetstream.subscribeEvents#info\",\"name\":\"OutdatedCursor\"}}");
        frames.add(second(70, 0, "create", "aaa", "silence"));
        assertThat(look(Jetstream.Version.V2, "2").missed()).contains(PostLook.Missed.CURSOR_TOO_OLD);
    }

    @Test
    void consumerTooSlow_keepsWhatWasHeard() {
        frames.add(second(7, -9, "create", "aaa", "silence"));
        frames.add("{\"$type\":\"error\",\"error\":\"ConsumerTooSlow\",\"message\":\"stopping\"}");
        PostLook look = look(Jetstream.Version.V2, "6");
        assertThat(posts(look)).containsExactly("aaa");
        assertThat(look.cursor()).isEqualTo("7");
        assertThat(look.missed()).contains(PostLook.Missed.TOO_SLOW);
        assertThat(look.failure()).isEmpty();
        frames.set(1, "{\"$type\":\"error\",\"error\":\"InvalidRequest\"}");
        assertThat(look(Jetstream.Version.V2, "6").failure())
                .contains(new Reason(Reason.Kind.UNEXPECTED, "InvalidRequest"));
    }

    @Test
    void silence_endsWithTheTime() {
        PostLook look = new Jetstream(services, base, Jetstream.Version.V1, new FakeClock(NOW))
                .look("", Duration.ofSeconds(2), text -> true);
        assertThat(look)
                .isEqualTo(new PostLook(
                        List.of(),
                        List.of(),
                        "",
                        java.util.Optional.empty(),
                        java.util.Optional.empty(),
                        java.util.Optional.empty()));
    }

    @Test
    void serverThatIsNotThere_isAFailure() {
        server.stop();
        PostLook look = look(Jetstream.Version.V1, "12345");
        assertThat(look.failure()).map(Reason::kind).contains(Reason.Kind.CONNECTION);
        assertThat(look.cursor()).isEqualTo("12345");
    }
}
