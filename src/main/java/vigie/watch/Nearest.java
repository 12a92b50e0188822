package vigie.watch;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The valid word that a mistaken one was probably meant to be. */
final class Nearest {
    private Nearest() {}

    /**
     * Returns the word with the fewest edits (letter added, dropped, changed, or two neighbours swapped), if they are few
     * for the word's length: one in three letters, one at least. Case does not count.
     */
    static Optional<String> of(String written, Collection<String> words) {
        String sought = written.toLowerCase(Locale.ROOT);
        return words.stream()
                .filter(word -> edits(sought, word) <= Math.max(1, Math.max(word.length(), sought.length()) / 3))
                .min(Comparator.comparingInt((String word) -> edits(sought, word))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Optimal string alignment distance (Damerau 1964, each pair of letters swapped at most once). */
    static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(a, b, cost, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] cost, int i, int j) {
        int change = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
