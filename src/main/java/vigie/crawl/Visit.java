package vigie.crawl;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One visit under way: follows redirects itself, each as carefully as the first request. Used once, by one thread. */
final class Visit {
    private final CrawlSettings settings;
    private final Robots robots;
    private final Reservations reservations;
    private final PoliteClient client;
    private final Errand errand;
    private final List<Hop> hops = new ArrayList<>();
    private final Set<CanonicalUrl> seen = new HashSet<>();
    private Duration left;

    Visit(CrawlSettings settings, Robots robots, Reservations reservations, PoliteClient client, Errand errand) {
        this.settings = settings;
        this.robots = robots;
        this.reservations = reservations;
        this.client = client;
        this.errand = errand;
        this.left = settings.deadline();
    }

    /**
     * What to fetch and how.
     *
     * @param conditional whether the headers hold conditions, so that 304 is an answer
     * @param bytesMax most bytes read of the body
     * @param alone whether on connections of its own
     */
    record Errand(CanonicalUrl url, List<Header> headers, boolean conditional, int bytesMax, boolean alone) {}

    private sealed interface Step {
        record End(Outcome outcome) implements Step {}

        record Onward(CanonicalUrl url) implements Step {}
    }

    /** Makes the visit and returns what came of it. The deadline counts requests, not the wait for a host's turn. */
    Outcome outcome() {
        Step step = step(errand.url());
        while (step instanceof Step.Onward onward) {
            step = step(onward.url());
        }
        return ((Step.End) step).outcome();
    }

    private Step step(CanonicalUrl at) {
        seen.add(at);
        if (!settings.isVisitable(at)) {
            return end(new Outcome.Refused(new Reason(Reason.Kind.URL_FORBIDDEN, at.value())));
        }
        return switch (robots.access(at)) {
            case Robots.Access.Refused refused -> end(new Outcome.Refused(refused.reason()));
            case Robots.Access.Unreachable unreachable ->
                end(new Outcome.Deferred(unreachable.until(), unreachable.reason()));
            case Robots.Access.Known known -> permitted(at, known.rules());
        };
    }

    /** The TDM file of a host is looked at before its pages, and not at all where robots rules forbid the page. */
    private Step permitted(CanonicalUrl at, RobotsRules rules) {
        RobotsRules.Verdict verdict = rules.verdict(at.value());
        if (!verdict.allowed()) {
            return end(new Outcome.Disallowed(verdict.rule(), verdict.line()));
        }
        return switch (reservations.access(at, rules)) {
            case Reservations.Access.Later later -> end(new Outcome.Deferred(later.until(), later.reason()));
            case Reservations.Access.Known known ->
                ask(at, rules, new Permit(verdict.rule(), known.rules().statement(at)));
        };
    }

    /** What the host's files say of an address: the line of robots.txt that allows it, and the TDM file's statement. */
    private record Permit(String robotsRule, Optional<Reservation> reservation) {}

    private Step ask(CanonicalUrl at, RobotsRules rules, Permit permit) {
        Ask ask = new Ask(at, errand.headers(), left, errand.bytesMax(), errand.alone());
        return switch (client.ask(ask, rules.crawlDelay().orElse(Duration.ZERO))) {
            case Answer.Later later -> end(new Outcome.Deferred(later.until(), later.reason()));
            case Answer.Refused refused -> end(new Outcome.Refused(refused.reason()));
            case Answer.Broken broken -> end(new Outcome.Failed(0, broken.reason()));
            case Answer.Received received ->
                received.isRedirect() ? follow(at, received) : end(outcome(at, received, permit));
        };
    }

    private Step follow(CanonicalUrl at, Answer.Received received) {
        Optional<String> location = received.header("Location");
        if (location.isEmpty()) {
            return failed(received.status(), new Reason(Reason.Kind.UNEXPECTED, String.valueOf(received.status())));
        }
        Optional<CanonicalUrl> next = at.resolve(location.get());
        if (next.isEmpty()) {
            return end(new Outcome.Refused(new Reason(Reason.Kind.URL_FORBIDDEN, location.get())));
        }
        if (hops.size() == settings.redirectsMax() || seen.contains(next.get())) {
            return failed(
                    received.status(),
                    new Reason(Reason.Kind.REDIRECTS, next.get().value()));
        }
        hops.add(new Hop(at, received.status()));
        left = left.minus(received.took());
        return left.isPositive() ? new Step.Onward(next.get()) : failed(0, Reason.of(Reason.Kind.TIMEOUT));
    }

    private Outcome outcome(CanonicalUrl at, Answer.Received received, Permit permit) {
        int status = received.status();
        if (status == 304 && errand.conditional()) {
            return new Outcome.NotModified(received.endedAt());
        }
        if (status < 400 && (status < 200 || status > 299)) {
            return new Outcome.Failed(status, new Reason(Reason.Kind.UNEXPECTED, String.valueOf(status)));
        }
        return status >= 400
                ? new Outcome.Failed(status, new Reason(Reason.Kind.STATUS, String.valueOf(status)))
                : new Outcome.Fetched(capture(at, received, permit));
    }

    private Capture capture(CanonicalUrl at, Answer.Received received, Permit permit) {
        return new Capture(
                errand.url(),
                at,
                hops,
                received.status(),
                received.requestHeaders(),
                received.responseHeaders(),
                received.wireBody(),
                received.body(),
                received.truncated(),
                received.httpVersion(),
                received.ipAddress(),
                received.tlsCertificates(),
                permit.robotsRule(),
                permit.reservation(),
                received.startedAt(),
                received.endedAt());
    }

    private static Step end(Outcome outcome) {
        return new Step.End(outcome);
    }

    private static Step failed(int status, Reason reason) {
        return end(new Outcome.Failed(status, reason));
    }
}
