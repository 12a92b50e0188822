package vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** Cuts the sentence out of a page that shows best what was found. */
final class Snippets extends PassageFormatter {
    /** UTF-16 units of a snippet: three lines of a mail. */
    private static final int UNITS_MAX = 240;

    /** UTF-16 units kept before the first word found when a sentence is longer than a snippet. */
    private static final int UNITS_BEFORE = 80;

    /** UTF-16 units of a page looked at; the text is analyzed anew for each page shown. */
    private static final int TEXT_UNITS_MAX = 200_000;

    private Snippets() {}

    /** Returns the snippet of a text for a query on a field; the text's beginning when only its title or host matched. */
    static Snippet of(String field, Query query, String text) throws IOException {
        Object snippet = UnifiedHighlighter.builderWithoutSearcher(Fields.analyzer())
                .withFormatter(new Snippets())
                .withMaxLength(TEXT_UNITS_MAX)
                .build()
                .highlightWithoutSearcher(field, query, text, 1);
        return snippet instanceof Snippet found ? found : Snippet.EMPTY;
    }

    @Override
    public Object format(Passage[] passages, String content) {
        if (passages.length == 0) {
            return Snippet.EMPTY;
        }
        Passage passage = passages[0];
        int first = passage.getNumMatches() == 0 ? passage.getStartOffset() : passage.getMatchStarts()[0];
        boolean fits = passage.getEndOffset() - passage.getStartOffset() <= UNITS_MAX;
        int start = fits ? passage.getStartOffset() : Math.max(passage.getStartOffset(), first - UNITS_BEFORE);
        int end = Math.min(Math.min(passage.getEndOffset(), start + UNITS_MAX), content.length());
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < passage.getNumMatches(); i++) {
            if (passage.getMatchEnds()[i] <= end) {
                marks.add(new Mark(passage.getMatchStarts()[i] - start, passage.getMatchEnds()[i] - start));
            }
        }
        return new Snippet(content.substring(start, end).replaceAll("\\s", " ").stripTrailing(), marks);
    }
}
