package vigie.discover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.Capture;
import vigie.crawl.Reason;

/** Reads JSON that a service sent: whatever it holds, nothing is thrown. */
final class ServiceJson {
    private ServiceJson() {}

    /** Returns the answer's JSON, or empty when it is none, for instance a page that asks for a proof of being human. */
    static Optional<JsonNode> of(Capture capture) {
        return capture.truncated() ? Optional.empty() : of(capture.body().stream());
    }

    /** Returns the JSON of a message. */
    static Optional<JsonNode> of(String message) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(message)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> of(java.io.InputStream body) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(body)).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns a text, or an empty one. */
    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** Returns an instant as RFC 3339 writes it, or empty. */
    static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Why an answer with that status is not what was asked for. */
    static Reason reason(Capture capture) {
        return capture.status() >= 400
                ? new Reason(Reason.Kind.STATUS, String.valueOf(capture.status()))
                : new Reason(Reason.Kind.NOT_READABLE, capture.mediaType().orElse(""));
    }
}
