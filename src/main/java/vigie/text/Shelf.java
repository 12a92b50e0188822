package vigie.text;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** Where segments are kept, the oldest first: in memory, or in a folder that outlives the process. */
interface Shelf {
    /** Returns the whole and undamaged segments found there. */
    List<Segment> segments();

    /** Writes a segment as the newest. */
    Segment add(Writable writable);

    /** Writes a segment in place of some of the newest; on any failure, all or none of it has happened. */
    Segment replace(Writable writable, List<Segment> newest);

    /** A shelf in memory, outside the heap; what is no longer referred to is given back by the garbage collector. */
    static Shelf inMemory() {
        return new Shelf() {
            @Override
            public List<Segment> segments() {
                return List.of();
            }

            @Override
            public Segment add(Writable writable) {
                MemorySegment bytes = Arena.ofAuto().allocate(writable.layout().size(), Long.BYTES);
                writable.writeTo(bytes);
                return Segment.written(writable.layout(), bytes);
            }

            @Override
            public Segment replace(Writable writable, List<Segment> newest) {
                return add(writable);
            }
        };
    }
}
