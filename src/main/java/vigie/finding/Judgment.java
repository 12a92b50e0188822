package vigie.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A verdict as recorded.
 *
 * @param id number in the store
 * @param caseId case it was given on
 * @param verdict what was decided
 * @param scope how far it reaches
 * @param until for {@code unsure}: the day it opens again
 * @param note the person's own words, may be empty
 * @param at when
 */
public record Judgment(
        long id, String caseId, Verdict verdict, Scope scope, Optional<LocalDate> until, String note, Instant at) {}
