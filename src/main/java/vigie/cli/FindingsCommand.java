package vigie.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.finding.Case;
import vigie.store.Store;

/** Lists the cases that wait for a person; with {@code --all}, also those judged and those the gate left alone. */
@Command(name = "findings")
final class FindingsCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Option(names = "--all", descriptionKey = "findings.all")
    private boolean all;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        try (Store store = desk.store()) {
            CaseLines lines = new CaseLines(desk);
            List<Case> cases = store.cases().all();
            List<Case> waiting = cases.stream().filter(CaseLines::waits).toList();
            for (Case found : all ? cases : waiting) {
                if (json) {
                    desk.json(CaseLines.json(found));
                } else {
                    desk.out().println(lines.line(found));
                }
            }
            if (!json && waiting.isEmpty()) {
                desk.out().println(desk.say("findings.none", cases.size()));
            }
            return waiting.isEmpty() ? 0 : 1;
        }
    }
}
