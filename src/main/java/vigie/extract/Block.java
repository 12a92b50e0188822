package vigie.extract;

/**
 * One block of a page's text, in reading order.
 *
 * @param kind what it is
 * @param start first UTF-16 unit in {@link Page#text()}
 * @param end one past the last unit
 */
public record Block(Kind kind, int start, int end) {
    /** Kinds of blocks. */
    public enum Kind {
        HEADING,
        PARAGRAPH,
        LIST_ITEM,
        /** A quotation marked as such by the page (blockquote, q). */
        QUOTE,
        /** One page of a PDF, one slide of a deck, one caption block of a subtitle file. */
        SLIDE,
        CAPTION,
        CODE,
        /** Words read in one picture of the page, after the page's own text. */
        PICTURE
    }
}
