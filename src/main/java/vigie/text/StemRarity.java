package vigie.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How common each {@linkplain Stems stem} is in a language, out of the counts that come with Vigie. Immutable. */
final class StemRarity {
    private final List<Map<Long, Double>> shares;
    private final List<Double> unseen;

    private StemRarity(List<Map<Long, Double>> shares, List<Double> unseen) {
        this.shares = shares;
        this.unseen = unseen;
    }

    /** Returns the counts of one language; those of all that are shipped, the commonest deciding, for any other. */
    static StemRarity of(String language) {
        List<String> languages =
                Background.SHIPPED_LANGUAGES.contains(language) ? List.of(language) : Background.SHIPPED_LANGUAGES;
        List<Map<Long, Double>> shares =
                languages.stream().map(StemRarity::shares).toList();
        return new StemRarity(
                shares,
                languages.stream().map(one -> 0.5 / Background.stretches(one)).toList());
    }

    private static Map<Long, Double> shares(String language) {
        Map<Long, Double> shares = new HashMap<>();
        double stretches = Background.stretches(language);
        Background.forEachWord(
                language, (word, count) -> shares.merge(Stems.hash(Stems.of(word)), count / stretches, Double::sum));
        return shares;
    }

    /** Returns the probability that a stretch of so many words holds a stem, above 0, at most 1. */
    double probability(long stem, int words) {
        double most = 0;
        for (int i = 0; i < shares.size(); i++) {
            most = Math.max(most, shares.get(i).getOrDefault(stem, unseen.get(i)));
        }
        double share = Math.min(0.999, most);
        return 1 - Math.pow(1 - share, (double) words / Background.STRETCH_WORDS);
    }
}
