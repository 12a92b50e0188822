package vigie.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.Lookout;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.extract.Directive;
import vigie.extract.Page;
import vigie.match.Match;

/** One polite visit to each URL: what came, which robots rule decided, what was extracted, what matches. Keeps nothing. */
@Command(name = "visit")
final class VisitCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(arity = "1..*", paramLabel = "URL", descriptionKey = "visit.url")
    private List<String> urls;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        boolean all = true;
        try (Fetcher fetcher = new Fetcher(desk.crawlSettings(), desk.clock(), desk.random());
                Lookout lookout = Lookout.open(desk.configuration(), desk.clock())) {
            fetcher.restore(lookout.pauses());
            for (String url : urls) {
                Optional<CanonicalUrl> canonical = CanonicalUrl.parse(url);
                Outcome outcome = canonical
                        .map(known -> fetcher.fetch(known, Conditions.NONE))
                        .orElse(new Outcome.Refused(new Reason(Reason.Kind.URL_FORBIDDEN, url)));
                all &= outcome instanceof Outcome.Fetched;
                print(new Visited(url, outcome, lookout));
            }
        }
        return all ? 0 : 1;
    }

    private void print(Visited visited) {
        if (json) {
            desk.json(visited.json());
            return;
        }
        CaseLines lines = new CaseLines(desk);
        desk.out().println(visited.url + "  " + desk.say("outcome." + visited.name()));
        visited.reason.ifPresent(reason -> desk.out().println("  " + lines.reason(reason)));
        visited.page.ifPresent(page -> desk.out()
                .println("  "
                        + desk.say(
                                "visit.page",
                                page.title(),
                                page.language(),
                                page.text().length(),
                                page.links().size(),
                                page.images().size())));
        if (visited.outcome instanceof Outcome.Fetched fetched
                && !fetched.capture().robotsRule().isEmpty()) {
            desk.out().println("  " + desk.say("visit.rule", fetched.capture().robotsRule()));
        }
        visited.page.stream()
                .flatMap(page -> page.signals().stream())
                .forEach(signal -> desk.out()
                        .println("  "
                                + desk.say(
                                        "visit.signal." + signal.directive(),
                                        (signal.source() + ": " + signal.written() + " " + signal.policy()).strip())));
        visited.matches.forEach(match -> desk.out().println("  " + match.original() + ": " + lines.shared(match)));
    }

    /** What one visit came to. */
    private static final class Visited {
        private final String url;
        private final Outcome outcome;
        private final Optional<Reason> reason;
        private final Optional<Page> page;
        private final List<Match> matches;

        Visited(String url, Outcome outcome, Lookout lookout) {
            this.url = url;
            this.outcome = outcome;
            this.reason = switch (outcome) {
                case Outcome.Fetched fetched -> Optional.empty();
                case Outcome.NotModified unchanged -> Optional.empty();
                case Outcome.Disallowed disallowed -> Optional.of(disallowed.reason());
                case Outcome.Deferred deferred -> Optional.of(deferred.reason());
                case Outcome.Failed failed -> Optional.of(failed.reason());
                case Outcome.Refused refused -> Optional.of(refused.reason());
            };
            this.page = outcome instanceof Outcome.Fetched fetched
                    ? Optional.of(lookout.extract(fetched.capture()))
                    : Optional.empty();
            this.matches = page.filter(read -> !read.directives().contains(Directive.MINING_RESERVED))
                    .map(lookout::matches)
                    .orElse(List.of());
        }

        String name() {
            return switch (outcome) {
                case Outcome.Fetched fetched -> "fetched";
                case Outcome.NotModified unchanged -> "not-modified";
                case Outcome.Disallowed disallowed -> "disallowed";
                case Outcome.Deferred deferred -> "deferred";
                case Outcome.Failed failed -> "failed";
                case Outcome.Refused refused -> "refused";
            };
        }

        Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("url", url);
            object.put("outcome", name());
            object.put("reason", reason.map(VisitCommand::written).orElse(""));
            boolean truncated = false;
            int bytes = 0;
            int status = outcome instanceof Outcome.Failed failed ? failed.status() : 0;
            if (outcome instanceof Outcome.Fetched fetched) {
                status = fetched.capture().status();
                bytes = fetched.capture().body().size();
                truncated = fetched.capture().truncated();
            }
            object.put("status", status);
            object.put("bytes", bytes);
            object.put("truncated", truncated);
            object.put(
                    "retryAfter",
                    outcome instanceof Outcome.Deferred deferred
                            ? deferred.until().toString()
                            : null);
            object.put("links", page.map(read -> read.links().size()).orElse(0));
            object.put("matches", matches.size());
            return object;
        }
    }

    private static String written(Reason reason) {
        return reason.detail().isEmpty() ? reason.kind().name() : reason.kind() + ": " + reason.detail();
    }
}
