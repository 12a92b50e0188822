package vigie.discover;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;

/**
 * The operator's search services, asked together: each within its own budget. A service that fails takes nothing from what
 * the others say, but is told of; when none answers, that is a failure and not emptiness.
 */
public final class Searches {
    private final List<SearchService> services;

    public Searches(List<SearchService> services) {
        this.services = List.copyOf(services);
    }

    /** Returns whether there is no service to ask. */
    public boolean isEmpty() {
        return services.isEmpty();
    }

    /** A result, and the service that named it first. */
    public record Named(SearchResult result, String service) {}

    /**
     * What all services said together.
     *
     * @param named each address once
     * @param asked services that answered
     * @param failure why none answered, when one was asked
     * @param notBefore when the next question makes sense at all, if not now
     * @param remarks services and engines that did not answer, each with why
     */
    public record Answers(
            List<Named> named,
            int asked,
            Optional<Reason> failure,
            Optional<Instant> notBefore,
            List<String> remarks) {}

    /** Asks every service whose budget allows it. */
    public Answers ask(SearchQuery query, Budget budget) {
        Map<CanonicalUrl, Named> named = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        List<Instant> waits = new ArrayList<>();
        Optional<Reason> failure = Optional.empty();
        int asked = 0;
        int over = 0;
        for (SearchService service : services) {
            if (!budget.take(service.name())) {
                remarks.add(service.name() + ": budget");
                over++;
                continue;
            }
            SearchReading reading = service.search(query);
            reading.notBefore().ifPresent(waits::add);
            reading.silent().forEach(silent -> remarks.add(service.name() + ": " + silent));
            if (reading.failure().isPresent()) {
                failure = reading.failure();
                remarks.add(service.name() + ": " + failure.get().kind() + " "
                        + failure.get().detail());
                continue;
            }
            asked++;
            reading.results().forEach(result -> named.putIfAbsent(result.url(), new Named(result, service.name())));
        }
        boolean allWait = waits.size() + over >= services.size();
        return new Answers(
                List.copyOf(named.values()),
                asked,
                asked > 0 ? Optional.empty() : failure,
                allWait ? waits.stream().min(Instant::compareTo) : Optional.empty(),
                remarks);
    }
}
