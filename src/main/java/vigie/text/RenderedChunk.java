package vigie.text;

import java.util.List;

/**
 * A stretch of an original, and how its telling words may read on a page.
 *
 * @param original number of the original
 * @param from first token
 * @param to one past the last
 * @param renderings one for each distinct stem that tells anything, by place
 */
record RenderedChunk(int original, int from, int to, List<Rendering> renderings) {
    RenderedChunk {
        renderings = List.copyOf(renderings);
    }

    /** Returns the number of tokens. */
    int words() {
        return to - from;
    }
}
