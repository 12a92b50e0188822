package vigie.match;

/**
 * How much of a page and of one original is the same, whether or not that makes a match.
 *
 * @param original id of the original
 * @param containment share of the original's distinct shingles found in the page, 0…1
 * @param containmentOfCandidate share of the page's distinct shingles found in the original, 0…1
 * @param words words aligned in passages that are enough, 0 when none is
 * @param bits rarity of those words, summed, in bits
 */
public record TextMeasures(
        String original, double containment, double containmentOfCandidate, int words, double bits) {}
