package vigie.text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Where everything stands in a segment of so many documents and postings. Numbers are little-endian.
 *
 * <pre>
 * header     64 bytes: magic, version of the format, version of the normal form, kind, documents, postings, checksum
 * numbers    4 bytes a document: its number, rising
 * shingles   4 bytes a document: how many different shingles it has, or -1 when the document is removed
 * contents   8 bytes a document: a hash of its text
 * buckets    4 bytes each, and one more: the first posting of the bucket
 * postings   packed bits: the hash bits below the bucket's, then the document's place in the table; rising in a bucket
 * </pre>
 *
 * <p>A shingle counts by {@value #HASH_BITS} bits of its hash. The first of them name the bucket and are not stored
 * (quotienting: Cleary, "Compact hash tables using bidirectional linear probing", IEEE Transactions on Computers 1984), so
 * that a posting of a million documents takes four and a half bytes.
 *
 * @param kind of the shingles
 * @param documents 0…{@value #DOCUMENTS_MAX}
 * @param postings 0…2³¹ - 1
 */
record SegmentLayout(ShingleKind kind, int documents, long postings) {
    /** Of a hundred million postings one in five thousand shingles looked up meets another's hash. */
    static final int HASH_BITS = 39;

    static final int DOCUMENT_BITS = 24;
    static final int DOCUMENTS_MAX = (1 << DOCUMENT_BITS) - 1;
    static final int HEADER_BYTES = 64;

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final long MAGIC = 0x5345474D56494749L;
    private static final int FORMAT_VERSION = 1;
    private static final int CHECKSUM_AT = 40;
    private static final long CHECKSUM_CHUNK_BYTES = 64L << 20;

    /** Postings in a bucket on average, at least; at most twice as many: two or three cache lines, of which a search reads one or two. */
    private static final int BUCKET_POSTINGS = 16;

    /** With fewer a posting would not fit in one long at any bit. */
    private static final int BUCKET_BITS_MIN = 6;

    /** A posting is read as one long, wherever it begins. */
    private static final int PADDING_BYTES = 8;

    SegmentLayout {
        if (documents < 0 || documents > DOCUMENTS_MAX || postings < 0 || postings > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("documents: " + documents + ", postings: " + postings);
        }
    }

    int bucketBits() {
        return Math.max(BUCKET_BITS_MIN, 63 - Long.numberOfLeadingZeros(Math.max(1, postings / BUCKET_POSTINGS)));
    }

    int remainderBits() {
        return HASH_BITS - bucketBits();
    }

    int ordinalBits() {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, documents - 1)));
    }

    int postingBits() {
        return remainderBits() + ordinalBits();
    }

    long shinglesAt() {
        return HEADER_BYTES + 4L * documents;
    }

    long contentsAt() {
        return shinglesAt() + 4L * documents;
    }

    long bucketsAt() {
        return contentsAt() + 8L * documents;
    }

    long postingsAt() {
        return bucketsAt() + 4L * ((1L << bucketBits()) + 1);
    }

    /** Returns the size of the whole segment in bytes. */
    long size() {
        return postingsAt() + (postings * postingBits() + 7) / 8 + PADDING_BYTES;
    }

    /** Writes the header, and with it a checksum of all that follows it; to be called last. */
    void seal(MemorySegment bytes) {
        bytes.set(LONG, 0, MAGIC);
        bytes.set(INT, 8, FORMAT_VERSION);
        bytes.set(INT, 12, NormalForm.VERSION);
        bytes.set(INT, 16, kind.code());
        bytes.set(INT, 20, kind.words());
        bytes.set(INT, 24, documents);
        bytes.set(LONG, 32, postings);
        bytes.set(LONG, CHECKSUM_AT, checksum(bytes));
    }

    /** Returns whether these bytes are a whole and undamaged segment of a kind, in today's form. */
    static boolean isWhole(MemorySegment bytes, ShingleKind kind) {
        return bytes.byteSize() >= HEADER_BYTES
                && bytes.get(LONG, 0) == MAGIC
                && bytes.get(INT, 8) == FORMAT_VERSION
                && bytes.get(INT, 12) == NormalForm.VERSION
                && bytes.get(INT, 16) == kind.code()
                && bytes.get(INT, 20) == kind.words()
                && bytes.get(LONG, CHECKSUM_AT) == checksum(bytes)
                && of(bytes, kind).size() == bytes.byteSize();
    }

    /** Returns the layout of bytes that are whole. */
    static SegmentLayout of(MemorySegment bytes, ShingleKind kind) {
        return new SegmentLayout(kind, bytes.get(INT, 24), bytes.get(LONG, 32));
    }

    private static long checksum(MemorySegment bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.asSlice(0, CHECKSUM_AT).asByteBuffer());
        for (long from = HEADER_BYTES; from < bytes.byteSize(); from += CHECKSUM_CHUNK_BYTES) {
            long length = Math.min(CHECKSUM_CHUNK_BYTES, bytes.byteSize() - from);
            checksum.update(bytes.asSlice(from, length).asByteBuffer());
        }
        return checksum.getValue();
    }
}
