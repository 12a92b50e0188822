package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorted grams of six words that prove no leak: what the owner has published, and what several briefs say alike, such as a
 * presentation of the firm or terms of use. Immutable.
 */
public final class CommonGrams {
    /** No gram. */
    public static final CommonGrams NONE = new CommonGrams(new long[0]);

    /** Briefs with a gram that make it boilerplate: two may speak of one campaign. */
    private static final int BRIEFS_MIN = 3;

    /** Briefs that share this much of the shorter one are versions of one text and count once: boilerplate is less. */
    private static final double VERSION_SHARE = 0.5;

    private final long[] grams;

    private CommonGrams(long[] grams) {
        this.grams = grams;
    }

    /**
     * Learns what proves nothing.
     *
     * @param published texts of the owner that everybody may read
     * @param briefs confidential texts, all that are at hand; cost grows with the square of their number
     */
    public static CommonGrams of(List<Tokens> published, List<Tokens> briefs) {
        List<long[]> all = new ArrayList<>();
        published.forEach(text -> all.add(KeyedFingerprints.grams(text)));
        all.add(boilerplate(briefs));
        return new CommonGrams(
                Shingles.distinct(all.stream().flatMapToLong(Arrays::stream).toArray()));
    }

    private static long[] boilerplate(List<Tokens> briefs) {
        List<long[]> works = works(briefs);
        if (works.size() < BRIEFS_MIN) {
            return new long[0];
        }
        Map<Long, Integer> holding = new HashMap<>();
        for (long[] work : works) {
            for (long gram : work) {
                holding.merge(gram, 1, Integer::sum);
            }
        }
        return holding.entrySet().stream()
                .filter(entry -> entry.getValue() >= BRIEFS_MIN)
                .mapToLong(Map.Entry::getKey)
                .toArray();
    }

    /** Returns the distinct grams of each brief, without those that are versions of an earlier one. */
    private static List<long[]> works(List<Tokens> briefs) {
        List<long[]> works = new ArrayList<>();
        for (Tokens brief : briefs) {
            long[] grams = Shingles.distinct(KeyedFingerprints.grams(brief));
            if (works.stream().noneMatch(work -> areVersions(work, grams))) {
                works.add(grams);
            }
        }
        return works;
    }

    private static boolean areVersions(long[] one, long[] other) {
        double shared =
                one.length <= other.length ? Shingles.containment(one, other) : Shingles.containment(other, one);
        return shared >= VERSION_SHARE;
    }

    /** Returns whether a sorted gram proves nothing. */
    boolean holds(long gram) {
        return Arrays.binarySearch(grams, gram) >= 0;
    }
}
