package vigie.text;

import java.util.List;

/**
 * How far a page is built like an original: never by itself a copy.
 *
 * @param original its number
 * @param score share of what sets the original's structure apart that the page has too, 0…1
 * @param bits what the paired rungs are worth against chance, in bits; may be below 0
 * @param repeated part of it that the original's own repetition would give any text of its kind, in bits, 0 or more
 * @param steps rungs that stand for one another, in the order of both texts
 */
public record SharedStructure(int original, double score, double bits, double repeated, List<Step> steps) {
    /**
     * Two rungs that stand for one another.
     *
     * @param original index of the rung in the original's skeleton
     * @param candidate index of the rung in the page's skeleton
     */
    public record Step(int original, int candidate) {}

    /** Version of how rungs are read, weighed and judged; another value may judge the same texts otherwise. */
    public static final int VERSION = RungReading.VERSION;

    /** Least score shown to a person: the first value of the measurements on translated posts. */
    private static final double SCORE_MIN = 0.75;

    /** Least number of paired rungs: below, unrelated posts agree by chance. */
    static final int STEPS_MIN = 10;

    /** Least proof beyond repetition, in bits: ten rungs of three bits; ten like paragraphs give a third of it. */
    private static final double BITS_MIN = 30;

    public SharedStructure {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score: " + score);
        }
        steps = List.copyOf(steps);
    }

    /** Returns whether this is enough to be put before a person, in the review queue. */
    public boolean isEnough() {
        return score >= SCORE_MIN && steps.size() >= STEPS_MIN && bits - repeated >= BITS_MIN;
    }
}
