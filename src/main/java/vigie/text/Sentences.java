package vigie.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into sentences: after a full stop, question or exclamation mark, or at the end of a line. */
final class Sentences {
    /** A shorter one is joined to the next: a title or "Really?" has no words to compare. */
    private static final int WORDS_MIN = 4;

    /** A longer one is cut: text without punctuation must not become one endless sentence. */
    private static final int WORDS_MAX = 60;

    private static final String ENDS = ".!?…\n";

    private Sentences() {}

    /** Returns the sentences in order as ranges of tokens, together all tokens. */
    static List<Span> of(Written written) {
        Tokens tokens = written.tokens();
        List<Span> sentences = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= tokens.count(); next++) {
            boolean ends = next == tokens.count() || next - from >= WORDS_MAX || isEnd(written, next);
            if (ends && (next - from >= WORDS_MIN || next == tokens.count())) {
                sentences.add(new Span(from, next));
                from = next;
            }
        }
        return sentences;
    }

    private static boolean isEnd(Written written, int next) {
        Tokens tokens = written.tokens();
        int start = tokens.span(next - 1, next).end();
        int end = Math.max(start, tokens.span(next, next + 1).start());
        return written.text().substring(start, end).chars().anyMatch(unit -> ENDS.indexOf(unit) >= 0);
    }
}
