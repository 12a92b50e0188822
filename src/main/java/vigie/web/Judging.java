package vigie.web;

import java.time.LocalDate;
import java.util.Optional;
import vigie.finding.Judgment;
import vigie.finding.Scope;
import vigie.finding.Verdict;

/** Files a person's verdict on a case. */
@FunctionalInterface
public interface Judging {
    /**
     * Returns the verdict as recorded.
     *
     * @param caseId a case that exists
     * @param scope how far it reaches; empty for what is usual of this verdict
     * @param until the day it opens again; only for {@code UNSURE}
     * @param note may be empty
     */
    Judgment judge(String caseId, Verdict verdict, Optional<Scope> scope, Optional<LocalDate> until, String note);
}
