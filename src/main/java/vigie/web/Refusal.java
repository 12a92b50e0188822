package vigie.web;

/** Ends a request with a page that says what is wrong and what to do next. */
@SuppressWarnings("serial")
final class Refusal extends RuntimeException {
    /** What can be wrong; the words stand in the bundle as {@code refusal.KIND.title} and {@code refusal.KIND.next}. */
    enum Kind {
        HOST(403),
        CROSS_SITE(403),
        STALE_FORM(403),
        NO_SESSION(403),
        USED_LINK(403),
        NO_SUCH_CASE(404),
        NO_SUCH_PAGE(404),
        NO_EVIDENCE(404),
        TOO_MANY_TRIES(429),
        NOT_UNDERSTOOD(400),
        FAULT(500);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private final Kind kind;

    Refusal(Kind kind) {
        super(kind.name());
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
