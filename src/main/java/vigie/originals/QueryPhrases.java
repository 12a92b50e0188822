package vigie.originals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigie.originals.PlannedQuery.Kind;
import vigie.originals.QueryPlan.Draft;
import vigie.originals.QueryReason.Part;
import vigie.originals.QueryText.Word;

/** Chooses the phrases of a text: its first words, then a window in each further part. */
final class QueryPhrases {
    /** A window with fewer words that tell something is made longer. */
    private static final int MATTER_MIN = 3;

    /** With fewer even at its longest it is left. */
    private static final int MATTER_LEAST = 2;

    /** How much longer than planned a window may become: longer ones do not survive an edit. */
    private static final int LONGER_MAX = 2;

    /** How much shorter, where sentences are too short for any other: five words still meet nothing else. */
    private static final int SHORTER_MAX = 1;

    /** A text of fewer words gets one phrase for so many words as {@link #SHORT_WORDS_A_PHRASE} says. */
    private static final int SHORT_WORDS = 40;

    private static final int SHORT_WORDS_A_PHRASE = 12;

    private final QuerySource source;
    private final int length;
    private final int words;

    /** @param length words of a phrase */
    QueryPhrases(QuerySource source, int length) {
        this.source = source;
        this.length = length;
        this.words = source.words();
    }

    /** Returns up to so many phrases, in the order of the text. */
    List<Draft> spread(int count) {
        int segments = words < SHORT_WORDS ? Math.min(count, Math.max(1, words / SHORT_WORDS_A_PHRASE)) : count;
        List<Draft> phrases = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            int from = words * segment / segments;
            int to = words * (segment + 1) / segments;
            int number = segment + 1;
            first(from, to).ifPresent(window -> phrases.add(draft(window, part(window), number, segments)));
        }
        return phrases;
    }

    private Part part(List<Word> window) {
        return window.getFirst().equals(source.runs().getFirst().getFirst()) ? Part.HOOK : Part.WINDOW;
    }

    /** Returns the first good window that begins among these words of the text, of the planned length if there is any. */
    private Optional<List<Word>> first(int from, int to) {
        for (int least = length; least >= length - SHORTER_MAX; least--) {
            int passed = 0;
            for (List<Word> run : source.runs()) {
                int last = Math.min(run.size() - least, to - passed - 1);
                for (int start = Math.max(0, from - passed); start <= last; start++) {
                    Optional<List<Word>> window = window(run, start, least);
                    if (window.isPresent()) {
                        return window;
                    }
                }
                passed += run.size();
            }
        }
        return Optional.empty();
    }

    /** Returns the window that begins there, as long as it must be to tell something. */
    Optional<List<Word>> window(List<Word> run, int start, int least) {
        for (int words = least; words <= length + LONGER_MAX && start + words <= run.size(); words++) {
            List<Word> window = run.subList(start, start + words);
            if (isTelling(window, MATTER_MIN)) {
                return Optional.of(window);
            }
        }
        int longest = Math.min(length + LONGER_MAX, run.size() - start);
        List<Word> window = run.subList(start, start + longest);
        return longest > length && isTelling(window, MATTER_LEAST) ? Optional.of(window) : Optional.empty();
    }

    private boolean isTelling(List<Word> window, int matterMin) {
        List<String> matter =
                source.normal(window).stream().filter(source::isMatter).toList();
        return matter.size() >= matterMin && !matter.stream().allMatch(source::isCommon);
    }

    Draft draft(List<Word> window, Part part, int segment, int segments) {
        List<String> normal = source.normal(window);
        String text =
                source.text().written(window.getFirst().from(), window.getLast().to());
        List<String> matter =
                QueryPlan.once(normal.stream().filter(source::isMatter).toList());
        return new Draft(Kind.PHRASE, part, segment, segments, '"' + text + '"', normal, matter);
    }
}
