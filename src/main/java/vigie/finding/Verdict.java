package vigie.finding;

import java.util.Locale;

/** What a person decided about a case. */
public enum Verdict {
    COPY,
    AUTHORISED,
    CITATION,
    COINCIDENCE,
    NOT_MINE,
    UNSURE;

    /** Returns the name as commands and links write it: {@code not-mine}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns how far it reaches unless a person says otherwise: what is commonplace or not the owner's is so everywhere,
     * the rest is between the owner and this copier.
     */
    public Scope usualScope() {
        return switch (this) {
            case COINCIDENCE, NOT_MINE -> Scope.EVERYWHERE;
            case COPY, AUTHORISED, CITATION, UNSURE -> Scope.AUTHOR;
        };
    }

    /** Returns the verdict of that name; IllegalArgumentException names the known ones otherwise. */
    public static Verdict of(String label) {
        for (Verdict verdict : values()) {
            if (verdict.label().equals(label)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException(
                "unknown verdict '" + label + "': copy, authorised, citation, coincidence, not-mine or unsure");
    }
}
