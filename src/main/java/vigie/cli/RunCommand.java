package vigie.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.Daemon;
import vigie.House;
import vigie.Progress;
import vigie.Round;
import vigie.Service;
import vigie.watch.CurrentWatchlists;

/** The daemon; or one full round. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Option(names = "--once", descriptionKey = "run.once")
    private boolean once;

    @Override
    public Integer call() {
        CurrentWatchlists watchlists = new CurrentWatchlists(
                desk.configuration().watchlists(), desk.configuration().language());
        if (!watchlists.current().problems().isEmpty()) {
            watchlists.current().problems().forEach(problem -> desk.err().println(Desk.line(problem)));
            throw new Mishap.Unready(desk.say("watchlists-wrong"));
        }
        if (watchlists.current().watchlists().isEmpty()) {
            throw new Mishap.Unready(
                    desk.say("no-watchlist", desk.configuration().watchlists()));
        }
        House.Pace pace = once ? House.Pace.AT_ONCE : House.Pace.PATIENT;
        try (House house = new House(desk.configuration(), desk.crawlSettings(), pace, desk.clock(), desk.random())) {
            Daemon daemon = new Daemon(house, watchlists);
            if (once) {
                report(daemon);
                return 0;
            }
            try (Service service = Service.start(house, daemon, desk.random())) {
                desk.out().println(desk.say("run.started", service.dashboardLink()));
                desk.out().flush();
                service.waitUntilStopped();
            }
            return 0;
        }
    }

    private void report(Daemon daemon) {
        CountingLine line = new CountingLine(desk.err());
        Round round = daemon.once(new Progress() {
            @Override
            public void visited(int visited, String what) {
                line.show(desk.say("run.progress", visited, what));
            }

            @Override
            public void looked(int looked, int of, String what) {
                line.show(desk.say("run.looked", looked, of, what));
            }
        });
        line.end();
        desk.out()
                .println(desk.say(
                        "run.round",
                        round.sources(),
                        round.sourcesFailed(),
                        round.visits(),
                        round.queued(),
                        round.sent()));
    }
}
