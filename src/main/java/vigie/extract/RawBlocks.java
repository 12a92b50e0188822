package vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the blocks of a text that stays as it is written, line by line. Not thread-safe. */
final class RawBlocks {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(\\r\\n|\\r|\\n|$)");
    private static final int NONE = -1;

    private final List<Block> blocks = new ArrayList<>();
    private Block.Kind kind = Block.Kind.PARAGRAPH;
    private int start = NONE;
    private int end;

    private RawBlocks() {}

    /**
     * Returns the blocks of a text: runs of lines of one kind up to a blank line; headings and list items are a block
     * each, and a plain line right under a list item goes on with it. Without any blank line, every line is a block.
     *
     * @param kindOf tells the kind of a line, which is not blank
     */
    static List<Block> of(String text, Function<String, Block.Kind> kindOf) {
        boolean spaced = text.lines().anyMatch(String::isBlank);
        var raw = new RawBlocks();
        Matcher line = LINE.matcher(text);
        while (line.find() && line.end() > line.start()) {
            String words = line.group().strip();
            if (words.isEmpty()) {
                raw.flush();
            } else {
                int first = line.start() + line.group().indexOf(words);
                raw.line(kindOf.apply(line.group()), first, first + words.length(), spaced);
            }
        }
        raw.flush();
        return raw.blocks;
    }

    private void line(Block.Kind lineKind, int first, int last, boolean spaced) {
        boolean alone = lineKind == Block.Kind.HEADING || lineKind == Block.Kind.LIST_ITEM;
        boolean goesOn = lineKind == kind || (kind == Block.Kind.LIST_ITEM && lineKind == Block.Kind.PARAGRAPH);
        if (alone || !goesOn || (!spaced && lineKind == Block.Kind.PARAGRAPH)) {
            flush();
        }
        if (start == NONE) {
            start = first;
            kind = lineKind;
        }
        end = last;
    }

    private void flush() {
        if (start != NONE) {
            blocks.add(new Block(kind, start, end));
        }
        start = NONE;
        kind = Block.Kind.PARAGRAPH;
    }
}
