package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Reason;
import vigie.crawl.ServiceAnswer;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Reads public timelines and single statuses of one server by the interface of Mastodon (docs.joinmastodon.org), without a
 * login. Thread-safe.
 */
public final class Mastodon {
    /** Statuses of a page: the most the interface gives. */
    static final int PAGE = 40;

    /** Pages of one look: of the 300 calls that a server grants in five minutes. */
    static final int PAGES_MAX = 10;

    private final ServiceClient services;
    private final CanonicalUrl server;

    /** @param server for instance {@code https://mastodon.example/} */
    public Mastodon(ServiceClient services, CanonicalUrl server) {
        this.services = services;
        this.server = server;
    }

    /**
     * Reads what is new under a hashtag, oldest first.
     *
     * @param tag with or without its sign
     * @param cursor of the look before; empty for the first, which reads the newest page as the state of things
     */
    public PostLook hashtag(String tag, String cursor) {
        String name = URLEncoder.encode(tag.startsWith("#") ? tag.substring(1) : tag, UTF_8)
                .replace("+", "%20");
        return timeline("timelines/tag/" + name + "?limit=" + PAGE, cursor, "", "#" + tag.replace("#", ""));
    }

    /**
     * Reads what an account wrote since, oldest first, without what it repeats of others.
     *
     * @param account as {@code lena} or {@code lena@other.example}, with or without an at sign in front
     */
    public PostLook account(String account, String cursor) {
        String bare = account.startsWith("@") ? account.substring(1) : account;
        int colon = cursor.indexOf(':');
        if (colon > 0) {
            return timeline(
                    statuses(cursor.substring(0, colon)),
                    cursor.substring(colon + 1),
                    cursor.substring(0, colon + 1),
                    bare);
        }
        ServiceAnswer answer = ask("accounts/lookup?acct=" + URLEncoder.encode(bare, UTF_8));
        if (!(answer instanceof ServiceAnswer.Answered answered)) {
            return stopped(new ArrayList<>(), cursor, answer);
        }
        Optional<String> id = answered.capture().status() == 200
                ? ServiceJson.of(answered.capture())
                        .map(json -> ServiceJson.text(json, "id"))
                        .filter(text -> text.matches("[A-Za-z0-9]{1,40}"))
                : Optional.empty();
        return id.map(known -> timeline(statuses(known), "", known + ":", bare))
                .orElseGet(
                        () -> PostLook.failed(cursor, reason(answered.capture(), bare), notBefore(answered.capture())));
    }

    private static String statuses(String id) {
        return "accounts/" + id + "/statuses?exclude_reblogs=1&limit=" + PAGE;
    }

    private PostLook timeline(String path, String since, String cursorStart, String what) {
        List<Post> posts = new ArrayList<>();
        String newest = since.matches("\\d{1,30}") ? since : "";
        for (int pages = 1; ; pages++) {
            ServiceAnswer answer = ask(path + (newest.isEmpty() ? "" : "&min_id=" + newest));
            if (!(answer instanceof ServiceAnswer.Answered answered)) {
                return stopped(posts, cursorStart + newest, answer);
            }
            Capture capture = answered.capture();
            Optional<JsonNode> page = ServiceJson.of(capture).filter(JsonNode::isArray);
            Optional<Instant> notBefore = notBefore(capture);
            if (capture.status() != 200 || page.isEmpty()) {
                return new PostLook(
                        posts,
                        List.of(),
                        cursorStart + newest,
                        Optional.empty(),
                        Optional.of(reason(capture, what)),
                        notBefore);
            }
            String before = newest;
            newest = newest(page.get(), newest);
            page.get().valueStream().toList().reversed().stream()
                    .flatMap(status -> MastodonPost.of(status, capture.url()).stream())
                    .forEach(posts::add);
            boolean through =
                    before.isEmpty() || newest.equals(before) || page.get().size() < PAGE;
            if (through || pages == PAGES_MAX || notBefore.isPresent()) {
                // pages come from the oldest on, so what is left waits for the next look
                return new PostLook(
                        posts, List.of(), cursorStart + newest, Optional.empty(), Optional.empty(), notBefore);
            }
        }
    }

    /** Ids are numbers that grow with time, too large for a long on some servers. */
    private static String newest(JsonNode page, String known) {
        String newest = known;
        for (JsonNode status : page) {
            String id = ServiceJson.text(status, "id");
            if (id.matches("\\d{1,30}")
                    && (newest.isEmpty() || new BigInteger(id).compareTo(new BigInteger(newest)) > 0)) {
                newest = id;
            }
        }
        return newest;
    }

    /** Reads one status again. */
    PostReading status(MastodonPost.Key key) {
        return switch (services.call(ServiceCall.get(key.call()).with("Accept", "application/json"))) {
            case ServiceAnswer.Later later -> new PostReading.Later(later.until(), later.reason());
            case ServiceAnswer.Failed failed -> new PostReading.NotRead(failed.reason());
            case ServiceAnswer.Answered answered -> status(answered.capture());
        };
    }

    /** Reads one status of this server again by its id there. */
    public PostReading status(String id) {
        return status(new MastodonPost.Key(server, id));
    }

    /** Only the interface's own "not found" says that a status is gone: a page of HTML may be another program's. */
    private static PostReading status(Capture capture) {
        Optional<JsonNode> json = ServiceJson.of(capture);
        boolean missing = capture.status() == 404 || capture.status() == 410;
        if (missing && json.filter(node -> node.has("error")).isPresent()) {
            return new PostReading.Gone(new Reason(Reason.Kind.STATUS, String.valueOf(capture.status())));
        }
        Optional<Post> post =
                capture.status() == 200 ? json.flatMap(node -> MastodonPost.of(node, capture.url())) : Optional.empty();
        return post.<PostReading>map(read -> new PostReading.There(read, capture))
                .orElseGet(() -> new PostReading.NotRead(ServiceJson.reason(capture)));
    }

    private ServiceAnswer ask(String path) {
        CanonicalUrl url = server.resolve("/api/v1/" + path).orElse(server);
        return services.call(ServiceCall.get(url).with("Accept", "application/json"));
    }

    /** Servers may keep timelines for their users (configuration.timelines_access); they answer 401, 403 or 422 then. */
    private static Reason reason(Capture capture, String what) {
        boolean forUsers = capture.status() == 401 || capture.status() == 403 || capture.status() == 422;
        return forUsers && ServiceJson.of(capture).isPresent()
                ? new Reason(Reason.Kind.LOGIN_NEEDED, what)
                : ServiceJson.reason(capture);
    }

    /** When the calls granted are spent: the instant at which they are granted anew. */
    private static Optional<Instant> notBefore(Capture capture) {
        return capture.header("X-RateLimit-Remaining")
                .filter(left -> left.strip().equals("0"))
                .flatMap(left -> capture.header("X-RateLimit-Reset"))
                .flatMap(reset -> ServiceJson.instant(reset.strip()));
    }

    private static PostLook stopped(List<Post> posts, String cursor, ServiceAnswer answer) {
        Reason reason = switch (answer) {
            case ServiceAnswer.Later later -> later.reason();
            case ServiceAnswer.Failed failed -> failed.reason();
            case ServiceAnswer.Answered answered -> ServiceJson.reason(answered.capture());
        };
        Optional<Instant> until =
                answer instanceof ServiceAnswer.Later later ? Optional.of(later.until()) : Optional.empty();
        return new PostLook(posts, List.of(), cursor, Optional.empty(), Optional.of(reason), until);
    }
}
