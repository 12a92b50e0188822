package vigie.text;

import java.text.Normalizer;

/** What one character becomes in the normal form. */
final class Folding {
    /** Given for a character that parts words. */
    static final String SEPARATOR = " ";

    /** Latin, Greek, Cyrillic and their neighbours are looked up; beyond them folding is rare enough to be done anew. */
    private static final int TABLE_SIZE = 0x2100;

    /** Given when a character does not simply become one character. */
    static final char NOT_SIMPLE = 0;

    static final char SIMPLE_SEPARATOR = ' ';

    private static final String[] TABLE = table();

    private static final char[] SIMPLE = simple();

    private Folding() {}

    private static String[] table() {
        String[] table = new String[TABLE_SIZE];
        for (int codePoint = 0; codePoint < TABLE_SIZE; codePoint++) {
            table[codePoint] = folded(codePoint);
        }
        return table;
    }

    private static char[] simple() {
        char[] simple = new char[TABLE_SIZE];
        for (char unit = 0; unit < TABLE_SIZE; unit++) {
            String folded = TABLE[unit];
            boolean single = folded.length() == 1 && unit != '#' && !standsAlone(unit);
            simple[unit] = single ? folded.charAt(0) : NOT_SIMPLE;
        }
        return simple;
    }

    /**
     * Returns the one letter or digit that a UTF-16 unit always becomes, {@link #SIMPLE_SEPARATOR} for one that always parts
     * words, and {@link #NOT_SIMPLE} for any other, such as what vanishes, letters that become two, and hashtag signs.
     */
    static char simple(char unit) {
        return unit < TABLE_SIZE ? SIMPLE[unit] : NOT_SIMPLE;
    }

    /** Returns lower-case letters and digits; empty for what vanishes; {@link #SEPARATOR} for what parts words. */
    static String fold(int codePoint) {
        return codePoint < TABLE_SIZE ? TABLE[codePoint] : folded(codePoint);
    }

    /** Returns whether a character is a word by itself, because its script does not part words by spaces. */
    static boolean standsAlone(int codePoint) {
        return codePoint >= 0x0E00
                && switch (Character.UnicodeScript.of(codePoint)) {
                    case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    private static String folded(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.FORMAT -> "";
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.INHERITED
                        ? ""
                        : Character.toString(codePoint);
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> plain(codePoint);
            case Character.OTHER_SYMBOL -> isLetterInFrame(codePoint) ? plain(codePoint) : SEPARATOR;
            default -> SEPARATOR;
        };
    }

    /** Circled and squared letters, which posts use for emphasis. */
    private static boolean isLetterInFrame(int codePoint) {
        return (codePoint >= 0x24B6 && codePoint <= 0x24E9) || (codePoint >= 0x1F130 && codePoint <= 0x1F149);
    }

    private static String plain(int codePoint) {
        String parts = Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(parts.length());
        parts.codePoints()
                .filter(part ->
                        Character.isLetterOrDigit(part) || Character.getType(part) == Character.COMBINING_SPACING_MARK)
                .map(Character::toLowerCase)
                .forEach(part -> appendLetter(plain, part));
        return plain.toString();
    }

    /** Letters that Unicode does not decompose although readers and keyboards do. */
    private static void appendLetter(StringBuilder plain, int letter) {
        switch (letter) {
            case 'æ' -> plain.append("ae");
            case 'œ' -> plain.append("oe");
            case 'ß' -> plain.append("ss");
            case 'ø' -> plain.append('o');
            case 'ł' -> plain.append('l');
            case 'đ' -> plain.append('d');
            case 'ı' -> plain.append('i');
            case 'ς' -> plain.append('σ');
            default -> plain.appendCodePoint(letter);
        }
    }
}
