package vigie.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Markdown (CommonMark's plain parts): the text is what is written, without the front matter. */
final class Markdown {
    /** The lines between two lines of three dashes, or in Hugo's TOML of three plus signs, at the very start. */
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A(---|\\+\\+\\+)[ \\t]*\\R(.{0,20000}?\\R)??\\1[ \\t]*(?:\\R|\\z)", Pattern.DOTALL);

    private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,6}\\s+(.*?)\\s*#*\\s*$");
    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s.*", Pattern.DOTALL);

    /** {@code [words](address "title")}, with {@code !} before for an image; no nested brackets. */
    private static final Pattern LINK = Pattern.compile(
            "(!?)\\[([^\\[\\]\\n]{0,500})\\]\\(\\s*<?([^\\s()<>]{1,2083})>?(?:\\s+[\"'][^\\n)]{0,500})?\\)");

    private Markdown() {}

    /** Fills in the draft. */
    static void read(SourceFile file, PageDraft draft) {
        Decoding decoding = Decoding.ofText(file.bytes(), file.contentType());
        decoding.problem().ifPresent(name -> draft.problem(ExtractionProblem.Kind.CHARSET, name));
        Matcher front = FRONT_MATTER.matcher(decoding.text());
        boolean hasFront = front.find();
        String text = hasFront ? decoding.text().substring(front.end()) : decoding.text();
        draft.take(text, RawBlocks.of(text, new LineKinds()));
        String matter = hasFront && front.group(2) != null ? front.group(2) : "";
        draft.title = value(matter, "title").or(() -> firstHeading(text)).orElse("");
        draft.author = value(matter, "author").orElse("");
        draft.published = value(matter, "date|published").flatMap(PublishedDate::parse);
        draft.language =
                value(matter, "lang|language").flatMap(Languages::declared).orElse(Languages.UNDETERMINED);
        links(draft);
    }

    /** Reads single-line values only: that is all a title or a date needs, and no YAML has to be trusted. */
    private static Optional<String> value(String matter, String names) {
        Matcher matcher = Pattern.compile("(?m)^(?:" + names + ")[ \\t]*[:=][ \\t]*[\"']?(.+?)[\"']?[ \\t]*$")
                .matcher(matter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> firstHeading(String text) {
        return text.lines()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    private static void links(PageDraft draft) {
        Matcher matcher = LINK.matcher(draft.text);
        while (matcher.find()) {
            String words = matcher.group(2);
            int position = matcher.start();
            boolean isImage = !matcher.group(1).isEmpty();
            HtmlText.address(draft.url, matcher.group(3)).ifPresent(url -> {
                if (isImage) {
                    draft.image(new PageImage(url, words, position, Optional.empty()));
                } else {
                    draft.link(new Link(url, words, position, true));
                }
            });
        }
    }

    /** Remembers whether a fence is open. */
    private static final class LineKinds implements Function<String, Block.Kind> {
        private static final List<String> FENCES = List.of("```", "~~~");
        private boolean fenced;

        @Override
        public Block.Kind apply(String line) {
            String words = line.strip();
            if (FENCES.stream().anyMatch(words::startsWith)) {
                fenced = !fenced;
                return Block.Kind.CODE;
            }
            if (fenced) {
                return Block.Kind.CODE;
            }
            if (words.startsWith(">")) {
                return Block.Kind.QUOTE;
            }
            if (HEADING.matcher(line.stripTrailing()).matches()) {
                return Block.Kind.HEADING;
            }
            return LIST_ITEM.matcher(line).matches() ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH;
        }
    }
}
