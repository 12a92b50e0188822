package vigie.text;

/**
 * What two accounts' ways of writing say about being one hand: a hint for a person, never proof.
 *
 * @param outcome what may be said
 * @param styleDistance how far they are apart beside the nearest fifth of others, 0…1: 0.5 as far as those, less is nearer;
 *     1 if nothing was measured
 * @param nearerShare share of others, over all trials, that are farther than the two are from one another, 0…1
 * @param words words of the smaller side
 */
public record StyleVerdict(Outcome outcome, double styleDistance, double nearerShare, int words) {
    /** What may be said. */
    public enum Outcome {
        NEARER_THAN_OTHERS,
        NOT_NEARER,
        CANNOT_SAY,
        /** Not measured: one side has too few words. */
        TOO_FEW_WORDS,
        /** Not measured: nobody else writes in the same language with words enough. */
        NO_OTHERS,
        /** Not measured: a language whose common words are not known, or two languages. */
        OTHER_LANGUAGE
    }

    public StyleVerdict {
        if (!(styleDistance >= 0 && styleDistance <= 1)) {
            throw new IllegalArgumentException("styleDistance: " + styleDistance);
        }
        if (!(nearerShare >= 0 && nearerShare <= 1)) {
            throw new IllegalArgumentException("nearerShare: " + nearerShare);
        }
    }

    /** Returns a verdict without a measure. */
    static StyleVerdict refused(Outcome reason, int words) {
        return new StyleVerdict(reason, 1, 0, words);
    }

    /** Returns whether nothing was measured. */
    public boolean isRefused() {
        return switch (outcome) {
            case TOO_FEW_WORDS, NO_OTHERS, OTHER_LANGUAGE -> true;
            case NEARER_THAN_OTHERS, NOT_NEARER, CANNOT_SAY -> false;
        };
    }
}
