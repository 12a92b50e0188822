package vigie.extract;

import java.time.Duration;

/**
 * How much of one file is read, so that a hostile one costs a bounded time and a bounded share of the daemon's heap
 * (256 MiB). What a limit cuts is said by a {@link ExtractionProblem.Kind#CUT} problem.
 */
final class Limits {
    /** UTF-16 units of text: three long novels; more is a dump, and a page holds its text twice while it is made. */
    static final int TEXT_UNITS_MAX = 5_000_000;

    /** Links of a page: twenty times what Nutch keeps; beyond that a page is a trap or an index. */
    static final int LINKS_MAX = 2_000;

    /** Images of a page or file: a long gallery; each costs a fetch and a decoding later. */
    static final int IMAGES_MAX = 200;

    /** Films of a page: each costs a fetch of many megabytes and seconds of decoding; a page about films has one or two. */
    static final int VIDEOS_MAX = 5;

    /** UTF-16 units of a title or an author: longer ones are text put in the wrong place. */
    static final int TITLE_UNITS_MAX = 500;

    /** Nested elements kept as nested: browsers stop at 512 as well; deeper ones become siblings. */
    static final int DOM_DEPTH_MAX = 512;

    /**
     * Tags and attributes of a page: what a page of several megabytes has. Each costs about 200 bytes of
     * heap once parsed, which for 10 MiB of nothing else would be more than there is.
     */
    static final int MARKS_MAX = 150_000;

    /** Bytes of one embedded image: above any web picture, below a print master. */
    static final int EMBEDDED_BYTES_MAX = 10 << 20;

    /** Bytes of all embedded images of a file: a quarter of the heap. */
    static final long EMBEDDED_BYTES_TOTAL_MAX = 64L << 20;

    /** Pages of a PDF, slides of a deck: a book; carousels have 20. */
    static final int SLIDES_MAX = 500;

    /** Time for one PDF. PDFBox cannot be interrupted, so it is looked at for every operator. */
    static final Duration PDF_TIME_MAX = Duration.ofSeconds(20);

    /** Bytes to which one stream of a PDF may inflate: a full page of uncompressed drawing is under 10 MiB. */
    static final int PDF_STREAM_BYTES_MAX = 48 << 20;

    /** Pixels of a PDF picture that is coded anew as PNG: a page at 300 dpi is 9 million; 4 bytes each. */
    static final int PDF_PIXELS_MAX = 12_000_000;

    /** Bytes PDFBox may hold for decoded streams. */
    static final long PDF_CACHE_BYTES_MAX = 64L << 20;

    /** Bytes to which one entry of an office file may inflate. */
    static final int ENTRY_BYTES_MAX = 32 << 20;

    /** Bytes to which all entries of an office file may inflate. */
    static final long ENTRIES_BYTES_MAX = 96L << 20;

    /** Entries of an office file: a deck of 500 slides has about 3,000. */
    static final int ENTRIES_MAX = 5_000;

    /** Parts of an MHTML file: a heavy page has some hundreds. */
    static final int PARTS_MAX = 2_000;

    /** Multiparts and messages within one message: a mail forwarded ten times has thirty; more is a trap. */
    static final int MULTIPARTS_MAX = 100;

    /** Bytes in which the headers of a message end: mail servers refuse more. */
    static final int MESSAGE_HEADER_BYTES_MAX = 256 << 10;

    private Limits() {}
}
