package vigie.originals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigie.originals.PlannedQuery.Kind;
import vigie.originals.QueryReason.Part;

/**
 * The queries that look for copies of one published original: phrases spread over the text, then the words that tell each
 * part of it. The same original and context give the same plan.
 *
 * <p>Phrases find copies, keywords find rewritten ones. Phrases are spread and not the rarest, because copies are partial and
 * who rewrites replaces the rare words; rarity only rejects what everybody writes. The figures are in
 * {@code docs/measurements/queries.md}.
 */
public final class QueryPlan {
    /** Most words of one query: Brave's limit, the lowest of the engines spoken to. */
    private static final int QUERY_WORDS_MAX = 32;

    /** Most UTF-16 units of one query, for the same reason. */
    private static final int QUERY_LENGTH_MAX = 400;

    /** Most queries of one plan. */
    static final int QUERIES_MAX = Shape.MEASURED.phrases() + Shape.MEASURED.keywordQueries();

    private QueryPlan() {}

    /**
     * How many queries, and how long. A text too short for all of them gets fewer.
     *
     * @param phrases phrases of a long text
     * @param phraseWords words of a phrase, when three of them tell something
     * @param keywordQueries keyword queries of a long text
     * @param keywords words of a keyword query
     */
    record Shape(int phrases, int phraseWords, int keywordQueries, int keywords) {
        /** What Vigie asks. */
        static final Shape MEASURED = new Shape(3, 6, 5, 8);
    }

    /** Returns the queries, the most promising first; none for a text without a telling word, such as a picture's. */
    public static List<PlannedQuery> of(PublishedOriginal published, QueryContext context) {
        return of(published, context, Shape.MEASURED);
    }

    static List<PlannedQuery> of(PublishedOriginal published, QueryContext context, Shape shape) {
        QueryText text =
                QueryText.of(published.original().text(), published.original().language());
        QuerySource source = QuerySource.of(text, context);
        List<Draft> phrases = new QueryPhrases(source, shape.phraseWords()).spread(shape.phrases());
        List<Draft> keywords = new QueryKeywords(source, shape.keywords()).spread(shape.keywordQueries());
        return inOrder(phrases, keywords, context);
    }

    /** A query that has no place in the plan yet. */
    record Draft(
            Kind kind, Part part, int segment, int segments, String text, List<String> words, List<String> matter) {}

    /** The hook is what is copied most; then phrases and keywords take turns, so that a run cut short has both. */
    private static List<PlannedQuery> inOrder(List<Draft> phrases, List<Draft> keywords, QueryContext context) {
        List<Draft> turns = new ArrayList<>();
        for (int turn = 0; turn < Math.max(phrases.size(), keywords.size()); turn++) {
            if (turn < phrases.size()) {
                turns.add(phrases.get(turn));
            }
            if (turn < keywords.size()) {
                turns.add(keywords.get(turn));
            }
        }
        Map<String, PlannedQuery> plan = new LinkedHashMap<>();
        for (Draft draft : turns) {
            String text = context.sites().appendTo(draft.text(), QUERY_WORDS_MAX, QUERY_LENGTH_MAX);
            QueryReason reason = new QueryReason(draft.part(), draft.segment(), draft.segments());
            plan.putIfAbsent(
                    draft.text(),
                    new PlannedQuery(draft.kind(), text, reason, plan.size(), draft.words(), draft.matter()));
        }
        return List.copyOf(plan.values());
    }

    /** Returns whether a query keeps within what every engine takes, with nothing left out of it. */
    static boolean isWithinLimits(String query) {
        return query.length() <= QUERY_LENGTH_MAX && query.split(" ", -1).length <= QUERY_WORDS_MAX;
    }

    /** Returns each word once, in order. */
    static List<String> once(List<String> words) {
        Set<String> met = new HashSet<>();
        return words.stream().filter(met::add).toList();
    }
}
