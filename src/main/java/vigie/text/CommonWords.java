package vigie.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The commonest words of the shipped languages: a run that holds no other is found everywhere. Immutable.
 *
 * <p>Ranked by the counts of {@link Background}, equal ones by the word, so that the list is always the same.
 */
public final class CommonWords {
    private final Map<String, Set<String>> byLanguage;

    private CommonWords(Map<String, Set<String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /** Returns the {@code count} commonest words of French and of English. */
    public static CommonWords shipped(int count) {
        Map<String, Set<String>> byLanguage = new HashMap<>();
        Background.SHIPPED_LANGUAGES.forEach(language -> byLanguage.put(language, commonest(language, count)));
        return new CommonWords(byLanguage);
    }

    private record Counted(String word, int stretches) {}

    private static Set<String> commonest(String language, int count) {
        List<Counted> words = new ArrayList<>();
        Background.forEachWord(language, (word, stretches) -> words.add(new Counted(word, stretches)));
        words.sort(Comparator.comparingInt(Counted::stretches).reversed().thenComparing(Counted::word));
        Set<String> commonest = new HashSet<>();
        words.stream().limit(count).forEach(counted -> commonest.add(counted.word()));
        return Set.copyOf(commonest);
    }

    /**
     * Returns whether a word is among the commonest.
     *
     * @param word in normal form
     * @param language {@code fr} or {@code en}; for any other a word common in either is common
     */
    public boolean contains(String word, String language) {
        Set<String> known = byLanguage.get(language);
        return known == null
                ? byLanguage.values().stream().anyMatch(words -> words.contains(word))
                : known.contains(word);
    }
}
