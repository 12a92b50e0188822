package vigie.text;

/**
 * Which way each slot of a copy is worded: the letter {@code a} for its first way, {@code b} for its second, in the order of
 * the draft.
 *
 * @param ways letters {@code a} and {@code b}, else IllegalArgumentException; empty for a draft without slots
 */
public record Code(String ways) {
    public Code {
        if (!ways.matches("[ab]*")) {
            throw new IllegalArgumentException("not a code: " + ways);
        }
    }

    /** Returns the code of the draft's first ways, which the owner may have shown to anybody. */
    public static Code first(int slots) {
        return new Code("a".repeat(slots));
    }

    /** Returns the code of the draft's second ways. */
    public static Code second(int slots) {
        return new Code("b".repeat(slots));
    }

    /** Returns the number of slots. */
    public int length() {
        return ways.length();
    }

    /** Returns whether a slot, from 0, is worded in its second way. */
    public boolean isSecond(int slot) {
        return ways.charAt(slot) == 'b';
    }

    /** Returns the code that differs from this one in one slot. */
    Code turned(int slot) {
        char other = isSecond(slot) ? 'a' : 'b';
        return new Code(ways.substring(0, slot) + other + ways.substring(slot + 1));
    }

    /** Returns the number of slots in which two codes of one length differ; another length is an IllegalArgumentException. */
    public int distance(Code other) {
        if (other.length() != length()) {
            throw new IllegalArgumentException("codes of " + length() + " and " + other.length());
        }
        int differing = 0;
        for (int slot = 0; slot < length(); slot++) {
            differing += ways.charAt(slot) == other.ways.charAt(slot) ? 0 : 1;
        }
        return differing;
    }
}
