package vigie.web;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import vigie.finding.Scope;
import vigie.finding.Verdict;

/** A verdict as a person sent it: usable, or with the reason why not. */
sealed interface VerdictForm {
    /** Longest note kept, in UTF-16 units: a page. */
    int NOTE_MAX = 4_000;

    /** A form that says what is meant. */
    record Usable(Verdict verdict, Optional<Scope> scope, Optional<LocalDate> until, String note)
            implements VerdictForm {}

    /** A form to show again with a word on what is missing. */
    record Unusable(Preset preset) implements VerdictForm {}

    /** Reads the form of a request. A verdict that does not exist, or a scope, is no slip of a person and is refused. */
    static VerdictForm of(Context context, LocalDate today) {
        String verdict = field(context, "verdict");
        String scope = field(context, "scope");
        String until = field(context, "until").strip();
        String note = field(context, "note").strip();
        if (verdict.isEmpty()) {
            return new Unusable(new Preset(verdict, scope, until, note, "verdict.missing"));
        }
        if (note.length() > NOTE_MAX) {
            return new Unusable(new Preset(verdict, scope, until, note.substring(0, NOTE_MAX), "verdict.note.long"));
        }
        Verdict decided = verdict(verdict);
        Optional<LocalDate> day = decided == Verdict.UNSURE ? day(until, today) : Optional.empty();
        if (decided == Verdict.UNSURE && day.isEmpty()) {
            return new Unusable(new Preset(verdict, scope, until, note, "verdict.until.missing"));
        }
        return new Usable(decided, scope(scope), day, note);
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }

    private static Verdict verdict(String label) {
        try {
            return Verdict.of(label);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.Kind.NOT_UNDERSTOOD);
        }
    }

    /** An empty name is what is usual of the verdict. */
    private static Optional<Scope> scope(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (Scope scope : Scope.values()) {
            if (scope.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(scope);
            }
        }
        throw new Refusal(Refusal.Kind.NOT_UNDERSTOOD);
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.isAfter(today));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
