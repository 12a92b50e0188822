package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * LinkedIn's Member Snapshot API
 * (<a href="https://learn.microsoft.com/en-us/linkedin/dma/member-data-portability/shared/member-snapshot-api">documentation
 * </a>): members in the European Economic Area and Switzerland get their own data, which the Digital Markets Act grants
 * them. Only the asking is done here; the pages are handed on as they came. Thread-safe.
 */
public final class MemberSnapshot {
    public static final CanonicalUrl HOME = new CanonicalUrl("https://api.linkedin.com/");

    /** Posts and reshares. */
    public static final String SHARES = "MEMBER_SHARE_INFO";

    private static final String PATH = "rest/memberSnapshotData";
    private static final int ROWS_PER_PAGE = 100;

    /** Nobody has written more; a circle of links ends here. */
    private static final int PAGES_MAX = 500;

    private static final Duration GAP = Duration.ofSeconds(1);

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String token;
    private final Duration gap;

    /** @param token access token of the member, with the scope for data portability */
    public MemberSnapshot(ServiceClient client, CanonicalUrl base, String token) {
        this(client, base, token, GAP);
    }

    MemberSnapshot(ServiceClient client, CanonicalUrl base, String token, Duration gap) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.token = token.strip();
        this.gap = gap;
    }

    /**
     * Returns all pages of a domain as raw JSON, in order; empty when the member has no data there. A page that cannot be
     * had makes all of it missing: half a snapshot would look like deleted posts.
     *
     * @param domain such as {@link #SHARES}
     */
    public Reply<List<String>> read(String domain) {
        List<String> pages = new ArrayList<>();
        Set<CanonicalUrl> asked = new TreeSet<>();
        CanonicalUrl address = address(domain, 0);
        while (asked.add(address) && pages.size() < PAGES_MAX) {
            switch (page(address)) {
                case Reply.Missing<Page> missing -> {
                    return new Reply.Missing<>(missing.reason(), missing.notBefore());
                }
                case Reply.Given<Page> given -> {
                    if (given.value().isLast()) {
                        return Reply.of(List.copyOf(pages));
                    }
                    pages.add(given.value().text());
                    address = given.value().next().orElse(address(domain, pages.size()));
                }
            }
        }
        return Reply.missing(Reason.Kind.SERVICE_ANSWER, pages.size() + " pages");
    }

    private record Page(String text, boolean isLast, Optional<CanonicalUrl> next) {
        static final Page END = new Page("", true, Optional.empty());
    }

    private Reply<Page> page(CanonicalUrl address) {
        return JsonAnswer.answered(client.call(call(address))).then(capture -> {
            Optional<JsonNode> json = JsonAnswer.json(capture);
            if (capture.status() == 404 && json.filter(MemberSnapshot::isEnd).isPresent()) {
                return Reply.of(Page.END);
            }
            if (capture.status() == 403
                    && json.filter(MemberSnapshot::isAccessDenied).isPresent()) {
                return Reply.missing(Reason.Kind.MEMBER_ACCESS, "");
            }
            return JsonAnswer.of(capture).then(this::page);
        });
    }

    private Reply<Page> page(JsonAnswer answer) {
        JsonNode elements = answer.json().path("elements");
        if (!elements.isArray()) {
            return new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
        }
        String text = new String(answer.capture().body().toByteArray(), StandardCharsets.UTF_8);
        return Reply.of(elements.isEmpty() ? Page.END : new Page(text, false, next(answer.json())));
    }

    private ServiceCall call(CanonicalUrl url) {
        return ServiceCall.get(url)
                .withSecret("Authorization", "Bearer " + token)
                .with("LinkedIn-Version", "202312")
                .with("X-Restli-Protocol-Version", "2.0.0")
                .every(gap);
    }

    private CanonicalUrl address(String domain, int start) {
        return Endpoint.of(
                base,
                PATH + "?"
                        + new QueryString()
                                .with("q", "criteria")
                                .with("domain", domain)
                                .with("start", start)
                                .with("count", ROWS_PER_PAGE));
    }

    /**
     * The link to the next page, which counts pages and not rows. LinkedIn leaves links out before the end, which only the
     * words "No data found" mark; and the token goes nowhere else than to the same call.
     */
    private Optional<CanonicalUrl> next(JsonNode json) {
        return json.path("paging")
                .path("links")
                .valueStream()
                .filter(link -> link.path("rel").asString("").equals("next"))
                .flatMap(link -> base.resolve(link.path("href").asString("")).stream())
                .filter(url -> url.value().startsWith(Endpoint.of(base, PATH).value() + "?"))
                .findFirst();
    }

    private static boolean isEnd(JsonNode error) {
        return JsonAnswer.said(error).toLowerCase(Locale.ROOT).startsWith("no data found");
    }

    private static boolean isAccessDenied(JsonNode error) {
        return error.path("code").asString("").equals("ACCESS_DENIED");
    }
}
