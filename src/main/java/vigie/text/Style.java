package vigie.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import vigie.text.StyleVerdict.Outcome;

/**
 * Compares two accounts' ways of writing beside those of others: General Imposters (Koppel and Winter, JASIST 65, 2014;
 * Kestemont, Stover, Koppel, Karsdorp and Daelemans, Expert Systems with Applications 63, 2016) over standard scores of
 * frequencies with the cosine form of {@link Delta}. Immutable.
 *
 * <p>Cost: about a tenth of a second for two accounts beside forty others.
 */
public final class Style {
    /** Words that each side must have: with fewer the measurements say little. */
    public static final int WORDS_MIN = 2_000;

    /** Others needed to say anything: fewer show little of how ways of writing differ. The distance is measured all the same. */
    static final int OTHERS_MIN = 5;

    /** Share of common words below which the language is not one that the background knows. */
    private static final double COMMON_SHARE_MIN = 0.25;

    /** Most frequent words compared to tell whether two texts are in one language, and how many must agree. */
    private static final int LANGUAGE_WORDS = 40;

    private static final int LANGUAGE_WORDS_SHARED_MIN = 10;

    /** Share of others that are farther from which, and up to which, something is said; chosen on English speeches. */
    private static final double NEARER_MIN = 0.95;

    private static final double NOT_NEARER_MAX = 0.75;

    private final int wordsMin;

    private Style(int wordsMin) {
        this.wordsMin = wordsMin;
    }

    /** Returns the comparison as the product uses it: {@value #WORDS_MIN} words on both sides or a refusal. */
    public static Style modest() {
        return new Style(WORDS_MIN);
    }

    /** Returns the comparison with another floor, for measuring what the floor is for. */
    static Style from(int wordsMin) {
        return new Style(wordsMin);
    }

    /**
     * Returns what may be said about two profiles.
     *
     * @param others profiles of other accounts of the same kind; those in another language or with too few words do not count
     * @param random where chance comes from; the same seed gives the same verdict
     */
    public StyleVerdict compare(
            StyleProfile one, StyleProfile other, List<StyleProfile> others, RandomGenerator random) {
        int words = Math.min(one.words(), other.words());
        if (words < wordsMin) {
            return StyleVerdict.refused(Outcome.TOO_FEW_WORDS, words);
        }
        Set<String> language = frequent(one);
        if (one.commonShare() < COMMON_SHARE_MIN || !isIn(language, other)) {
            return StyleVerdict.refused(Outcome.OTHER_LANGUAGE, words);
        }
        List<StyleProfile> imposters = others.stream()
                .filter(each -> each.words() >= wordsMin && isIn(language, each))
                .toList();
        if (imposters.isEmpty()) {
            return StyleVerdict.refused(Outcome.NO_OTHERS, words);
        }
        return verdict(new Imposters(one, other, imposters).trials(random), imposters.size(), words);
    }

    private static StyleVerdict verdict(Imposters.Trials trials, int others, int words) {
        Outcome outcome = others < OTHERS_MIN ? Outcome.CANNOT_SAY : outcome(trials.nearerShare());
        return new StyleVerdict(outcome, trials.distance(), trials.nearerShare(), words);
    }

    private static Outcome outcome(double nearerShare) {
        if (nearerShare >= NEARER_MIN) {
            return Outcome.NEARER_THAN_OTHERS;
        }
        return nearerShare <= NOT_NEARER_MAX ? Outcome.NOT_NEARER : Outcome.CANNOT_SAY;
    }

    private static boolean isIn(Set<String> language, StyleProfile profile) {
        return frequent(profile).stream().filter(language::contains).count() >= LANGUAGE_WORDS_SHARED_MIN;
    }

    private static Set<String> frequent(StyleProfile profile) {
        return profile.marks().entrySet().stream()
                .filter(entry -> Character.isLetter(entry.getKey().charAt(0))
                        && entry.getKey().indexOf(' ') < 0)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(LANGUAGE_WORDS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
