package vigie.web;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Judgment;
import vigie.finding.Scope;
import vigie.finding.Verdict;

/**
 * What a verdict form shows as chosen before anybody has sent it.
 *
 * @param verdict name of a verdict, or empty
 * @param scope how far it would reach; empty for what is usual of the verdict
 * @param until the day as typed, or empty
 * @param note may be empty
 * @param problem key of what was wrong with the form as sent, or empty
 */
public record Preset(String verdict, String scope, String until, String note, String problem) {
    /** Returns what a link from a mail asks for, else what was decided last; an unknown verdict preselects nothing. */
    static Preset of(Context context, Case theCase) {
        Optional<Judgment> last = theCase.judgment();
        String verdict = Optional.ofNullable(context.queryParam("verdict"))
                .filter(Preset::isVerdict)
                .or(() -> last.map(judgment -> judgment.verdict().label()))
                .orElse("");
        return new Preset(
                verdict,
                last.flatMap(Preset::unusualScope).map(Preset::name).orElse(""),
                last.flatMap(Judgment::until).map(Object::toString).orElse(""),
                last.map(Judgment::note).orElse(""),
                "");
    }

    private static Optional<Scope> unusualScope(Judgment last) {
        return Optional.of(last.scope()).filter(scope -> scope != last.verdict().usualScope());
    }

    private static boolean isVerdict(String label) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.label().equals(label)) {
                return true;
            }
        }
        return false;
    }

    /** Returns a scope's name as forms write it. */
    public static String name(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }
}
