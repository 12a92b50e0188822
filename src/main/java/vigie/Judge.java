package vigie;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vigie.evidence.Journal;
import vigie.finding.Judgment;
import vigie.finding.Scope;
import vigie.finding.Verdict;
import vigie.store.Store;

/** Records what a person decided, in the journal and in the database. */
public final class Judge {
    private final Store store;
    private final Journal journal;

    public Judge(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    /** Records a verdict on a case that exists. Without a scope it reaches as far as its kind usually does. */
    public Judgment judge(
            String caseId, Verdict verdict, Optional<Scope> scope, Optional<LocalDate> until, String note) {
        Scope reach = scope.orElse(verdict.usualScope());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("case", caseId);
        facts.put("verdict", verdict.label());
        facts.put("scope", reach.name());
        until.ifPresent(day -> facts.put("until", day.toString()));
        // one transaction around both: a verdict that holds has its line
        return store.inTransaction(() -> {
            Judgment judgment = store.cases().judge(caseId, verdict, reach, until, note);
            journal.append("verdict", facts);
            return judgment;
        });
    }
}
