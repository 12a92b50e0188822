package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Reason;
import vigie.crawl.ServiceAnswer;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Searches Bluesky and reads single posts, by the XRPC interface that its own apps use (docs.bsky.app). Without a login the
 * first page of a search is all there is, and at times not even that; with one, calls go through the user's own server.
 *
 * <p>Thread-safe; the session is guarded by a lock of its own.
 */
public final class Bluesky {
    /** The public interface for reading. */
    public static final CanonicalUrl PUBLIC = new CanonicalUrl("https://api.bsky.app/");

    /** Pages of 100 posts in one look. */
    static final int PAGES_MAX = 10;

    /** Posts are found a while after they were written; a look goes back that far, and a post seen twice is known by its address. */
    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final ServiceClient services;
    private final CanonicalUrl base;
    private final Optional<Login> login;
    private final ReentrantLock sessionLock = new ReentrantLock();
    private Optional<String> session = Optional.empty();

    /**
     * How to sign in.
     *
     * @param server the user's own server (PDS), for most {@code https://bsky.social/}
     * @param name a handle or mail address
     * @param appPassword one made for this program in the account's settings, never the account's own
     */
    public record Login(CanonicalUrl server, String name, String appPassword) {
        /** Returns what may be read. */
        @Override
        public String toString() {
            return name + " at " + server;
        }
    }

    public Bluesky(ServiceClient services, CanonicalUrl base, Optional<Login> login) {
        this.services = services;
        this.base = base;
        this.login = login;
    }

    /**
     * Searches for the newest posts.
     *
     * @param cursor of the look before, or empty: then one page is read, as the state of things
     */
    public PostLook search(BlueskyQuery query, String cursor) {
        Map<CanonicalUrl, Post> posts = new LinkedHashMap<>();
        String next = cursor;
        String page = "";
        int pagesMax = cursor.isEmpty() ? 1 : PAGES_MAX;
        for (int pages = 1; ; pages++) {
            String since = ServiceJson.instant(cursor)
                    .map(at -> at.minus(OVERLAP).toString())
                    .orElse("");
            CanonicalUrl url = url("app.bsky.feed.searchPosts?" + query.parameters(since, page));
            ServiceAnswer answer = ask(url);
            if (!(answer instanceof ServiceAnswer.Answered answered)) {
                return stopped(posts, cursor, answer);
            }
            Capture capture = answered.capture();
            if (isForLogins(capture)) {
                return page.isEmpty()
                        ? look(
                                posts,
                                cursor,
                                Optional.empty(),
                                Optional.of(new Reason(Reason.Kind.LOGIN_NEEDED, "search")))
                        : look(posts, next, Optional.of(PostLook.Missed.LOGIN_NEEDED), Optional.empty());
            }
            Optional<JsonNode> json =
                    ServiceJson.of(capture).filter(node -> node.path("posts").isArray());
            if (capture.status() != 200 || json.isEmpty()) {
                return look(posts, cursor, Optional.empty(), Optional.of(ServiceJson.reason(capture)));
            }
            for (JsonNode view : json.get().path("posts")) {
                BlueskyPost.ofView(view, url).ifPresent(post -> posts.putIfAbsent(post.url(), post));
                next = later(next, ServiceJson.text(view, "indexedAt"));
            }
            page = ServiceJson.text(json.get(), "cursor");
            boolean hasMore = !page.isEmpty() && !json.get().path("posts").isEmpty();
            if (!hasMore || pages == pagesMax) {
                boolean cut = hasMore && !cursor.isEmpty();
                return look(posts, next, cut ? Optional.of(PostLook.Missed.LIMIT) : Optional.empty(), Optional.empty());
            }
        }
    }

    private static PostLook look(
            Map<CanonicalUrl, Post> posts, String cursor, Optional<PostLook.Missed> missed, Optional<Reason> failure) {
        return new PostLook(List.copyOf(posts.values()), List.of(), cursor, missed, failure, Optional.empty());
    }

    /** The newest come first, so a look cut short leaves a hole: its posts count, and the next look begins where it began. */
    private static PostLook stopped(Map<CanonicalUrl, Post> posts, String cursor, ServiceAnswer answer) {
        return switch (answer) {
            case ServiceAnswer.Later later ->
                new PostLook(
                        List.copyOf(posts.values()),
                        List.of(),
                        cursor,
                        Optional.empty(),
                        Optional.of(later.reason()),
                        Optional.of(later.until()));
            case ServiceAnswer.Failed failed -> look(posts, cursor, Optional.empty(), Optional.of(failed.reason()));
            case ServiceAnswer.Answered answered ->
                look(posts, cursor, Optional.empty(), Optional.of(ServiceJson.reason(answered.capture())));
        };
    }

    private static String later(String cursor, String indexedAt) {
        Optional<Instant> at = ServiceJson.instant(indexedAt);
        Optional<Instant> known = ServiceJson.instant(cursor);
        return at.isPresent() && (known.isEmpty() || at.get().isAfter(known.get()))
                ? at.get().toString()
                : cursor;
    }

    /** 401 and 403 are how the public interface says that a search, or its second page, is for signed-in users. */
    private static boolean isForLogins(Capture capture) {
        return capture.status() == 401 || capture.status() == 403;
    }

    /** Reads one post again; empty for an address that is none of a post there. */
    public Optional<PostReading> post(CanonicalUrl url) {
        return BlueskyPost.Key.of(url).map(this::post);
    }

    /** Reads one post again by its at-uri; empty for a URI that is none of a post. */
    public Optional<PostReading> post(String atUri) {
        return BlueskyPost.Key.of(atUri).map(this::post);
    }

    private PostReading post(BlueskyPost.Key key) {
        if (key.hasDid()) {
            return view(key);
        }
        CanonicalUrl url = url("com.atproto.identity.resolveHandle?handle=" + key.author());
        return switch (ask(url)) {
            case ServiceAnswer.Later later -> new PostReading.Later(later.until(), later.reason());
            case ServiceAnswer.Failed failed -> new PostReading.NotRead(failed.reason());
            case ServiceAnswer.Answered answered ->
                ServiceJson.of(answered.capture())
                        .flatMap(json -> BlueskyPost.Key.of(ServiceJson.text(json, "did"), key.record()))
                        .filter(BlueskyPost.Key::hasDid)
                        .map(this::view)
                        .orElseGet(() -> new PostReading.NotRead(ServiceJson.reason(answered.capture())));
        };
    }

    private PostReading view(BlueskyPost.Key key) {
        CanonicalUrl url = url("app.bsky.feed.getPosts?uris=" + URLEncoder.encode(key.atUri(), UTF_8));
        return switch (ask(url)) {
            case ServiceAnswer.Later later -> new PostReading.Later(later.until(), later.reason());
            case ServiceAnswer.Failed failed -> new PostReading.NotRead(failed.reason());
            case ServiceAnswer.Answered answered -> view(key, answered.capture());
        };
    }

    private static PostReading view(BlueskyPost.Key key, Capture capture) {
        Optional<JsonNode> json = ServiceJson.of(capture);
        String error = json.map(node -> ServiceJson.text(node, "error")).orElse("");
        if (error.equals("NotFound") || error.equals("AccountTakedown") || error.equals("AccountDeactivated")) {
            return new PostReading.Gone(new Reason(Reason.Kind.STATUS, String.valueOf(capture.status())));
        }
        JsonNode posts = json.map(node -> node.path("posts")).orElse(null);
        if (capture.status() != 200 || posts == null || !posts.isArray()) {
            return new PostReading.NotRead(ServiceJson.reason(capture));
        }
        if (posts.isEmpty()) {
            return new PostReading.Gone(new Reason(Reason.Kind.STATUS, "200, 0"));
        }
        Optional<Post> post = BlueskyPost.ofView(posts.path(0), capture.url())
                .filter(read -> read.url().equals(key.url()));
        return post.<PostReading>map(read -> new PostReading.There(read, capture))
                .orElseGet(() -> new PostReading.NotRead(new Reason(Reason.Kind.UNEXPECTED, "uri")));
    }

    private CanonicalUrl url(String method) {
        CanonicalUrl server = login.map(Login::server).orElse(base);
        return new CanonicalUrl(server.resolve("/xrpc/").orElse(server).value() + method);
    }

    private ServiceAnswer ask(CanonicalUrl url) {
        if (login.isEmpty()) {
            return services.call(ServiceCall.get(url).with("Accept", "application/json"));
        }
        sessionLock.lock();
        try {
            boolean fresh = session.isEmpty();
            Optional<ServiceAnswer> refused = fresh ? signIn(login.get()) : Optional.empty();
            if (refused.isPresent()) {
                return refused.get();
            }
            ServiceAnswer answer = signed(url);
            if (fresh || !isExpired(answer)) {
                return answer;
            }
            return signIn(login.get()).orElseGet(() -> signed(url));
        } finally {
            sessionLock.unlock();
        }
    }

    private ServiceAnswer signed(CanonicalUrl url) {
        return services.call(ServiceCall.get(url)
                .with("Accept", "application/json")
                .with("atproto-proxy", "did:web:api.bsky.app#bsky_appview")
                .withSecret("Authorization", "Bearer " + session.orElse("")));
    }

    private static boolean isExpired(ServiceAnswer answer) {
        return answer instanceof ServiceAnswer.Answered answered
                && (answered.capture().status() == 400 || answered.capture().status() == 401)
                && ServiceJson.of(answered.capture())
                        .map(json -> ServiceJson.text(json, "error"))
                        .filter(error -> error.equals("ExpiredToken") || error.equals("InvalidToken"))
                        .isPresent();
    }

    /** Returns why no session began, or empty when one did. */
    private Optional<ServiceAnswer> signIn(Login as) {
        session = Optional.empty();
        byte[] said = JsonMapper.shared()
                .writeValueAsBytes(JsonMapper.shared()
                        .createObjectNode()
                        .put("identifier", as.name())
                        .put("password", as.appPassword()));
        CanonicalUrl url = url("com.atproto.server.createSession");
        ServiceAnswer answer = services.call(ServiceCall.post(url, "application/json", Body.of(said)));
        if (!(answer instanceof ServiceAnswer.Answered answered)) {
            return Optional.of(answer);
        }
        session = ServiceJson.of(answered.capture())
                .map(json -> ServiceJson.text(json, "accessJwt"))
                .filter(token -> !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7f));
        if (session.isPresent()) {
            return Optional.empty();
        }
        boolean refused = answered.capture().status() == 400 || isForLogins(answered.capture());
        return Optional.of(new ServiceAnswer.Failed(
                refused ? new Reason(Reason.Kind.LOGIN_REFUSED, as.name()) : ServiceJson.reason(answered.capture())));
    }
}
