package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Gives recipients codes far from one another: {@value #CANDIDATES} codes are drawn by chance, each is changed slot by slot,
 * and by two slots at once, for as long as that takes it farther from those given before, and the farthest is taken. Codes
 * given before never change, so recipients can be added at any time.
 *
 * <p>The draft's first ways count as given: they are the owner's own copy. Twenty codes of 24 slots come out twelve slots
 * apart, which is as far as can be (Plotkin's bound); codes drawn without looking come as near as four.
 */
public final class Codes {
    private static final int CANDIDATES = 48;

    /** Longest code that is changed by two slots at once: beyond, codes are far apart anyway and pairs are many. */
    private static final int PAIRS_SLOTS_MAX = 48;

    private final int slots;
    private final RandomGenerator random;
    private final double[] nearness;

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
        this.nearness = new double[slots + 1];
        for (int distance = 0; distance <= slots; distance++) {
            // nearer by one slot is taken for another about four times as often when half of the slots are seen
            nearness[distance] = Math.pow(4, -distance);
        }
    }

    /** Returns a code for one more recipient; {@code given} are those of all recipients before, in any order. */
    public Code next(Collection<Code> given) {
        List<long[]> taken = new ArrayList<>();
        taken.add(bits(Code.first(slots)));
        given.forEach(code -> taken.add(bits(code)));
        long[] best = improved(drawn(), taken);
        for (int i = 1; i < CANDIDATES; i++) {
            long[] candidate = improved(drawn(), taken);
            best = nearness(candidate, taken) < nearness(best, taken) ? candidate : best;
        }
        return code(best);
    }

    private long[] improved(long[] code, List<long[]> taken) {
        double least = nearness(code, taken);
        boolean better = true;
        while (better) {
            better = false;
            for (int left = 0; left < slots; left++) {
                int last = slots <= PAIRS_SLOTS_MAX ? slots - 1 : left;
                for (int right = left; right <= last; right++) {
                    turn(code, left, right);
                    double changed = nearness(code, taken);
                    if (changed < least) {
                        least = changed;
                        better = true;
                    } else {
                        turn(code, left, right);
                    }
                }
            }
        }
        return code;
    }

    /** Turns one slot, or two when they differ. */
    private static void turn(long[] code, int left, int right) {
        code[left / Long.SIZE] ^= 1L << left;
        if (right != left) {
            code[right / Long.SIZE] ^= 1L << right;
        }
    }

    private double nearness(long[] candidate, List<long[]> taken) {
        double sum = 0;
        for (long[] code : taken) {
            int distance = 0;
            for (int i = 0; i < code.length; i++) {
                distance += Long.bitCount(code[i] ^ candidate[i]);
            }
            sum += nearness[distance];
        }
        return sum;
    }

    private long[] drawn() {
        long[] code = empty();
        for (int slot = 0; slot < slots; slot++) {
            code[slot / Long.SIZE] |= random.nextBoolean() ? 1L << slot : 0;
        }
        return code;
    }

    private long[] empty() {
        return new long[(slots + Long.SIZE - 1) / Long.SIZE];
    }

    private long[] bits(Code code) {
        if (code.length() != slots) {
            throw new IllegalArgumentException("a code of " + code.length() + " among codes of " + slots);
        }
        long[] bits = empty();
        for (int slot = 0; slot < slots; slot++) {
            bits[slot / Long.SIZE] |= code.isSecond(slot) ? 1L << slot : 0;
        }
        return bits;
    }

    private Code code(long[] bits) {
        BitSet second = BitSet.valueOf(bits);
        StringBuilder ways = new StringBuilder(slots);
        for (int slot = 0; slot < slots; slot++) {
            ways.append(second.get(slot) ? 'b' : 'a');
        }
        return new Code(ways.toString());
    }
}
