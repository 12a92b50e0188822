package vigie.discover;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import vigie.crawl.Reason;

/** What a service said to one question. That nothing was found is something it said; that it did not answer is not. */
public sealed interface Reply<T> {
    /** It answered. */
    record Given<T>(T value) implements Reply<T> {}

    /**
     * It gave no answer that holds.
     *
     * @param notBefore the earliest next question, when the service or its terms name one
     */
    record Missing<T>(Reason reason, Optional<Instant> notBefore) implements Reply<T> {}

    /** Returns an answer. */
    static <T> Reply<T> of(T value) {
        return new Given<>(value);
    }

    /** Returns that there is none, with no word about when to come back. */
    static <T> Reply<T> missing(Reason.Kind kind, String detail) {
        return new Missing<>(new Reason(kind, detail), Optional.empty());
    }

    /** Returns what a step makes of the answer, or the same lack of one. */
    default <R> Reply<R> then(Function<? super T, ? extends Reply<R>> step) {
        return switch (this) {
            case Given<T> given -> step.apply(given.value());
            case Missing<T> missing -> new Missing<>(missing.reason(), missing.notBefore());
        };
    }
}
