package vigie.text;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fingerprints of one brief near each other on a page, each counted once, on words of their own. */
final class LeakChain {
    private final int block;
    private final Set<KeyedFingerprint> fingerprints = new HashSet<>();
    private final BitSet words = new BitSet();

    /** Makes a chain of hits of one brief by place, at least one. */
    LeakChain(List<LeakIndex.Hit> hits) {
        this.block = hits.getFirst().kept().fingerprint().block();
        int free = 0;
        for (LeakIndex.Hit hit : hits) {
            if (hit.place() >= free && fingerprints.add(hit.kept().fingerprint())) {
                free = hit.place() + KeyedFingerprints.WORDS;
                words.set(hit.place(), free);
            }
        }
    }

    int fingerprints() {
        return fingerprints.size();
    }

    /** Returns the rarity of the recognised words, each word once: a phrase repeated is not rarer than the phrase. */
    double bits(Tokens page, Background background) {
        return words.stream()
                .mapToLong(page::hash)
                .distinct()
                .mapToDouble(background::bits)
                .sum();
    }

    LeakPassage passage(Tokens page) {
        return new LeakPassage(block, page.span(words.nextSetBit(0), words.length()), words.cardinality());
    }
}
