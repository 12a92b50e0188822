package vigie.match;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vigie.text.Attribution;
import vigie.text.KeyedMarks;
import vigie.text.SipHash;
import vigie.text.Tokens;
import vigie.text.Way;

/**
 * A version of a confidential draft whose slots can be read off a page, and the copies of it that were given.
 *
 * @param marks made under the owner's key
 * @param copies in the order they were given
 */
public record MarkedDraft(KeyedMarks marks, List<GivenCopy> copies) {
    public MarkedDraft {
        copies = List.copyOf(copies);
    }

    /** What one version's slots show on a page. */
    private record Read(MarkedDraft draft, List<Way> observed) {
        int seen() {
            return observed.size() - Collections.frequency(observed, Way.UNSEEN);
        }
    }

    /**
     * Returns what a page tells of the copies of a work, by the version most of whose slots it shows; empty when no version
     * has slots.
     *
     * @param drafts the work's versions, oldest first
     */
    static Optional<Match.Trace> trace(List<MarkedDraft> drafts, Tokens page, SipHash key) {
        return distinct(drafts).stream()
                .map(draft -> new Read(draft, draft.marks().observed(page, key)))
                .reduce((older, newer) -> newer.seen() >= older.seen() ? newer : older)
                .map(read -> trace(read.draft(), read.observed()));
    }

    /** Versions whose slots stand in the same words are one: only copies of both can be told apart. */
    private static List<MarkedDraft> distinct(List<MarkedDraft> drafts) {
        Map<KeyedMarks, List<GivenCopy>> copies = new LinkedHashMap<>();
        drafts.forEach(draft -> copies.computeIfAbsent(draft.marks(), marks -> new ArrayList<>())
                .addAll(draft.copies()));
        return copies.entrySet().stream()
                .map(entry -> new MarkedDraft(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Match.Trace trace(MarkedDraft draft, List<Way> observed) {
        Map<String, GivenCopy> byShare = new LinkedHashMap<>();
        draft.withoutRepeats().forEach(copy -> byShare.put(copy.share(), copy));
        Attribution attribution = Attribution.of(
                observed,
                byShare.values().stream()
                        .map(copy -> new Attribution.Copy(copy.share(), copy.code()))
                        .toList());
        List<Match.CopyTold> told = attribution.compatible().stream()
                .map(copy -> new Match.CopyTold(
                        copy.id(),
                        Objects.requireNonNull(byShare.get(copy.id())).recipient(),
                        copy.agreeing()))
                .toList();
        return new Match.Trace(draft.marks().slots(), attribution.seen(), told);
    }

    /** The same copy given twice to one person is one copy. */
    private List<GivenCopy> withoutRepeats() {
        Map<String, GivenCopy> distinct = new LinkedHashMap<>();
        copies.stream()
                .sorted(Comparator.comparing(GivenCopy::share))
                .forEach(copy -> distinct.putIfAbsent(
                        copy.recipient() + "\n" + copy.code().ways(), copy));
        return List.copyOf(distinct.values());
    }
}
