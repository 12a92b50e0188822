package vigie.text;

import java.nio.file.Path;
import java.util.BitSet;

/**
 * The index of originals, kept up to date. In a folder it outlives the process: only what is new or changed is read
 * anew. The folder may be deleted at any time; it is filled again.
 *
 * <p>Guarded by itself. An index given stays as it was.
 */
public final class FingerprintFolder {
    /** Postings gathered in memory before they become a segment: 64 MB while they are sorted. */
    private static final int BATCH_POSTINGS = 4_000_000;

    private final Postings postings;

    private FingerprintFolder(Shelf shelf) {
        this.postings = new Postings(shelf);
    }

    /** Opens the index in a folder, which need not exist. */
    public static FingerprintFolder open(Path folder) {
        return new FingerprintFolder(new FolderShelf(folder, ShingleKind.SORTED_TRIPLES));
    }

    /** Returns an index of originals in memory. */
    static FingerprintIndex inMemory(NumberedTexts originals) {
        return new FingerprintFolder(Shelf.inMemory()).update(originals);
    }

    /** Makes the index one of these originals and no others, and returns it; those that it holds already are not read. */
    public synchronized FingerprintIndex update(NumberedTexts originals) {
        BitSet there = new BitSet();
        originals.numbers().forEach(there::set);
        SegmentBuilder removals = new SegmentBuilder(ShingleKind.SORTED_TRIPLES);
        postings.layers().forEachNumber(number -> {
            if (!there.get(number)) {
                removals.remove(number);
            }
        });
        postings.add(removals);
        addMissing(originals);
        postings.merge();
        return FingerprintIndex.of(postings.layers());
    }

    private void addMissing(NumberedTexts originals) {
        Layers before = postings.layers();
        SegmentBuilder batch = new SegmentBuilder(ShingleKind.SORTED_TRIPLES);
        for (int number : originals.numbers().toArray()) {
            long content = originals.content(number);
            if (before.holds(number, content)) {
                continue;
            }
            batch.put(number, content, Shingles.sorted(originals.tokens(number), Shingles.WORDS));
            if (batch.postings() >= BATCH_POSTINGS) {
                postings.add(batch);
                batch = new SegmentBuilder(ShingleKind.SORTED_TRIPLES);
            }
        }
        postings.add(batch);
    }

    /** Returns the bytes of the whole index. */
    synchronized long size() {
        return postings.layers().size();
    }
}
