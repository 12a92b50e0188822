package vigie.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is enough to say that a page and an original share a passage: rare words, aligned, dense; never a number about whole
 * texts.
 *
 * <p>Evidence is the bits of the aligned words less a cost for each word between them. Forty-three bits are met by chance
 * once in 10¹³ stretches of text. A small part of a large original must prove more, for every text holds some lines that
 * others have too: titles, addresses, what everyone writes.
 */
final class Sufficiency {
    private static final int WORDS_MIN = 16;
    private static final double EVIDENCE_MIN = 43;

    /** Share of the original from which {@link #WORDS_MIN} words are enough. */
    private static final double SHARE_MIN = 0.1;

    /** Words that are enough of any original, be it a book. */
    private static final int MANY_WORDS = 30;

    private static final double MANY_EVIDENCE_MIN = 87;

    /** What a word between aligned ones takes off, in bits: two texts about one thing share words, but far apart. */
    private static final double WORD_BETWEEN_COST = 0.35;

    private static final double DENSITY_MIN = 0.15;

    /** Beside a passage that is enough by itself a shorter one of the same original is no accident. */
    private static final int COMPANION_WORDS_MIN = 8;

    private static final double COMPANION_EVIDENCE_MIN = 29;

    /** An original of at most this many words has its own rule: it cannot give sixteen words and be changed too. */
    private static final int SHORT_WORDS_MAX = 25;

    private static final int SHORT_RUN_MIN = 8;
    private static final double SHORT_RUN_BITS_MIN = 50;
    private static final double SHORT_SHARE_MIN = 0.8;
    private static final double SHORT_WINDOW = 1.3;
    private static final double SHORT_SHARE_BITS_MIN = 35;

    private final ShingledPage page;
    private final int originalWords;
    private final BitSet setPhrases;

    /** Makes the rule for one page and one original, some of whose tokens prove nothing. */
    Sufficiency(ShingledPage page, Tokens original, BitSet setPhrases) {
        this.page = page;
        this.originalWords = original.count();
        this.setPhrases = setPhrases;
    }

    /** Returns those regions that are enough, whole and in the order given; empty when none is enough by itself. */
    List<Region> enough(List<Region> regions) {
        List<Region> kept = new ArrayList<>();
        boolean proven = false;
        for (Region region : regions) {
            boolean proof = region.without(setPhrases, page)
                    .filter(proving -> isProof(proving, region))
                    .isPresent();
            proven |= proof;
            if (proof || isEnough(region, region, COMPANION_WORDS_MIN, COMPANION_EVIDENCE_MIN)) {
                kept.add(region);
            }
        }
        return proven ? kept : List.of();
    }

    private boolean isProof(Region proving, Region whole) {
        return isEnough(proving, whole, MANY_WORDS, MANY_EVIDENCE_MIN)
                || (proving.words() >= SHARE_MIN * originalWords && isEnough(proving, whole, WORDS_MIN, EVIDENCE_MIN))
                || (originalWords <= SHORT_WORDS_MAX && isShortProof(proving));
    }

    private static boolean isEnough(Region proving, Region whole, int words, double evidence) {
        return proving.words() >= words
                && proving.bits() - WORD_BETWEEN_COST * whole.wordsBetween() >= evidence
                && whole.density() >= DENSITY_MIN;
    }

    private boolean isShortProof(Region region) {
        if (region.bits() >= SHORT_RUN_BITS_MIN && region.longestRun() >= SHORT_RUN_MIN) {
            return true;
        }
        return region.bits() >= SHORT_SHARE_BITS_MIN
                && region.words() >= SHORT_SHARE_MIN * originalWords
                && region.page().length() <= SHORT_WINDOW * originalWords;
    }
}
