package vigie.originals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vigie.originals.PlannedQuery.Kind;
import vigie.originals.QueryText.Word;
import vigie.text.NormalForm;
import vigie.text.StopWords;
import vigie.text.Tokens;

/**
 * Tells which results of a search are worth a visit, and which pages are worth the full comparison with the original. A sieve
 * for economy: it decides nothing. Immutable.
 */
public final class SnippetSieve {
    /** Words in a row that a snippet must share with the original (Williams, Chen, Chowdhury, Giles, PAN 2013). */
    private static final int RUN = 5;

    /** Of these, words that tell something: "il n’y a pas" is five words in French and in everybody's texts. */
    private static final int RUN_MATTER_MIN = 2;

    /** Share of the words of one keyword query that a snippet must hold: it shows a part of the page only. */
    private static final double SNIPPET_SHARE_MIN = 0.6;

    private final List<PlannedQuery> plan;
    private final Set<String> runs;

    private SnippetSieve(List<PlannedQuery> plan, Set<String> runs) {
        this.plan = List.copyOf(plan);
        this.runs = Set.copyOf(runs);
    }

    /**
     * Returns the sieve of an original.
     *
     * @param plan its queries
     * @param context they were made with
     */
    public static SnippetSieve of(PublishedOriginal original, List<PlannedQuery> plan, QueryContext context) {
        QueryText text =
                QueryText.of(original.original().text(), original.original().language());
        Set<String> runs = new HashSet<>();
        for (List<Word> words : QuerySource.of(text, context).runs()) {
            addRuns(text.tokens(), words.getFirst().from(), words.getLast().to(), text.language(), runs);
        }
        return new SnippetSieve(plan, runs);
    }

    private static void addRuns(Tokens tokens, int from, int to, String language, Set<String> runs) {
        for (int start = from; start + RUN <= to; start++) {
            int matter = 0;
            for (int token = start; token < start + RUN; token++) {
                matter += StopWords.contains(tokens.word(token), language) ? 0 : 1;
            }
            if (matter >= RUN_MATTER_MIN) {
                runs.add(tokens.normal(start, start + RUN));
            }
        }
    }

    /**
     * Returns whether a result is worth a visit: title or snippet share five words in a row with the original, or hold 60 % of
     * the words of one of its keyword queries together.
     *
     * @param title as the service gives it, without markup; may be empty
     * @param snippet likewise
     */
    public boolean isWorthVisit(String title, String snippet) {
        return Stream.of(title, snippet).anyMatch(this::sharesRun) || holds(title + "\n" + snippet);
    }

    private boolean sharesRun(String shown) {
        Tokens tokens = NormalForm.tokens(shown);
        for (int start = 0; start + RUN <= tokens.count(); start++) {
            if (runs.contains(tokens.normal(start, start + RUN))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(String shown) {
        Set<String> words = PlannedQuery.wordsOf(shown);
        return plan.stream()
                .filter(query -> query.kind() == Kind.KEYWORDS)
                .anyMatch(query -> PlannedQuery.share(query.words(), words) >= SNIPPET_SHARE_MIN);
    }

    /** Returns whether a fetched page is worth the full comparison: it holds what one of the queries looks for. */
    public boolean isWorthComparing(Tokens page) {
        return plan.stream().anyMatch(query -> query.matches(page));
    }
}
