package vigie.testing;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs of words that two texts share, counted in the plainest way and apart from the product: tests of planted facts
 * must not trust what they check.
 *
 * @param words most words a run may have without counting as shared, plus one
 */
public record SharedWords(int words) {
    private static final Pattern NOT_A_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Returns the words of a text in lower case, in order, without marks. */
    public static List<String> of(String text) {
        return Arrays.stream(NOT_A_LETTER.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Returns how many words of {@code text} lie in a run of at least {@link #words} that {@code other} has too. */
    public int covered(String text, String other) {
        return covered(of(text), of(other));
    }

    /** The same for two texts already taken apart by {@link #of}; cheapest when {@code other} is the shorter one. */
    public int covered(List<String> text, List<String> other) {
        Set<List<String>> runs = new HashSet<>();
        for (int i = 0; i + words <= other.size(); i++) {
            runs.add(other.subList(i, i + words));
        }
        int covered = 0;
        int coveredUntil = 0;
        for (int i = 0; i + words <= text.size(); i++) {
            if (runs.contains(text.subList(i, i + words))) {
                covered += i + words - Math.max(i, coveredUntil);
                coveredUntil = i + words;
            }
        }
        return covered;
    }
}
