package vigie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.Configuration;
import vigie.Daemon;
import vigie.House;
import vigie.LetterDesk;
import vigie.Round;
import vigie.Service;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Bundle;
import vigie.evidence.Environment;
import vigie.evidence.EvidenceStore;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Sighting;
import vigie.notice.LetterDraft;
import vigie.store.FrontierEntry;
import vigie.store.Store;
import vigie.watch.CurrentWatchlists;
import vigie.watch.Watchlist;

/** Serves a small made-up web on loopback, watches it, and shows what was found and what was left alone. */
@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {
    /** A folder with this file is the demo's own and may be replaced. */
    private static final String MARK = ".vigie-demo";

    private static final String LETTER = "dsa-art16-notice";

    @Mixin
    private Desk desk;

    @Option(names = "--to", paramLabel = "FOLDER", defaultValue = "demo", descriptionKey = "demo.to")
    private Path folder;

    @Option(names = "--once", descriptionKey = "demo.once")
    private boolean once;

    @Option(names = "--no-dashboard", descriptionKey = "demo.no-dashboard")
    private boolean noDashboard;

    @Override
    public Integer call() {
        Path home = fresh(folder.toAbsolutePath().normalize());
        try (DemoWeb web = DemoWeb.start();
                HeldPort port = HeldPort.hold()) {
            web.prepare(home, port.number());
            Configuration configuration = Configuration.load(home);
            CurrentWatchlists watchlists = new CurrentWatchlists(configuration.watchlists(), configuration.language());
            desk.out().println(desk.say("demo.begins", web.hosts().size(), DemoWeb.PAGES.size()));
            desk.out().flush();
            try (House house = new House(
                    configuration,
                    configuration.crawl().orElseThrow(),
                    House.Pace.AT_ONCE,
                    desk.clock(),
                    desk.random())) {
                Daemon daemon = new Daemon(house, watchlists);
                Round round = round(daemon);
                boolean right = report(web, configuration, watchlists, round);
                if (!once && !noDashboard) {
                    port.giveUp();
                    serve(house, daemon);
                }
                return right ? 0 : 1;
            }
        }
    }

    private Round round(Daemon daemon) {
        CountingLine line = new CountingLine(desk.err());
        Round round = daemon.once((visited, what) -> line.show(desk.say("run.progress", visited, what)));
        line.end();
        return round;
    }

    private void serve(House house, Daemon daemon) {
        try (Service service = Service.start(house, daemon, desk.random())) {
            desk.out().println(desk.say("demo.dashboard", service.dashboardLink()));
            desk.out().flush();
            service.waitUntilStopped();
        }
    }

    /** Prints what was found, what was left alone and why, and where everything lies; returns whether it is as planted. */
    private boolean report(DemoWeb web, Configuration configuration, CurrentWatchlists watchlists, Round round) {
        try (Store store = Store.open(configuration.data().resolve("vigie.db"), desk.clock())) {
            CaseLines lines = new CaseLines(desk);
            List<Case> cases = store.cases().all();
            List<Case> found = cases.stream()
                    .filter(CaseLines::waits)
                    .sorted(Comparator.comparing(Case::id))
                    .toList();
            desk.out().println(desk.say("demo.found", found.size()));
            found.forEach(known -> desk.out().println("  " + lines.line(known)));
            desk.out().println(desk.say("demo.left-alone"));
            cases.stream()
                    .filter(known -> !CaseLines.waits(known))
                    .sorted(Comparator.comparing(Case::id))
                    .forEach(known -> desk.out().println("  " + leftAlone(known)));
            for (FrontierEntry entry : store.frontier().unread(100)) {
                desk.out()
                        .println("  "
                                + desk.say(
                                        "demo.unread",
                                        entry.url(),
                                        entry.reason().map(lines::reason).orElse("")));
            }
            String letter = letter(store, watchlists.current().watchlists(), found);
            String bundle = evidence(configuration, store, found);
            desk.out()
                    .println(desk.say("demo.lies", configuration.data().resolve("mail"), round.sent(), letter, bundle));
            List<String> wrong = wrong(web, store);
            wrong.forEach(line -> desk.out().println(line));
            desk.out().println(wrong.isEmpty() ? desk.say("demo.right") : desk.say("demo.wrong", wrong.size()));
            desk.out().flush();
            return wrong.isEmpty();
        }
    }

    private String leftAlone(Case known) {
        Sighting main = known.main();
        String label = desk.say("label." + main.label());
        return main.url() + "  "
                + (main.why().isEmpty() || main.label() == Label.MENTION ? label : label + " (" + main.why() + ")");
    }

    /** Compares what was seen with what was planted; returns one sentence for each difference. */
    private List<String> wrong(DemoWeb web, Store store) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<URI, DemoPage> planted : web.expected()) {
            CanonicalUrl url = CanonicalUrl.parse(planted.getKey().toString()).orElseThrow();
            String seen = seen(url, store);
            String expected = planted.getValue().fact().name();
            if (!seen.equals(expected)) {
                wrong.add(desk.say("demo.differs", url, expected, seen));
            }
        }
        return wrong;
    }

    private static String seen(CanonicalUrl url, Store store) {
        Optional<Sighting> sighting = store.cases().all().stream()
                .flatMap(known -> known.sightings().stream())
                .filter(known ->
                        known.url().equals(url) && known.label() != Label.MENTION && known.label() != Label.SMALL)
                .findFirst();
        if (sighting.isPresent()) {
            return switch (sighting.get().label()) {
                case REUSE, OUTSIDE_PERMISSION ->
                    sighting.get().match().kind().equals("image") ? "IMAGE_REUSED" : "TEXT_REUSED";
                case QUOTED -> "QUOTED";
                case ALLOWED -> "ALLOWED";
                case EARLIER -> "EARLIER";
                case SIMILAR -> "SIMILAR";
                case OWN, SMALL, SHARED, MENTION -> "INNOCENT";
            };
        }
        return switch (store.frontier().find(url).map(FrontierEntry::outcome).orElse("")) {
            case "disallowed" -> "DISALLOWED";
            case "deferred" -> "DEFERRED";
            case "fetched", "not-modified" -> "INNOCENT";
            default -> "UNSEEN";
        };
    }

    private String letter(Store store, List<Watchlist> watchlists, List<Case> found) {
        if (found.isEmpty()) {
            return "–";
        }
        Watchlist watchlist = watchlists.getFirst();
        LetterDraft draft = new LetterDesk(desk.clock())
                .draft(store, watchlists, found.getFirst().id(), LETTER, watchlist.language(), Map.of());
        Path file = folder.resolve("letters").resolve(found.getFirst().id() + "-" + LETTER + ".txt");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, draft.subject() + "\n\n" + draft.message() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private String evidence(Configuration configuration, Store store, List<Case> found) {
        Optional<Bundle> bundle = found.stream()
                .flatMap(known -> known.sightings().stream())
                .map(Sighting::evidenceId)
                .filter(id -> !id.isEmpty())
                .findFirst()
                .flatMap(store.evidence()::find);
        if (bundle.isEmpty()) {
            return "–";
        }
        Path file = folder.resolve(bundle.get().id() + ".zip");
        new EvidenceStore(configuration.data().resolve("evidence"), Environment.here("")).export(bundle.get(), file);
        return file.toString();
    }

    /** Replaces an earlier demo; a folder that is not one is left as it is. */
    private Path fresh(Path home) {
        try {
            if (Files.exists(home) && !Files.exists(home.resolve(MARK))) {
                try (Stream<Path> inside = Files.list(home)) {
                    if (inside.findAny().isPresent()) {
                        throw new Mishap.Unready(desk.say("demo.not-mine", home));
                    }
                }
            }
            if (Files.exists(home)) {
                try (Stream<Path> all = Files.walk(home)) {
                    for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(path);
                    }
                }
            }
            Files.createDirectories(home);
            Files.writeString(home.resolve(MARK), "");
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(home.toString(), e);
        }
    }
}
