package vigie.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Words that stand beside one another.
 *
 * @param words from left to right, at least one
 */
record TextLine(List<ReadWord> words) {
    /** In heights of a line: a wider gap parts two columns, or a list's numbers from its words. */
    private static final double GAP_MAX = 1.8;

    TextLine {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a line without words");
        }
    }

    int left() {
        return words.stream().mapToInt(word -> word.box().x()).min().orElseThrow();
    }

    int right() {
        return words.stream().mapToInt(ReadWord::right).max().orElseThrow();
    }

    int top() {
        return words.stream().mapToInt(word -> word.box().y()).min().orElseThrow();
    }

    int bottom() {
        return words.stream()
                .mapToInt(word -> word.box().y() + word.box().height())
                .max()
                .orElseThrow();
    }

    /** Returns the height of its middle word by height: one box may hold a line's ornament as well. */
    int height() {
        return words.stream()
                .mapToInt(word -> word.box().height())
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    String text() {
        return words.stream().map(ReadWord::text).collect(Collectors.joining(" "));
    }

    /** Returns whether at least half of its characters are in words that look like words; strokes read as letters do not. */
    boolean wordlike() {
        int all = words.stream().mapToInt(word -> word.text().length()).sum();
        int inWords = words.stream()
                .filter(ReadWord::wordlike)
                .mapToInt(word -> word.text().length())
                .sum();
        return 2 * inWords >= all;
    }

    /** Returns its parts, left to right, where wide gaps part it; itself alone if none does. */
    List<TextLine> parts() {
        List<TextLine> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).box().x() - words.get(i - 1).right() > GAP_MAX * height()) {
                parts.add(new TextLine(words.subList(from, i)));
                from = i;
            }
        }
        parts.add(new TextLine(words.subList(from, words.size())));
        return parts;
    }
}
