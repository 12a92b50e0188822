package vigie.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.DigestDesk;
import vigie.evidence.Journal;
import vigie.notice.MailContent;
import vigie.store.Store;
import vigie.watch.Watchlist;
import vigie.watch.Watchlists;

/** Prints the digest as it would go out now. Queues nothing. */
@Command(name = "digest")
final class DigestCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    /** Asked for so that nobody takes this command for the sending itself; it is the only thing the command does. */
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--preview", required = true, descriptionKey = "digest.preview")
    private boolean preview;

    @Option(names = "--html", descriptionKey = "digest.html")
    private boolean html;

    @Override
    public Integer call() {
        List<Watchlist> watchlists = Watchlists.read(
                        desk.configuration().watchlists(), desk.configuration().language())
                .watchlists();
        try (Store store = desk.store();
                Journal journal = Journal.open(desk.configuration().data().resolve("journal.jsonl"), desk.clock())) {
            DigestDesk digests = new DigestDesk(store, journal, desk.configuration());
            for (Watchlist watchlist : watchlists) {
                MailContent mail = digests.of(watchlist, desk.clock().instant()).write(watchlist.language());
                desk.out().println(html ? mail.html() : mail.subject() + "\n\n" + mail.text());
            }
        }
        return 0;
    }
}
