package vigie.extract;

import java.util.regex.Pattern;

/** Reads plain text: the text is the file, so that offsets are the file's own. */
final class PlainText {
    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*(?:[-*•–→]|\\d{1,3}[.)])\\s.*", Pattern.DOTALL);

    private PlainText() {}

    /** Fills in the draft. A byte order mark is not part of the text; everything else is, unchanged. */
    static void read(SourceFile file, PageDraft draft) {
        Decoding decoding = Decoding.ofText(file.bytes(), file.contentType());
        decoding.problem().ifPresent(name -> draft.problem(ExtractionProblem.Kind.CHARSET, name));
        draft.take(decoding.text(), RawBlocks.of(decoding.text(), PlainText::kindOf));
    }

    private static Block.Kind kindOf(String line) {
        return LIST_ITEM.matcher(line).matches() ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH;
    }
}
