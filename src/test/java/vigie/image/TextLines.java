package vigie.image;

import java.util.ArrayList;
import java.util.List;

/** Lines set for the tests, in letters 10 pixels wide and 20 high. */
final class TextLines {
    private TextLines() {}

    /** Returns a line that starts at a point; every space is as wide as a letter. */
    static TextLine at(int x, int y, String text) {
        List<ReadWord> words = new ArrayList<>();
        int start = 0;
        for (String word : text.split(" ", -1)) {
            if (!word.isEmpty()) {
                words.add(new ReadWord(word, 90, new Region(x + 10 * start, y, 10 * word.length(), 20)));
            }
            start += word.length() + 1;
        }
        return new TextLine(words);
    }
}
