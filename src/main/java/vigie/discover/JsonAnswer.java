package vigie.discover;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.Capture;
import vigie.crawl.Reason;
import vigie.crawl.ServiceAnswer;

/**
 * A successful answer of a service that speaks JSON, and what the other answers mean.
 *
 * @param json the body, an object or an array
 * @param capture the answer it was read from
 */
record JsonAnswer(JsonNode json, Capture capture) {
    /** A sentence of a service is quoted, its whole answer is not. */
    private static final int SAID_MAX = 200;

    /** Returns the answer, or why there is none: a pause, no connection, an error status, a page instead of data. */
    static Reply<JsonAnswer> of(ServiceAnswer answer) {
        return answered(answer).then(JsonAnswer::of);
    }

    /** Returns the capture of an answer of any status. */
    static Reply<Capture> answered(ServiceAnswer answer) {
        return switch (answer) {
            case ServiceAnswer.Answered answered -> Reply.of(answered.capture());
            case ServiceAnswer.Later later -> new Reply.Missing<>(later.reason(), Optional.of(later.until()));
            case ServiceAnswer.Failed failed -> new Reply.Missing<>(failed.reason(), Optional.empty());
        };
    }

    /** Returns a successful answer as JSON, or what an unsuccessful one means. */
    static Reply<JsonAnswer> of(Capture capture) {
        if (capture.status() < 200 || capture.status() > 299) {
            return new Reply.Missing<>(refusal(capture), Optional.empty());
        }
        Optional<JsonNode> json = json(capture);
        return json.isPresent()
                ? Reply.of(new JsonAnswer(json.get(), capture))
                : new Reply.Missing<>(notAsDocumented(capture), Optional.empty());
    }

    /** Returns the body as JSON, when it is a whole object or array. */
    static Optional<JsonNode> json(Capture capture) {
        try {
            return Optional.ofNullable(JsonMapper.shared().readTree(capture.body().stream()))
                    .filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Returns that a body is not what it should be. */
    static Reason notAsDocumented(Capture capture) {
        String type = capture.mediaType().orElse("?");
        return new Reason(Reason.Kind.SERVICE_ANSWER, type + (capture.truncated() ? ", …" : ""));
    }

    private static Reason refusal(Capture capture) {
        int status = capture.status();
        Optional<JsonNode> json = json(capture);
        String said = json.map(JsonAnswer::said).orElse("");
        String detail = said.isEmpty() ? String.valueOf(status) : status + " " + said;
        Reason.Kind kind = switch (status) {
            case 304 -> Reason.Kind.UNEXPECTED;
            case 401 -> Reason.Kind.SERVICE_KEY;
            case 403 -> json.isPresent() ? Reason.Kind.SERVICE_KEY : Reason.Kind.SERVICE_BLOCKED;
            case 402 -> Reason.Kind.SERVICE_QUOTA;
            case 301, 302, 303, 307, 308, 404, 405, 410 -> Reason.Kind.SERVICE_ADDRESS;
            case 400, 413, 414, 415, 422 -> Reason.Kind.SERVICE_REFUSED;
            default -> Reason.Kind.STATUS;
        };
        return new Reason(kind, detail);
    }

    /** Returns the sentence in which a service says what is wrong, as plain text; empty when there is none to be found. */
    static String said(JsonNode json) {
        JsonNode error = json.path("error");
        JsonNode first = Stream.of(error.path(0), json.path("errors").path(0), error)
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(json);
        return Stream.of("detail", "message", "msg", "title", "error")
                .map(name -> first.path(name).asString(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(JsonAnswer::quoted)
                .orElse("");
    }

    /** Returns a service's sentence as it may be shown. */
    static String quoted(String text) {
        return Excerpt.of(text, SAID_MAX);
    }
}
