package vigie.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fingerprints of confidential texts, each under its owner's key, looked up with all grams of a page. Immutable.
 *
 * <p>One fingerprint alone may be chance or a turn of speech; two distinct ones near each other, on different words that
 * are rare together, are a passage. Costs one keyed hash for each word of a page and each key.
 */
public final class LeakIndex {
    /** Places from one recognised gram to the next within a passage: two between them may have been changed. */
    private static final int GAP_MAX = 3 * KeyedFingerprints.WORDS;

    private static final int FINGERPRINTS_MIN = 2;

    /** Least rarity of a passage's recognised words together, in bits: below, set phrases agree. */
    private static final double BITS_MIN = 24;

    private final List<Brief> briefs;
    private final List<KeyedTable> tables;
    private final Background background;
    private final CommonGrams common;
    private final Set<KeptGram> recurring;

    /** A confidential text as it is kept, with its owner's key. */
    public record Brief(SipHash key, List<KeyedFingerprint> fingerprints) {
        public Brief {
            fingerprints = List.copyOf(fingerprints);
        }
    }

    /** A kept gram met at a place of a page. */
    record Hit(int place, KeptGram kept) {}

    /**
     * Makes an index.
     *
     * @param briefs numbered from 0; those of one owner have the same key object
     * @param background how common words are
     * @param common grams that prove nothing, although fingerprints of them may have been kept before that was known
     */
    public LeakIndex(List<Brief> briefs, Background background, CommonGrams common) {
        this(List.copyOf(briefs), tables(briefs), background, common, Set.of());
    }

    private LeakIndex(
            List<Brief> briefs,
            List<KeyedTable> tables,
            Background background,
            CommonGrams common,
            Set<KeptGram> recurring) {
        this.briefs = briefs;
        this.tables = tables;
        this.background = background;
        this.common = common;
        this.recurring = recurring;
    }

    private static List<KeyedTable> tables(List<Brief> briefs) {
        Map<SipHash, KeyedTable.Draft> drafts = new LinkedHashMap<>();
        for (int number = 0; number < briefs.size(); number++) {
            Brief brief = briefs.get(number);
            drafts.computeIfAbsent(brief.key(), KeyedTable.Draft::new).add(number, brief.fingerprints());
        }
        return drafts.values().stream().map(KeyedTable.Draft::table).toList();
    }

    /** Returns a learner, which has read nothing yet, of the set phrases among these briefs. */
    public LeakRecurrence recurrence() {
        return new LeakRecurrence(this);
    }

    /**
     * Returns the same briefs, with set phrases proving nothing.
     *
     * @param recurrence learned for these briefs, else IllegalArgumentException; what it learns later is not seen
     */
    public LeakIndex without(LeakRecurrence recurrence) {
        if (!recurrence.isOf(briefs)) {
            throw new IllegalArgumentException("recurrence of other briefs");
        }
        return new LeakIndex(briefs, tables, background, common, recurrence.recurring());
    }

    /** Returns what a page shows of each confidential text, by rising number; usually nothing. */
    public List<LeakedText> in(Tokens page) {
        Map<Integer, List<Hit>> hits = new TreeMap<>();
        hits(page).stream()
                .filter(hit -> !recurring.contains(hit.kept()))
                .forEach(hit -> hits.computeIfAbsent(hit.kept().brief(), brief -> new ArrayList<>())
                        .add(hit));
        return hits.entrySet().stream()
                .map(entry -> new LeakedText(entry.getKey(), passages(page, entry.getValue())))
                .filter(leaked -> !leaked.passages().isEmpty())
                .toList();
    }

    /** Returns every kept gram that a page has, by place. */
    List<Hit> hits(Tokens page) {
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

    List<Brief> briefs() {
        return briefs;
    }

    private List<LeakPassage> passages(Tokens page, List<Hit> hits) {
        List<LeakPassage> passages = new ArrayList<>();
        int start = 0;
        for (int next = 1; next <= hits.size(); next++) {
            if (next == hits.size()
                    || hits.get(next).place() - hits.get(next - 1).place() > GAP_MAX) {
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
