package vigie.text;

/**
 * Finds aligned words of a page and one original: seeds, each extended both ways.
 *
 * <p>A seed is a sorted shingle that both hold. From its ends the alignment goes on word by word; over one or two words
 * that differ it goes on if what follows is a rare word or two equal words, so that a copy with single words replaced, put in
 * or left out stays one run.
 */
final class Seeding {
    /** Three words that together weigh less are found in any two texts of one language. */
    static final double SEED_BITS_MIN = 4;

    /** A single equal word after a difference counts only if it is rarer than one stretch in sixteen. */
    private static final double RARE_BITS_MIN = 4;

    /** How many words to pass over, in the page and in the original, nearest first. */
    private static final int[][] STEPS = {{1, 1}, {1, 0}, {0, 1}, {2, 2}, {2, 1}, {1, 2}};

    private final ShingledPage page;
    private final Tokens original;
    private final Pairs pairs = new Pairs();

    private Seeding(ShingledPage page, Tokens original) {
        this.page = page;
        this.original = original;
    }

    /** Returns the pairs of aligned words by place in the page, then in the original. */
    static long[] pairs(ShingledPage page, Tokens original) {
        Seeding seeding = new Seeding(page, original);
        long[] shingles = Shingles.sorted(original, Shingles.WORDS);
        for (int there = 0; there < shingles.length; there++) {
            for (int here = page.firstPlace(shingles[there]); here >= 0; here = page.nextPlace(here)) {
                seeding.seed(here, there);
            }
        }
        return seeding.pairs.sorted();
    }

    private void seed(int here, int there) {
        int words = Math.min(Shingles.WORDS, original.count());
        double bits = 0;
        for (int i = 0; i < words; i++) {
            bits += page.bits(here + i);
        }
        if (bits < SEED_BITS_MIN) {
            return;
        }
        for (int i = 0; i < words; i++) {
            for (int j = 0; j < words; j++) {
                if (equal(here + i, there + j)) {
                    pairs.add(Pairs.of(here + i, there + j));
                }
            }
        }
        extend(here + words, there + words, 1);
        extend(here - 1, there - 1, -1);
    }

    private void extend(int here, int there, int direction) {
        while (inside(here, there)) {
            if (equal(here, there)) {
                if (!pairs.add(Pairs.of(here, there))) {
                    return;
                }
                here += direction;
                there += direction;
                continue;
            }
            int[] step = stepOver(here, there, direction);
            if (step.length == 0) {
                return;
            }
            here += step[0] * direction;
            there += step[1] * direction;
        }
    }

    private int[] stepOver(int here, int there, int direction) {
        for (int[] step : STEPS) {
            int nextHere = here + step[0] * direction;
            int nextThere = there + step[1] * direction;
            if (equal(nextHere, nextThere)
                    && (page.bits(nextHere) >= RARE_BITS_MIN || equal(nextHere + direction, nextThere + direction))) {
                return step;
            }
        }
        return new int[0];
    }

    private boolean inside(int here, int there) {
        return here >= 0 && there >= 0 && here < page.tokens().count() && there < original.count();
    }

    private boolean equal(int here, int there) {
        return inside(here, there) && page.tokens().hash(here) == original.hash(there);
    }
}
