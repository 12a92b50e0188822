package vigie.text;

import static vigie.text.SegmentLayout.INT;
import static vigie.text.SegmentLayout.LONG;

import java.lang.foreign.MemorySegment;

/** Fills the bytes of one segment: first every document by rising number, then every posting by rising key and ordinal. */
final class SegmentWriter {
    private final SegmentLayout layout;
    private final MemorySegment bytes;
    private final int remainderBits;
    private final int postingBits;
    private int documents;
    private long postings;
    private long bucketsBegun;

    /** Makes a writer to bytes of the layout's size that are all zero. */
    SegmentWriter(SegmentLayout layout, MemorySegment bytes) {
        this.layout = layout;
        this.bytes = bytes;
        this.remainderBits = layout.remainderBits();
        this.postingBits = layout.postingBits();
    }

    /** Adds a document with the number of its shingles, or -1 for a removal. */
    void document(int number, long content, int shingles) {
        bytes.set(INT, SegmentLayout.HEADER_BYTES + 4L * documents, number);
        bytes.set(INT, layout.shinglesAt() + 4L * documents, shingles);
        bytes.set(LONG, layout.contentsAt() + 8L * documents, content);
        documents++;
    }

    void posting(long key, int ordinal) {
        beginBuckets(key >>> remainderBits);
        long remainder = key & ((1L << remainderBits) - 1);
        long bit = postings * postingBits;
        long at = layout.postingsAt() + (bit >>> 3);
        long posting = (remainder << layout.ordinalBits()) | ordinal;
        bytes.set(LONG, at, bytes.get(LONG, at) | (posting << (bit & 7)));
        postings++;
    }

    private void beginBuckets(long last) {
        while (bucketsBegun <= last) {
            bytes.set(INT, layout.bucketsAt() + 4 * bucketsBegun, (int) postings);
            bucketsBegun++;
        }
    }

    /** Ends the segment; there must have been as many documents and postings as the layout says. */
    void seal() {
        beginBuckets(1L << layout.bucketBits());
        if (documents != layout.documents() || postings != layout.postings()) {
            throw new IllegalStateException(
                    "written " + documents + " documents, " + postings + " postings: " + layout);
        }
        layout.seal(bytes);
    }
}
