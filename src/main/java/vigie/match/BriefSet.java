package vigie.match;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vigie.text.Background;
import vigie.text.CommonGrams;
import vigie.text.KeyedNames;
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
    private final Map<String, SipHash> keys;
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
        this.keys = Map.copyOf(keys);
        this.whole = this.briefs.size() == briefs.size();
        List<LeakIndex.Brief> kept = this.briefs.stream()
                .map(brief -> new LeakIndex.Brief(key(brief), brief.fingerprints()))
                .toList();
        List<Tokens> texts = kept.isEmpty()
                ? List.of()
                : published.stream().map(NormalForm::tokens).toList();
        this.index = new LeakIndex(kept, Background.shipped(), CommonGrams.of(texts, List.of()));
    }

    private BriefSet(BriefSet same, LeakIndex index) {
        this.briefs = same.briefs;
        this.keys = same.keys;
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
        Map<Integer, LeakedText> texts =
                index.in(page).stream().collect(Collectors.toMap(LeakedText::brief, Function.identity()));
        Map<Brief, Found> found = new LinkedHashMap<>();
        for (int number = 0; number < briefs.size(); number++) {
            Brief brief = briefs.get(number);
            Optional.ofNullable(texts.get(number)).ifPresent(leaked -> found.put(brief, found(brief, leaked, page)));
            brief.names()
                    .map(names -> names.in(page, key(brief)))
                    .filter(together -> !together.isEmpty())
                    .ifPresent(together -> found.put(brief, named(brief, together, page)));
        }
        return found;
    }

    private SipHash key(Brief brief) {
        return Objects.requireNonNull(keys.get(brief.watchlist()));
    }

    private Found found(Brief brief, LeakedText leaked, Tokens page) {
        List<Match.Leaked> passages = leaked.passages().stream()
                .map(passage -> new Match.Leaked(passage.block(), passage.page(), passage.words()))
                .toList();
        List<Match.Trace> traces =
                MarkedDraft.trace(brief.drafts(), page, key(brief)).stream().toList();
        return found(new Match.Leak(brief.id(), passages, traces, List.of()), page);
    }

    private static Found named(Brief brief, List<KeyedNames.Together> together, Tokens page) {
        List<Match.Leaked> passages = together.stream()
                .map(place -> new Match.Leaked(0, place.page(), place.words()))
                .toList();
        int names = brief.names().map(known -> known.names().size()).orElse(0);
        return found(new Match.Leak(brief.id(), passages, List.of(), List.of(names)), page);
    }

    private static Found found(Match.Leak leak, Tokens page) {
        List<Span> spans = leak.passages().stream().map(Match.Leaked::candidate).toList();
        return new Found(leak, ContentKey.ofSpans(page, spans), false, false);
    }
}
