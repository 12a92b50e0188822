package vigie.text;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Documents gathered for a segment to be: the part of an index that still changes. Not thread-safe. */
final class SegmentBuilder implements Writable {
    private static final Document REMOVED = new Document(0, new long[0]);

    private final ShingleKind kind;
    private final TreeMap<Integer, Document> documents = new TreeMap<>();
    private long postings;

    SegmentBuilder(ShingleKind kind) {
        this.kind = kind;
    }

    /** A document's text by its hash, and the keys of its shingles, rising and each once. */
    private static final class Document {
        private final long content;
        private final long[] keys;

        Document(long content, long[] keys) {
            this.content = content;
            this.keys = keys;
        }
    }

    /** Returns the bits of a shingle's hash that an index keeps. */
    static long key(long shingle) {
        return shingle >>> (Long.SIZE - SegmentLayout.HASH_BITS);
    }

    /** Puts a document in place of what was said of its number; its shingles in any order, not changed. */
    void put(int number, long content, long[] shingles) {
        long[] keys = Arrays.stream(shingles)
                .map(SegmentBuilder::key)
                .sorted()
                .distinct()
                .toArray();
        replace(number, new Document(content, keys));
    }

    /** Says that a number is no more. */
    void remove(int number) {
        replace(number, REMOVED);
    }

    private void replace(int number, Document document) {
        Document before = documents.put(number, document);
        postings += document.keys.length - (before == null ? 0 : before.keys.length);
    }

    /** Returns whether a number was put or removed here. */
    boolean speaksOf(int number) {
        return documents.containsKey(number);
    }

    /** Returns whether a number was put here with that content. */
    boolean holds(int number, long content) {
        Document document = documents.get(number);
        return document != null && document != REMOVED && document.content == content;
    }

    long postings() {
        return postings;
    }

    boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    public SegmentLayout layout() {
        return new SegmentLayout(kind, documents.size(), postings);
    }

    @Override
    public void writeTo(MemorySegment bytes) {
        SegmentWriter writer = new SegmentWriter(layout(), bytes);
        long[] all = new long[(int) postings];
        int filled = 0;
        int ordinal = 0;
        for (Map.Entry<Integer, Document> entry : documents.entrySet()) {
            Document document = entry.getValue();
            writer.document(entry.getKey(), document.content, document == REMOVED ? -1 : document.keys.length);
            for (long key : document.keys) {
                all[filled++] = (key << SegmentLayout.DOCUMENT_BITS) | ordinal;
            }
            ordinal++;
        }
        Arrays.sort(all);
        for (long posting : all) {
            writer.posting(posting >>> SegmentLayout.DOCUMENT_BITS, (int) posting & SegmentLayout.DOCUMENTS_MAX);
        }
        writer.seal();
    }
}
