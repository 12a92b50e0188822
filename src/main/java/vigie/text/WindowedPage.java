package vigie.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The stems of a page by overlapping windows of {@value #WORDS} words, one beginning every {@value #STEP} words. */
final class WindowedPage {
    /** What eighty words become in a wordier language: French needs a fifth more than English. */
    static final int WORDS = 96;

    /** A quarter of a window: the best place is then never further than an eighth of a window away. */
    static final int STEP = 24;

    /** Windows that one place lies in. */
    static final int OVERLAP = WORDS / STEP;

    private final Tokens tokens;
    private final long[] stems;
    private final int windows;
    private final Map<Long, BitSet> holding = new HashMap<>();

    WindowedPage(Tokens tokens) {
        this.tokens = tokens;
        this.stems = Stems.of(tokens);
        this.windows = stems.length == 0 ? 0 : 1 + Math.max(0, (stems.length - WORDS + STEP - 1) / STEP);
        for (int token = 0; token < stems.length; token++) {
            int first = Math.max(0, (token - WORDS) / STEP + (token >= WORDS ? 1 : 0));
            int last = Math.min(windows - 1, token / STEP);
            holding.computeIfAbsent(stems[token], fresh -> new BitSet()).set(first, last + 1);
        }
    }

    Tokens tokens() {
        return tokens;
    }

    long stem(int token) {
        return stems[token];
    }

    int windows() {
        return windows;
    }

    /** Returns the first token of a window. */
    int start(int window) {
        return window * STEP;
    }

    /** Returns one past the last token of a window. */
    int end(int window) {
        return Math.min(stems.length, start(window) + WORDS);
    }

    /** Returns the windows that hold any of some stems; the caller's own. */
    BitSet holding(long[] any) {
        BitSet windowsHolding = new BitSet(windows);
        for (long stem : any) {
            BitSet of = holding.get(stem);
            if (of != null) {
                windowsHolding.or(of);
            }
        }
        return windowsHolding;
    }
}
