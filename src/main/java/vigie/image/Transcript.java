package vigie.image;

import java.util.List;

/** Lines in reading order as one text. */
final class Transcript {
    /** In heights of a line, from one line's foot to the next one's head: a wider gap parts paragraphs. */
    private static final double LEADING_MAX = 1.0;

    /** One line that ends in a hyphen may have been broken after a compound's own; several are words divided. */
    private static final int DIVIDED_MIN = 2;

    private final List<TextLine> lines;
    private final boolean dividesWords;

    private Transcript(List<TextLine> lines) {
        this.lines = lines;
        dividesWords = lines.stream()
                        .map(TextLine::text)
                        .filter(Transcript::endsDivided)
                        .count()
                >= DIVIDED_MIN;
    }

    /** Returns the text of lines: a space between lines of a paragraph, a line end between paragraphs. */
    static String of(List<TextLine> lines) {
        return new Transcript(lines).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).text();
            if (i > 0 && joins(text, line)) {
                text.setLength(text.length() - 1);
            } else if (i > 0) {
                text.append(sameParagraph(lines.get(i - 1), lines.get(i)) ? ' ' : '\n');
            }
            text.append(line);
        }
        return text.toString();
    }

    private boolean joins(StringBuilder before, String line) {
        return dividesWords && endsDivided(before) && Character.isLowerCase(line.charAt(0));
    }

    private static boolean endsDivided(CharSequence text) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == '-' && Character.isLetter(text.charAt(last - 1));
    }

    private static boolean sameParagraph(TextLine above, TextLine below) {
        boolean beside = below.left() < above.right() && above.left() < below.right();
        int height = Math.min(above.height(), below.height());
        return beside && below.bottom() > above.top() && below.top() - above.bottom() <= LEADING_MAX * height;
    }
}
