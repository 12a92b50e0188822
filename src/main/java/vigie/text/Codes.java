package vigie.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives recipients codes far from one another: of {@value #CANDIDATES} codes drawn by chance, the one least near to those
 * given before, then changed slot by slot, and by two slots at once, for as long as that takes it farther away. Codes given
 * before never change, so recipients can be added at any time.
 *
 * <p>The draft's first ways count as given: they are the owner's own copy. Twenty codes of 24 slots come out at least nine
 * slots apart; codes drawn without looking come as near as four.
 */
public final class Codes {
    private static final int CANDIDATES = 1024;

    /** Longest code that is changed by two slots at once: beyond, codes are far apart anyway and pairs are many. */
    private static final int PAIRS_SLOTS_MAX = 48;

    private final int slots;
    private final RandomGenerator random;

    /**
     * @param slots length of the codes, at least 1
     * @param random the only chance used: seeded alike, it gives the same codes
     */
    public Codes(int slots, RandomGenerator random) {
        if (slots < 1) {
            throw new IllegalArgumentException("slots: " + slots);
        }
        this.slots = slots;
        this.random = random;
    }

    /** Returns a code for one more recipient; {@code given} are those of all recipients before, in any order. */
    public Code next(Collection<Code> given) {
        List<Code> taken = new ArrayList<>(given);
        taken.add(Code.first(slots));
        Code best = drawn();
        for (int i = 1; i < CANDIDATES; i++) {
            Code candidate = drawn();
            best = nearness(candidate, taken) < nearness(best, taken) ? candidate : best;
        }
        return improved(best, taken);
    }

    private Code improved(Code start, List<Code> taken) {
        Code best = start;
        boolean better = true;
        while (better) {
            better = false;
            for (int left = 0; left < slots; left++) {
                int last = slots <= PAIRS_SLOTS_MAX ? slots - 1 : left;
                for (int right = left; right <= last; right++) {
                    Code changed = right == left ? best.turned(left) : best.turned(left).turned(right);
                    if (nearness(changed, taken) < nearness(best, taken)) {
                        best = changed;
                        better = true;
                    }
                }
            }
        }
        return best;
    }

    /** A code nearer by one slot is taken for another about four times as often when half of the slots are seen. */
    private static double nearness(Code candidate, List<Code> taken) {
        double nearness = 0;
        for (Code code : taken) {
            nearness += Math.pow(4, -candidate.distance(code));
        }
        return nearness;
    }

    private Code drawn() {
        StringBuilder ways = new StringBuilder(slots);
        for (int slot = 0; slot < slots; slot++) {
            ways.append(random.nextBoolean() ? 'b' : 'a');
        }
        return new Code(ways.toString());
    }
}
