package vigie.image;

import java.util.Locale;

/**
 * A word as it was read.
 *
 * @param text without spaces, not empty
 * @param confidence the reader's own, 0…100
 * @param box around its letters, in pixels of the picture that was read
 */
record ReadWord(String text, int confidence, Region box) {
    private static final String VOWELS = "aeiouyàâäéèêëîïôöùûüÿæœ";

    int right() {
        return box.x() + box.width();
    }

    /** Returns whether it looks like a word of a language: three letters or more and nearly nothing else, and a vowel. */
    boolean wordlike() {
        long letters = text.chars().filter(Character::isLetter).count();
        boolean spoken = text.toLowerCase(Locale.ROOT).chars().anyMatch(letter -> VOWELS.indexOf(letter) >= 0);
        return letters >= 3 && spoken && 3 * letters >= 2L * text.length();
    }
}
