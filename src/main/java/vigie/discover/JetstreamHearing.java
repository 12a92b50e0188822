package vigie.discover;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/** What was heard in one look, of either version of the stream. Messages come one at a time. */
final class JetstreamHearing {
    /** Posts kept of one look; a look that wants more asks for the wrong words. */
    static final int POSTS_MAX = 10_000;

    /** Deletions of one look: those of a whole day are about a million, of an hour 40,000. */
    static final int FORGOTTEN_MAX = 200_000;

    private static final String POSTS = "app.bsky.feed.post";

    private final Instant startedAt;
    private final CanonicalUrl asked;
    private final Predicate<String> keeps;
    private final Map<CanonicalUrl, Post> posts = new LinkedHashMap<>();
    private final Set<CanonicalUrl> forgotten = new LinkedHashSet<>();
    private String cursor;
    private Optional<PostLook.Missed> missed = Optional.empty();
    private Optional<Reason> error = Optional.empty();

    JetstreamHearing(String cursor, Instant startedAt, CanonicalUrl asked, Predicate<String> keeps) {
        this.cursor = cursor;
        this.startedAt = startedAt;
        this.asked = asked;
        this.keeps = keeps;
    }

    /** One event, whichever version wrote it. */
    private record Event(
            String kind,
            String did,
            String cursor,
            Optional<Instant> at,
            String name,
            JsonNode commit,
            JsonNode account) {}

    /** Takes a message in and returns whether to go on; what is none of the stream's is passed over. */
    boolean take(String message) {
        Optional<JsonNode> json = ServiceJson.of(message);
        if (json.isEmpty()) {
            return true;
        }
        String type = ServiceJson.text(json.get(), "$type");
        if (type.equals("error")) {
            String name = ServiceJson.text(json.get(), "error");
            if (name.equals("ConsumerTooSlow")) {
                missed = Optional.of(PostLook.Missed.TOO_SLOW);
            } else {
                error = Optional.of(new Reason(Reason.Kind.UNEXPECTED, name));
            }
            return false;
        }
        return take(type.equals("message") ? second(json.get().path("payload")) : first(json.get()));
    }

    private static Event first(JsonNode event) {
        long micros = event.path("time_us").asLong(0);
        return new Event(
                ServiceJson.text(event, "kind"),
                ServiceJson.text(event, "did"),
                micros > 0 ? String.valueOf(micros) : "",
                micros > 0 ? Optional.of(Jetstream.instant(micros)) : Optional.empty(),
                "",
                event.path("commit"),
                event.path("account"));
    }

    private static Event second(JsonNode event) {
        String type = ServiceJson.text(event, "$type");
        long number = event.path("seq").asLong(0);
        return new Event(
                type.substring(type.indexOf('#') + 1),
                ServiceJson.text(event, "did"),
                number > 0 ? String.valueOf(number) : "",
                ServiceJson.instant(ServiceJson.text(event, "time")),
                ServiceJson.text(event, "name"),
                event,
                event.path("account"));
    }

    private boolean take(Event event) {
        switch (event.kind()) {
            case "commit" -> commit(event);
            case "account" -> account(event);
            case "info" -> {
                if (event.name().equals("OutdatedCursor")) {
                    missed = Optional.of(PostLook.Missed.CURSOR_TOO_OLD);
                }
            }
            default -> {}
        }
        if (!event.cursor().isEmpty()) {
            cursor = event.cursor();
        }
        if (posts.size() >= POSTS_MAX || forgotten.size() >= FORGOTTEN_MAX) {
            // the next look goes on from here, so nothing is missing
            return false;
        }
        return event.at().isEmpty() || event.at().get().isBefore(startedAt);
    }

    private void commit(Event event) {
        JsonNode commit = event.commit();
        if (!ServiceJson.text(commit, "collection").equals(POSTS)) {
            return;
        }
        BlueskyPost.Key.of(event.did(), ServiceJson.text(commit, "rkey"))
                .filter(BlueskyPost.Key::hasDid)
                .ifPresent(key -> commit(key, ServiceJson.text(commit, "operation"), commit.path("record")));
    }

    private void commit(BlueskyPost.Key key, String operation, JsonNode record) {
        boolean written = operation.equals("create") || operation.equals("update");
        if (written && keeps.test(BlueskyPost.words(record))) {
            forgotten.remove(key.url());
            posts.put(key.url(), BlueskyPost.ofRecord(key, record, asked));
        } else if (!operation.equals("create")) {
            posts.remove(key.url());
            forgotten.add(key.url());
        }
    }

    /** An account that was deleted or taken down takes its posts along; one that rests may come back, and so do they. */
    private void account(Event event) {
        JsonNode account = event.account();
        String status = ServiceJson.text(account, "status");
        boolean ended = !account.path("active").asBoolean(true)
                && (status.equals("deleted") || status.equals("takendown") || status.equals("suspended"));
        if (ended) {
            CanonicalUrl.parse(BlueskyPost.profile(event.did())).ifPresent(profile -> {
                posts.keySet().removeIf(url -> url.value().startsWith(profile.value() + "/"));
                forgotten.add(profile);
            });
        }
    }

    /** Returns the look, given why the stream ended and what is known to be missing. */
    PostLook look(Optional<Reason> ended, Optional<PostLook.Missed> known) {
        return new PostLook(
                List.copyOf(posts.values()),
                List.copyOf(forgotten),
                cursor,
                missed.or(() -> known),
                error.or(() -> ended),
                Optional.empty());
    }
}
