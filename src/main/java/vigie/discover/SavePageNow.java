package vigie.discover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.crawl.ServiceCall;
import vigie.crawl.ServiceClient;

/**
 * Asks the Internet Archive to save a page (Save Page Now 2), as a witness who is neither the owner nor us.
 *
 * <p>Only a person's click comes here, never the daemon by itself: to save a page is to publish that somebody looked at
 * it, and it cannot be taken back. Names that only this network knows are not sent at all. Thread-safe.
 */
public final class SavePageNow {
    /** Seven captures a minute are granted with a key; asking for the state counts as little as any page. */
    private static final Duration SAVE_GAP = Duration.ofSeconds(9);

    private static final Duration STATE_GAP = Duration.ofSeconds(2);
    private static final Pattern JOB = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+");

    private final ServiceClient client;
    private final CanonicalUrl base;
    private final String keys;
    private final Duration saveGap;
    private final Duration stateGap;

    /** @param keys access key and secret with a colon between them, from archive.org/account/s3.php */
    public SavePageNow(ServiceClient client, CanonicalUrl base, String keys) {
        this(client, base, keys, SAVE_GAP, STATE_GAP);
    }

    SavePageNow(ServiceClient client, CanonicalUrl base, String keys, Duration saveGap, Duration stateGap) {
        this.client = client;
        this.base = Endpoint.folder(base);
        this.keys = keys.strip();
        this.saveGap = saveGap;
        this.stateGap = stateGap;
    }

    /** Asks for a page to be saved and returns the archive's name for the job. A copy of the last day is good enough. */
    public Reply<String> ask(CanonicalUrl url) {
        if (!isPublicName(url)) {
            return Reply.missing(Reason.Kind.URL_FORBIDDEN, url.value());
        }
        String form = new QueryString()
                .with("url", url.value())
                .with("capture_screenshot", 1)
                .with("skip_first_archive", 1)
                .with("if_not_archived_within", "1d")
                .with("js_behavior_timeout", 0)
                .toString();
        ServiceCall call = ServiceCall.post(
                Endpoint.of(base, "save"),
                "application/x-www-form-urlencoded",
                Body.of(form.getBytes(StandardCharsets.UTF_8)));
        return JsonAnswer.of(client.call(signed(call).every(saveGap))).then(SavePageNow::job);
    }

    /** Returns how far a job is. */
    public Reply<SaveState> state(String job) {
        if (!JOB.matcher(job).matches()) {
            throw new IllegalArgumentException("no job of the archive: " + job);
        }
        ServiceCall call = ServiceCall.get(Endpoint.of(base, "save/status/" + job));
        return JsonAnswer.of(client.call(signed(call).every(stateGap))).then(this::state);
    }

    private ServiceCall signed(ServiceCall call) {
        return call.with("Accept", "application/json").withSecret("Authorization", "LOW " + keys);
    }

    /** Refusals come with status 200 and without a job. */
    private static Reply<String> job(JsonAnswer answer) {
        String job = answer.json().path("job_id").asString("");
        if (JOB.matcher(job).matches()) {
            return Reply.of(job);
        }
        String code = answer.json().path("status_ext").asString("");
        String said = JsonAnswer.said(answer.json());
        boolean quota = code.contains("too-many") || code.contains("limit");
        return code.isEmpty() && said.isEmpty()
                ? new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty())
                : Reply.missing(
                        quota ? Reason.Kind.SERVICE_QUOTA : Reason.Kind.SERVICE_REFUSED,
                        JsonAnswer.quoted((code + " " + said).strip()));
    }

    private Reply<SaveState> state(JsonAnswer answer) {
        JsonNode json = answer.json();
        return switch (json.path("status").asString("")) {
            case "pending" -> Reply.of(new SaveState.Pending());
            case "error" ->
                Reply.of(new SaveState.NotSaved(
                        JsonAnswer.quoted(json.path("status_ext").asString("error")), JsonAnswer.said(json)));
            case "success" ->
                saved(json)
                        .<Reply<SaveState>>map(Reply::of)
                        .orElseGet(() ->
                                new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty()));
            default -> new Reply.Missing<>(JsonAnswer.notAsDocumented(answer.capture()), Optional.empty());
        };
    }

    private Optional<SaveState> saved(JsonNode json) {
        String timestamp = json.path("timestamp").asString("");
        Optional<Instant> at = ArchiveTime.parse(timestamp);
        Optional<CanonicalUrl> copy = base.resolve(
                "web/" + timestamp + "/" + json.path("original_url").asString(""));
        return at.isPresent() && copy.isPresent()
                ? Optional.of(new SaveState.Saved(copy.get(), at.get()))
                : Optional.empty();
    }

    private static boolean isPublicName(CanonicalUrl url) {
        String host = url.isFile() ? "" : url.host().replaceFirst(":[0-9]+$", "");
        return host.contains(".")
                && !host.contains("[")
                && !NUMBERS.matcher(host).matches()
                && !host.endsWith(".local")
                && !host.endsWith(".localhost")
                && !host.endsWith(".internal")
                && !host.endsWith(".home.arpa");
    }
}
