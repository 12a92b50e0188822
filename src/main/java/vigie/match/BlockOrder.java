package vigie.match;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vigie.text.NormalForm;
import vigie.text.Passage;
import vigie.text.Passage.Moved;
import vigie.text.Span;

/** In which order a page shows the blocks of an original: its paragraphs, or the slides of a carousel. */
final class BlockOrder {
    /** Shorter lines, such as numbers of slides, stand for no block. */
    private static final int WORDS_MIN = 3;

    private BlockOrder() {}

    /**
     * Returns the numbers, from 1, of the original's blocks that passages show more than half of, in the page's order:
     * {@code 3, 1, 2, 4}. Empty when that order is the original's own. Numbers count all lines of the original that
     * have at least three words.
     *
     * @param original its text
     * @param passages by place in the page
     */
    static List<Integer> of(String original, List<Passage> passages) {
        List<Moved> parts = passages.stream().flatMap(BlockOrder::parts).toList();
        List<Span> blocks = blocks(original);
        List<Integer> order = new ArrayList<>();
        for (Moved part : parts) {
            for (int block = 0; block < blocks.size(); block++) {
                if (2 * common(part.original(), blocks.get(block))
                        > blocks.get(block).length()) {
                    order.add(block + 1);
                }
            }
        }
        List<Integer> shown = order.stream().distinct().toList();
        return shown.equals(shown.stream().sorted().toList()) ? List.of() : shown;
    }

    private static Stream<Moved> parts(Passage passage) {
        return passage.moved().isEmpty()
                ? Stream.of(new Moved(passage.original(), passage.candidate()))
                : passage.moved().stream();
    }

    private static List<Span> blocks(String text) {
        List<Span> blocks = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (NormalForm.tokens(text.substring(start, end)).count() >= WORDS_MIN) {
                blocks.add(new Span(start, end));
            }
            start = end + 1;
        }
        return blocks;
    }

    private static int common(Span left, Span right) {
        return Math.max(0, Math.min(left.end(), right.end()) - Math.max(left.start(), right.start()));
    }
}
