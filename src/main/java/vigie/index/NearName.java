package vigie.index;

import java.util.List;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * A name give or take: each of its words may be misspelled, "Martin Léna" and "Léna B. Martin" are met too. Letters put in,
 * left out, changed or swapped count one each (Damerau 1964); the first letter stands.
 */
final class NearName {
    /** Shorter words have too many neighbors to be misspelled. */
    private static final int ONE_EDIT_FROM = 5;

    /** Letters from which two mistakes leave a word recognizable. */
    private static final int TWO_EDITS_FROM = 8;

    /** Letters at the beginning that must stand. */
    private static final int PREFIX = 1;

    /** Words that may stand between those of a name: an initial, a second first name. */
    private static final int WORDS_BETWEEN_MAX = 1;

    /** Spellings of one word tried in one index. */
    private static final int SPELLINGS_MAX = 128;

    private NearName() {}

    /** Returns the query for a name's terms, at least one, in one field. */
    static Query query(String field, List<String> terms) {
        List<IntervalsSource> words = terms.stream()
                .map(term -> Intervals.fuzzyTerm(term, edits(term), PREFIX, true, SPELLINGS_MAX))
                .toList();
        IntervalsSource name = words.size() == 1
                ? words.getFirst()
                : Intervals.maxgaps(WORDS_BETWEEN_MAX, Intervals.unordered(words.toArray(IntervalsSource[]::new)));
        return new IntervalQuery(field, name);
    }

    /** Returns what accepts the spellings of a term. */
    static ByteRunAutomaton spellings(String term) {
        return FuzzyQuery.getFuzzyAutomaton(term, edits(term), PREFIX, true).runAutomaton;
    }

    /** Returns whether a term is one of the spellings. */
    static boolean accepts(ByteRunAutomaton spellings, String term) {
        BytesRef bytes = new BytesRef(term);
        return spellings.run(bytes.bytes, bytes.offset, bytes.length);
    }

    private static int edits(String term) {
        if (term.length() < ONE_EDIT_FROM) {
            return 0;
        }
        return term.length() < TWO_EDITS_FROM ? 1 : 2;
    }
}
