package vigie.text;

import java.util.List;

/**
 * What a page and one original share.
 *
 * @param original number of the original
 * @param containment share of the original's distinct sorted three-word shingles found in the page, 0…1
 * @param containmentOfCandidate share of the page's found in the original, 0…1
 * @param passages by place in the page; empty when what is shared is not enough to be told from chance
 */
public record SharedText(int original, double containment, double containmentOfCandidate, List<Passage> passages) {
    public SharedText {
        passages = List.copyOf(passages);
    }

    /** Returns the words aligned in all passages. */
    public int words() {
        return passages.stream().mapToInt(Passage::words).sum();
    }

    /** Returns the bits of all passages together. */
    public double bits() {
        return passages.stream().mapToDouble(Passage::bits).sum();
    }

    /** Returns the closest description of all passages: EXACT if all are, REORDERED if any is, else NEAR. */
    public Level level() {
        List<Level> levels = passages.stream().map(Passage::level).toList();
        if (levels.contains(Level.REORDERED)) {
            return Level.REORDERED;
        }
        return levels.contains(Level.NEAR) || levels.isEmpty() ? Level.NEAR : Level.EXACT;
    }
}
