package vigie.crawl;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes requests when their host may be asked, and heeds what the host says about pauses. Thread-safe. */
final class PoliteClient {
    private final Politeness politeness;
    private final Wire wire;
    private final Clock clock;
    private final CrawlSettings settings;

    PoliteClient(CrawlSettings settings, Politeness politeness, Wire wire, Clock clock) {
        this.settings = settings;
        this.politeness = politeness;
        this.wire = wire;
        this.clock = clock;
    }

    /** Returns the answer to a request, made when the host's turn comes; nothing is asked where we do not go. */
    Answer ask(Ask ask, Duration crawlDelay) {
        if (!settings.isVisitable(ask.url())) {
            return new Answer.Refused(
                    new Reason(Reason.Kind.URL_FORBIDDEN, ask.url().value()));
        }
        return switch (politeness.await(ask.url(), crawlDelay)) {
            case Politeness.Turn.Later later -> new Answer.Later(later.until(), later.reason(), 0);
            case Politeness.Turn.Granted granted -> {
                try {
                    yield heeded(ask.url().host(), wire.ask(ask));
                } finally {
                    granted.held().close();
                }
            }
        };
    }

    /** Listens to a stream of messages; opening it counts as one request of its host. */
    Optional<Reason> listen(Ask ask, Predicate<String> message) {
        return switch (politeness.await(ask.url(), Duration.ZERO)) {
            case Politeness.Turn.Later later -> Optional.of(later.reason());
            case Politeness.Turn.Granted granted -> {
                try {
                    yield heeded(ask.url().host(), wire.listen(ask, message));
                } finally {
                    granted.held().close();
                }
            }
        };
    }

    /** Puts a host in a pause that it did not ask for by status and header. */
    HostPause pause(CanonicalUrl url, Duration length) {
        return politeness.pause(url.host(), Optional.of(length));
    }

    private Optional<Reason> heeded(String host, Listening.End end) {
        return end.status() == 429 || end.status() == 503
                ? Optional.of(paused(host, end.retryAfter()).reason())
                : end.reason();
    }

    private HostPause paused(String host, Optional<String> retryAfter) {
        return politeness.pause(host, retryAfter.flatMap(value -> retryAfter(value, clock.instant())));
    }

    private Answer heeded(String host, Answer answer) {
        if (!(answer instanceof Answer.Received received)) {
            return answer;
        }
        if (received.status() != 429 && received.status() != 503) {
            politeness.welcome(host);
            return answer;
        }
        HostPause pause = paused(host, received.header("Retry-After"));
        return new Answer.Later(pause.until(), pause.reason(), received.status());
    }

    /** Returns the pause of a Retry-After, in seconds or until a date (RFC 9110, section 10.2.3); empty for anything else. */
    static Optional<Duration> retryAfter(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // more digits than a century has seconds say no more than a century
            return Optional.of(Duration.ofSeconds(text.length() > 10 ? 9_999_999_999L : Long.parseLong(text)));
        }
        try {
            ZonedDateTime date =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT));
            Duration left = Duration.between(
                    now, date.withZoneSameInstant(ZoneOffset.UTC).toInstant());
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
