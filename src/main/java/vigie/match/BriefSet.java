package vigie.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigie.text.Background;
import vigie.text.CommonGrams;
import vigie.text.LeakIndex;
import vigie.text.LeakRecurrence;
import vigie.text.LeakedText;
import vigie.text.NormalForm;
import vigie.text.SipHash;
import vigie.text.Span;
import vigie.text.Tokens;

/** All confidential texts at one instant, looked for in pages. Immutable; safe for several threads. */
public final class BriefSet {
    private final List<Brief> briefs;
    private final LeakIndex index;
    private final boolean whole;

    /**
     * Prepares briefs.
     *
     * @param keys by name of the watchlist; briefs of a watchlist that has none are left out
     * @param published texts of the owners that anybody may read: what stands in them is no leak
     */
    public BriefSet(List<Brief> briefs, Map<String, SipHash> keys, List<String> published) {
        this.briefs = briefs.stream()
                .filter(brief -> keys.containsKey(brief.watchlist()))
                .toList();
        this.whole = this.briefs.size() == briefs.size();
        List<LeakIndex.Brief> kept = this.briefs.stream()
                .map(brief ->
                        new LeakIndex.Brief(Objects.requireNonNull(keys.get(brief.watchlist())), brief.fingerprints()))
                .toList();
        List<Tokens> texts = kept.isEmpty()
                ? List.of()
                : published.stream().map(NormalForm::tokens).toList();
        this.index = new LeakIndex(kept, Background.shipped(), CommonGrams.of(texts, List.of()));
    }

    private BriefSet(BriefSet same, LeakIndex index) {
        this.briefs = same.briefs;
        this.whole = same.whole;
        this.index = index;
    }

    /** Returns the briefs looked for, in the order given. */
    public List<Brief> briefs() {
        return briefs;
    }

    /** Returns whether all briefs are looked for: else what is not found may still be there. */
    public boolean isWhole() {
        return whole;
    }

    /** Returns whether another set looks for the same, whatever either has learned. */
    public boolean isSameAs(BriefSet other) {
        return briefs.equals(other.briefs) && whole == other.whole;
    }

    /** Returns a learner, which has read nothing yet, of the set phrases among these briefs. */
    public LeakRecurrence recurrence() {
        return index.recurrence();
    }

    /** Returns the same briefs, with set phrases proving nothing; {@code recurrence} learned for this set or one made from it. */
    public BriefSet without(LeakRecurrence recurrence) {
        return new BriefSet(this, index.without(recurrence));
    }

    /** Returns what a page shows of each brief, in the order of the briefs; never quoted nor credited, for a leak is neither. */
    public Map<Brief, Found> match(Tokens page) {
        Map<Brief, Found> found = new LinkedHashMap<>();
        for (LeakedText leaked : index.in(page)) {
            Brief brief = briefs.get(leaked.brief());
            found.put(brief, found(brief, leaked, page));
        }
        return found;
    }

    private static Found found(Brief brief, LeakedText leaked, Tokens page) {
        List<Match.Leaked> passages = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        leaked.passages().forEach(passage -> {
            passages.add(new Match.Leaked(passage.block(), passage.page(), passage.words()));
            spans.add(passage.page());
        });
        return new Found(new Match.Leak(brief.id(), passages), ContentKey.ofSpans(page, spans), false, false);
    }
}
