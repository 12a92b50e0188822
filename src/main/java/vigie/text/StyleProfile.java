package vigie.text;

import java.util.List;
import java.util.Map;

/**
 * How somebody writes, apart from what about: how often each common word, mark, line length and run of four characters is
 * used. Immutable; holds no sentence of the texts.
 *
 * <p>Words that are not common in the language are masked before anything is counted, so that two accounts on one topic do
 * not look like one hand (text distortion: Stamatatos, JASIST 69, 2018).
 */
public final class StyleProfile {
    private final int words;
    private final double commonShare;
    private final Map<String, Integer> marks;
    private final Map<String, Integer> runs;

    StyleProfile(int words, double commonShare, Map<String, Integer> marks, Map<String, Integer> runs) {
        this.words = words;
        this.commonShare = commonShare;
        this.marks = Map.copyOf(marks);
        this.runs = Map.copyOf(runs);
    }

    /**
     * Returns the profile of texts by one hand.
     *
     * @param texts as written, in any order
     * @param background says which words are common; the same for all profiles that are compared
     */
    public static StyleProfile of(List<String> texts, Background background) {
        StyleReading reading = new StyleReading(background);
        texts.forEach(reading::read);
        return reading.profile();
    }

    /** Returns the number of words read. */
    public int words() {
        return words;
    }

    /** Returns the share of words that the background knows as common, 0…1: about half in a language that it knows. */
    double commonShare() {
        return commonShare;
    }

    /** Returns how often each common word, mark and length was met. */
    Map<String, Integer> marks() {
        return marks;
    }

    /** Returns how often each run of four characters was met in the masked text. */
    Map<String, Integer> runs() {
        return runs;
    }
}
