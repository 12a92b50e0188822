package vigie.text;

import java.util.HashMap;
import java.util.Map;

/** Counts what shows a hand in texts, one after the other. Not thread-safe. */
final class StyleReading {
    /** Bits up to which a word is common: it stands in one stretch of 300 words in 32. */
    private static final double COMMON_BITS = 5;

    /** Characters in a run (Kestemont and others, Expert Systems with Applications 63, 2016). */
    private static final int RUN = 4;

    private static final char MASK = '*';
    private static final char NUMBER = '0';

    private final Background background;
    private final Map<String, Integer> marks = new HashMap<>();
    private final Map<String, Integer> runs = new HashMap<>();
    private final StringBuilder masked = new StringBuilder();
    private int words;
    private int common;
    private int sentenceWords;
    private int lineWords;

    StyleReading(Background background) {
        this.background = background;
    }

    /** Reads one text. */
    void read(String text) {
        Tokens tokens = NormalForm.tokens(text);
        masked.setLength(0);
        int position = 0;
        for (int token = 0; token < tokens.count(); token++) {
            Span span = tokens.span(token, token + 1);
            readMarks(text, position, span.start());
            readWord(tokens, token, span.of(text));
            position = span.end();
        }
        readMarks(text, position, text.length());
        endLine();
        for (int start = 0; start + RUN <= masked.length(); start++) {
            runs.merge(masked.substring(start, start + RUN), 1, Integer::sum);
        }
    }

    StyleProfile profile() {
        return new StyleProfile(words, words == 0 ? 0 : common / (double) words, marks, runs);
    }

    private void readWord(Tokens tokens, int token, String written) {
        words++;
        sentenceWords++;
        lineWords++;
        if (Character.isDigit(written.charAt(0))) {
            masked.append(NUMBER);
            count(String.valueOf(NUMBER));
            return;
        }
        if (written.length() > 1 && written.equals(written.toUpperCase(java.util.Locale.ROOT))) {
            count("capitals");
        }
        if (background.bits(tokens.hash(token)) > COMMON_BITS) {
            masked.append(MASK);
            return;
        }
        common++;
        masked.append(tokens.word(token));
        count(tokens.word(token));
    }

    private void readMarks(String text, int start, int end) {
        for (int i = start; i < end; ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\n') {
                endLine();
            } else if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                space();
            } else {
                readMark(codePoint);
            }
        }
    }

    private void readMark(int codePoint) {
        String mark = Character.toString(plain(codePoint));
        masked.append(mark);
        count(mark);
        if (".!?…".contains(mark)) {
            endSentence();
        }
    }

    /** Typography belongs to the editor, not to the hand. */
    private static int plain(int codePoint) {
        return switch (codePoint) {
            case '’', '‘' -> '\'';
            case '“', '”', '«', '»' -> '"';
            case '–', '—' -> '-';
            default -> codePoint;
        };
    }

    private void space() {
        if (!masked.isEmpty() && masked.charAt(masked.length() - 1) != ' ') {
            masked.append(' ');
        }
    }

    private void endSentence() {
        if (sentenceWords > 0) {
            count("sentence of 2^" + doublings(sentenceWords));
            sentenceWords = 0;
        }
    }

    private void endLine() {
        space();
        if (lineWords > 0) {
            count("line of 2^" + doublings(lineWords));
            lineWords = 0;
        }
    }

    private static int doublings(int words) {
        return 31 - Integer.numberOfLeadingZeros(words);
    }

    private void count(String mark) {
        marks.merge(mark, 1, Integer::sum);
    }
}
