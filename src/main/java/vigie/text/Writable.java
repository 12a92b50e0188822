package vigie.text;

import java.lang.foreign.MemorySegment;

/** What can be written as a segment. */
interface Writable {
    /** Returns how large it will be. */
    SegmentLayout layout();

    /** Writes it to bytes of that layout's size that are all zero. */
    void writeTo(MemorySegment bytes);
}
