package vigie.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fingerprints of confidential texts, each under its owner's key, looked up with all grams of a page. Immutable.
 *
 * <p>One fingerprint alone may be chance or a turn of speech; two distinct ones near each other, on different words that
 * are rare together, are a passage. Costs one keyed hash for each word of a page and each key.
 */
public final class LeakIndex {
    /** Keys that can be active at once: each costs every page a pass. */
    public static final int KEYS_MAX = 20;

    /** Places from one recognised gram to the next within a passage: two between them may have been changed. */
    private static final int GAP_MAX = 3 * KeyedFingerprints.WORDS;

    private static final int FINGERPRINTS_MIN = 2;

    /** Least rarity of a passage's recognised words together, in bits: below, set phrases agree. */
    private static final double BITS_MIN = 30;

    private final List<KeyedTable> tables;
    private final Background background;
    private final CommonGrams common;

    /** A confidential text as it is kept. */
    public record Brief(SipHash key, List<KeyedFingerprint> fingerprints) {
        public Brief {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /** A fingerprint of a brief met at a place of a page. */
    record Hit(int place, int brief, KeyedFingerprint fingerprint) {}

    /**
     * Makes an index.
     *
     * @param briefs numbered from 0; those of one owner have the same key object; more than {@value #KEYS_MAX} keys are an
     *     IllegalArgumentException
     * @param background how common words are
     * @param common grams that prove nothing, although a fingerprint of them may have been kept before they were known
     */
    public LeakIndex(List<Brief> briefs, Background background, CommonGrams common) {
        Map<SipHash, KeyedTable.Draft> drafts = new LinkedHashMap<>();
        for (int number = 0; number < briefs.size(); number++) {
            Brief brief = briefs.get(number);
            drafts.computeIfAbsent(brief.key(), KeyedTable.Draft::new).add(number, brief.fingerprints());
        }
        if (drafts.size() > KEYS_MAX) {
            throw new IllegalArgumentException("keys: " + drafts.size());
        }
        this.tables = drafts.values().stream().map(KeyedTable.Draft::table).toList();
        this.background = background;
        this.common = common;
    }

    /** Returns what a page shows of each confidential text, by rising number; usually nothing. */
    public List<LeakedText> in(Tokens page) {
        Map<Integer, List<Hit>> hits = new TreeMap<>();
        hits(page).forEach(hit -> hits.computeIfAbsent(hit.brief(), brief -> new ArrayList<>())
                .add(hit));
        return hits.entrySet().stream()
                .map(entry -> new LeakedText(entry.getKey(), passages(page, entry.getValue())))
                .filter(leaked -> !leaked.passages().isEmpty())
                .toList();
    }

    /** Returns every kept fingerprint that a page has, by place. */
    private List<Hit> hits(Tokens page) {
        List<Hit> hits = new ArrayList<>();
        if (tables.isEmpty()) {
            return hits;
        }
        long[] grams = KeyedFingerprints.grams(page);
        for (int place = 0; place < grams.length; place++) {
            for (KeyedTable table : tables) {
                table.find(grams[place], place, hits);
            }
        }
        hits.removeIf(hit -> common.holds(grams[hit.place()]));
        return hits;
    }

    private List<LeakPassage> passages(Tokens page, List<Hit> hits) {
        List<LeakPassage> passages = new ArrayList<>();
        int start = 0;
        for (int next = 1; next <= hits.size(); next++) {
            if (next == hits.size() || hits.get(next).place() - hits.get(next - 1).place() > GAP_MAX) {
                LeakChain chain = new LeakChain(hits.subList(start, next));
                if (chain.fingerprints() >= FINGERPRINTS_MIN && chain.bits(page, background) >= BITS_MIN) {
                    passages.add(chain.passage(page));
                }
                start = next;
            }
        }
        return passages;
    }
}
