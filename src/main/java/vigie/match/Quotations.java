package vigie.match;

import java.util.BitSet;
import java.util.List;
import vigie.extract.Block;
import vigie.extract.Page;
import vigie.text.Passage;
import vigie.text.QuotationMarks;
import vigie.text.Span;

/** Where a text quotes: blocks marked as quotations, and what stands between quotation marks. Immutable. */
final class Quotations {
    /** Share of a passage that must be quoted: an aligned word may stand just outside the marks. */
    private static final double QUOTED_SHARE = 0.9;

    private final BitSet quoted;

    private Quotations(BitSet quoted) {
        this.quoted = quoted;
    }

    /** Returns the quotations of a page. */
    static Quotations of(Page page) {
        BitSet quoted = QuotationMarks.between(page.text());
        for (Block block : page.blocks()) {
            if (block.kind() == Block.Kind.QUOTE) {
                quoted.set(block.start(), block.end());
            }
        }
        return new Quotations(quoted);
    }

    /**
     * Returns whether every passage is quoted by the page; one that the original itself quotes as a whole is not, for it
     * is then copied with its marks.
     */
    boolean holdAll(List<Passage> passages, String original) {
        BitSet quotedInOriginal = QuotationMarks.between(original);
        return passages.stream()
                .allMatch(passage -> isIn(quoted, passage.candidate()) && !isIn(quotedInOriginal, passage.original()));
    }

    private static boolean isIn(BitSet quoted, Span span) {
        return quoted.get(span.start(), span.end()).cardinality() >= QUOTED_SHARE * span.length();
    }
}
