package vigie.cli;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.Judge;
import vigie.evidence.Journal;
import vigie.finding.Judgment;
import vigie.finding.Scope;
import vigie.finding.Verdict;
import vigie.store.Store;

/** Records a person's verdict on a case; it is remembered by the content it was given on. */
@Command(name = "judge")
final class JudgeCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "case.id")
    private String id;

    @Parameters(index = "1", paramLabel = "VERDICT", descriptionKey = "judge.verdict")
    private String verdict;

    @Option(names = "--until", paramLabel = "DAY", descriptionKey = "judge.until")
    private @Nullable LocalDate until;

    @Option(names = "--scope", paramLabel = "SCOPE", descriptionKey = "judge.scope")
    private @Nullable Scope scope;

    @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "judge.note")
    private String note;

    @Override
    public Integer call() {
        Verdict given = Verdict.of(verdict.toLowerCase(Locale.ROOT));
        if (given == Verdict.UNSURE && until == null) {
            throw new IllegalArgumentException(desk.say("judge.day"));
        }
        try (Store store = desk.store();
                Journal journal = Journal.open(desk.configuration().data().resolve("journal.jsonl"), desk.clock())) {
            desk.requireCase(store, id);
            Judgment judgment = new Judge(store, journal)
                    .judge(id, given, Optional.ofNullable(scope), Optional.ofNullable(until), note);
            desk.out()
                    .println(desk.say(
                            "judge.done",
                            id,
                            desk.say("verdict." + given.label()),
                            desk.say("scope." + judgment.scope())));
            return 0;
        }
    }
}
