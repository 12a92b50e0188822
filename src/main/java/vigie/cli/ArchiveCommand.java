package vigie.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.discover.Connectors;
import vigie.discover.Reply;
import vigie.discover.SavePageNow;
import vigie.discover.SaveState;
import vigie.evidence.Journal;
import vigie.store.Store;

/**
 * Has the Wayback Machine keep the page of a case, for everybody to see: a date by a third party. Done by nobody but a
 * person, with this command and this word.
 */
@Command(name = "archive")
final class ArchiveCommand implements Callable<Integer> {
    /** Asked every ten seconds: most pages are kept within two minutes. */
    private static final int ASKED_MAX = 30;

    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "case.id")
    private String id;

    @Option(names = "--publish", descriptionKey = "archive.publish")
    private boolean publish;

    @Override
    public Integer call() {
        try (Store store = desk.store()) {
            CanonicalUrl address = desk.requireOpenCase(store, id).main().url();
            if (address.isFile()) {
                throw new IllegalArgumentException(desk.say("archive.file", id));
            }
            if (!publish) {
                desk.out().println(desk.say("archive.warning", address));
                return 1;
            }
            if (desk.configuration().services().archiveKey().isEmpty()) {
                throw new Mishap.Unready(desk.say("archive.key"));
            }
            return save(address, store);
        }
    }

    private int save(CanonicalUrl address, Store store) {
        try (Fetcher fetcher = new Fetcher(desk.crawlSettings(), desk.clock(), desk.random());
                Connectors connectors =
                        Connectors.of(fetcher, desk.configuration().services(), desk.clock())) {
            fetcher.restore(store.hosts().pauses(desk.clock().instant()));
            SavePageNow archive = connectors.savePageNow();
            Reply<SaveState> end = archive.ask(address).then(job -> wait(archive, job));
            fetcher.pauses().forEach(store.hosts()::put);
            return switch (end) {
                case Reply.Missing<SaveState> missing -> {
                    desk.err().println(new CaseLines(desk).reason(missing.reason()));
                    yield 1;
                }
                case Reply.Given<SaveState> given -> told(address, given.value());
            };
        }
    }

    private Reply<SaveState> wait(SavePageNow archive, String job) {
        CountingLine line = new CountingLine(desk.err());
        Reply<SaveState> state = Reply.of(new SaveState.Pending());
        for (int asked = 1;
                asked <= ASKED_MAX
                        && state instanceof Reply.Given<SaveState> given
                        && given.value() instanceof SaveState.Pending;
                asked++) {
            line.show(desk.say("archive.waiting", asked));
            state = archive.state(job);
        }
        line.end();
        return state;
    }

    private int told(CanonicalUrl address, SaveState state) {
        return switch (state) {
            case SaveState.Saved saved -> {
                try (Journal journal =
                        Journal.open(desk.configuration().data().resolve("journal.jsonl"), desk.clock())) {
                    journal.append(
                            "archived", Map.of("case", id, "copy", saved.copy().value()));
                }
                desk.out().println(desk.say("archive.done", address, desk.moment(saved.at()), saved.copy()));
                yield 0;
            }
            case SaveState.Pending pending -> {
                desk.err().println(desk.say("archive.pending", address));
                yield 1;
            }
            case SaveState.NotSaved not -> {
                desk.err().println(desk.say("archive.refused", address, not.code(), not.said()));
                yield 1;
            }
        };
    }
}
