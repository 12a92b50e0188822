package vigie.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.watch.Problem;
import vigie.watch.Watchlists;

/** Validates the configuration and the watchlists: every problem at once, each with its place and what to do. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        Watchlists.Reading reading = Watchlists.read(
                desk.configuration().watchlists(), desk.configuration().language());
        List<Problem> problems = new ArrayList<>(desk.configuration().problems());
        problems.addAll(reading.problems());
        problems.forEach(problem -> print("problem", problem));
        reading.notes().forEach(note -> print("note", note));
        if (!json) {
            desk.out()
                    .println(
                            problems.isEmpty()
                                    ? desk.say(
                                            "check.good", reading.watchlists().size())
                                    : desk.say("check.problems", problems.size()));
        }
        return problems.isEmpty() ? 0 : 1;
    }

    private void print(String kind, Problem problem) {
        if (!json) {
            desk.out().println(Desk.line(problem));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.put("file", problem.file().toString());
        object.put("line", problem.line());
        object.put("column", problem.column());
        object.put("message", problem.message());
        object.put("remedy", problem.remedy());
        desk.json(object);
    }
}
