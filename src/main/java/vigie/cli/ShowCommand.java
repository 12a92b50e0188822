package vigie.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.SavedFiles;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.store.Store;
import vigie.text.Passage;

/** Shows one case: every place it was seen, and the shared passages of the first. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(paramLabel = "ID", descriptionKey = "case.id")
    private String id;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        try (Store store = desk.store()) {
            Case found = desk.requireCase(store, id);
            if (json) {
                desk.json(CaseLines.json(found));
                return 0;
            }
            print(found, store);
            return 0;
        }
    }

    private void print(Case found, Store store) {
        CaseLines lines = new CaseLines(desk);
        desk.out().println(lines.headline(found));
        found.original()
                .ifPresent(known -> desk.out()
                        .println(desk.say(
                                "show.original",
                                known.id(),
                                known.original().title(),
                                desk.moment(known.original().published().at()))));
        for (Sighting sighting : found.sightings()) {
            desk.out()
                    .println(desk.say(
                            "show.sighting",
                            sighting.url(),
                            lines.shared(sighting.match()),
                            lines.state(sighting),
                            desk.moment(sighting.firstSeen()),
                            sighting.evidenceId().isEmpty() ? "–" : sighting.evidenceId()));
            store.frontier().answering(sighting.url()).stream()
                    .findFirst()
                    .ifPresent(entry -> desk.out()
                            .println(
                                    entry.source().equals(SavedFiles.ADDED)
                                            ? desk.say("show.by-hand")
                                            : desk.say("show.found-by", entry.source(), entry.foundBy())));
        }
        if (found.main().match() instanceof Match.Aligned aligned) {
            print(aligned, found, store);
        }
        if (found.main().match() instanceof Match.Leak leak) {
            print(leak, found, store);
            leak.traces().forEach(trace -> desk.out().println(lines.copy(trace)));
        }
        desk.out().println(desk.say("show.next", found.id()));
    }

    private void print(Match.Leak leak, Case found, Store store) {
        String page = store.cases().pageText(found.main().id());
        int number = 0;
        for (Match.Leaked leaked : leak.passages()) {
            number++;
            if (leaked.candidate().end() <= page.length()) {
                desk.out()
                        .println(desk.say(
                                "show.passage",
                                number,
                                desk.say("level.EXACT"),
                                leaked.words(),
                                leaked.candidate().of(page).strip()));
            }
        }
    }

    private void print(Match.Aligned aligned, Case found, Store store) {
        String page = store.cases().pageText(found.main().id());
        int number = 0;
        for (Passage passage : aligned.passages()) {
            number++;
            if (passage.candidate().end() <= page.length()) {
                desk.out()
                        .println(desk.say(
                                "show.passage",
                                number,
                                desk.say("level." + passage.level()),
                                passage.words(),
                                passage.candidate().of(page).strip()));
            }
        }
    }
}
