package vigie.notice;

/** What handing one message over came to. */
public sealed interface Delivery {
    /** The server took it. */
    record Sent() implements Delivery {}

    /** Not now, and certainly not delivered: no connection, or a 4xx answer (RFC 5321, section 4.2.1). */
    record Deferred(String reason) implements Delivery {}

    /** Never, and certainly not delivered: a 5xx answer. */
    record Refused(String reason) implements Delivery {}

    /** It was handed over and no answer came: it may have been delivered, so it must not be sent again. */
    record Unanswered(String reason) implements Delivery {}
}
