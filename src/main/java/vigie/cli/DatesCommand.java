package vigie.cli;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.discover.Connectors;
import vigie.discover.FirstSeen;
import vigie.discover.Reply;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.store.Store;

/** Asks the Wayback Machine when it first saw the pages of a case and the original: who was first, by a third party's word. */
@Command(name = "dates")
final class DatesCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "case.id")
    private String id;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        boolean all = true;
        try (Store store = desk.store();
                Fetcher fetcher = new Fetcher(desk.crawlSettings(), desk.clock(), desk.random());
                Connectors connectors =
                        Connectors.of(fetcher, desk.configuration().services(), desk.clock())) {
            fetcher.restore(store.hosts().pauses(desk.clock().instant()));
            for (CanonicalUrl address : addresses(desk.requireOpenCase(store, id))) {
                all &= print(address, connectors.wayback().firstSeen(address));
            }
            fetcher.pauses().forEach(store.hosts()::put);
        }
        return all ? 0 : 1;
    }

    /** The original's address first, then those of the copies. */
    private static Set<CanonicalUrl> addresses(Case found) {
        Set<CanonicalUrl> addresses = new LinkedHashSet<>();
        found.original()
                .flatMap(known -> known.original().url())
                .flatMap(url -> CanonicalUrl.parse(url.toString()))
                .ifPresent(addresses::add);
        found.sightings().stream()
                .map(Sighting::url)
                .filter(url -> !url.isFile())
                .forEach(addresses::add);
        return addresses;
    }

    private boolean print(CanonicalUrl address, Reply<Optional<FirstSeen>> reply) {
        return switch (reply) {
            case Reply.Missing<Optional<FirstSeen>> missing -> {
                desk.err().println(address + "  " + new CaseLines(desk).reason(missing.reason()));
                yield false;
            }
            case Reply.Given<Optional<FirstSeen>> given -> {
                if (json) {
                    Map<String, Object> object = new LinkedHashMap<>();
                    object.put("url", address.value());
                    object.put(
                            "firstSeen",
                            given.value().map(seen -> seen.at().toString()).orElse(""));
                    object.put(
                            "copy",
                            given.value().map(seen -> seen.copy().value()).orElse(""));
                    desk.json(object);
                } else {
                    desk.out()
                            .println(given.value()
                                    .map(seen -> desk.say("dates.seen", address, desk.moment(seen.at()), seen.copy()))
                                    .orElseGet(() -> desk.say("dates.never", address)));
                }
                yield true;
            }
        };
    }
}
