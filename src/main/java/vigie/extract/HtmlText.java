package vigie.extract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import vigie.crawl.CanonicalUrl;

/**
 * Walks a page's elements in order and writes what a reader sees to a {@link TextFlow}, noting where links and images
 * stand. The walk is iterative: depth costs no stack.
 */
final class HtmlText implements NodeFilter {
    private static final Set<String> HIDDEN = Set.of(
            "head",
            "script",
            "style",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "datalist",
            "select",
            "canvas",
            "noframes",
            "textarea",
            "dialog");

    /** Elements that stand apart from the text before and after them, and what their text is. */
    private static final Map<String, Block.Kind> BLOCKS = blocks();

    private static final Pattern HIDDEN_STYLE =
            Pattern.compile("(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOFOLLOW = Pattern.compile("(?:^|\\s)nofollow(?:\\s|$)", Pattern.CASE_INSENSITIVE);

    /** Bytes of a data URL below which it is a spacer that a script replaces. */
    private static final int DATA_BYTES_MIN = 200;

    private final TextFlow flow = new TextFlow();
    private final CanonicalUrl base;
    private final Function<String, Optional<CanonicalUrl>> resolver;
    private final PageDraft draft;
    private final boolean follow;
    private final Deque<Block.Kind> kinds = new ArrayDeque<>();
    private final Deque<Integer> quoteStarts = new ArrayDeque<>();
    private final Deque<Integer> linkStarts = new ArrayDeque<>();
    private int noscriptDepth;
    private int verbatimDepth;

    private HtmlText(CanonicalUrl base, PageDraft draft, boolean follow) {
        this.base = base;
        this.resolver = base.resolver();
        this.draft = draft;
        this.follow = follow;
        kinds.push(Block.Kind.PARAGRAPH);
    }

    /** Returns the text of a document, and puts its links and images into the draft. */
    static TextFlow read(Document document, CanonicalUrl base, PageDraft draft, boolean follow) {
        var walk = new HtmlText(base, draft, follow);
        document.body().filter(walk);
        walk.flow.breakBlock();
        return walk.flow;
    }

    /** Returns where a link leads, or empty when it is none that we follow; a very long one is not even looked at. */
    static Optional<CanonicalUrl> address(CanonicalUrl base, String link) {
        return address(base::resolve, link);
    }

    private static Optional<CanonicalUrl> address(Function<String, Optional<CanonicalUrl>> resolver, String link) {
        String text = link.strip();
        return text.isEmpty() || text.length() > CanonicalUrl.LENGTH_MAX ? Optional.empty() : resolver.apply(text);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            write(text.getWholeText());
        } else if (node instanceof Element element) {
            return open(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element);
        }
        return FilterResult.CONTINUE;
    }

    private void write(String text) {
        if (noscriptDepth > 0) {
            return;
        }
        if (verbatimDepth > 0) {
            flow.appendVerbatim(text);
        } else {
            flow.append(text);
        }
    }

    /** Most elements have no such attribute, and a matcher for each costs more than the rest of the walk. */
    private static boolean finds(Pattern pattern, String attribute) {
        return !attribute.isEmpty() && pattern.matcher(attribute).find();
    }

    private FilterResult open(Element element) {
        String name = element.normalName();
        if (HIDDEN.contains(name) || element.hasAttr("hidden") || finds(HIDDEN_STYLE, element.attr("style"))) {
            return FilterResult.SKIP_ENTIRELY;
        }
        Block.Kind kind = BLOCKS.get(name);
        if (kind != null) {
            begin(kind == Block.Kind.PARAGRAPH ? kinds.getFirst() : kind);
        }
        switch (name) {
            case "br" -> flow.lineBreak();
            case "pre", "listing" -> verbatimDepth++;
            case "noscript" -> noscriptDepth++;
            case "blockquote", "q" -> quoteStarts.push(flow.position());
            case "a", "area" -> linkStarts.push(flow.position());
            case "td", "th" -> flow.append(" ");
            case "img" -> image(element);
            case "video" -> video(element);
            default -> {}
        }
        return FilterResult.CONTINUE;
    }

    private void close(Element element) {
        String name = element.normalName();
        switch (name) {
            case "pre", "listing" -> verbatimDepth--;
            case "noscript" -> noscriptDepth--;
            case "a", "area" -> link(element, linkStarts.pop());
            case "q" -> flow.quoteSince(quoteStarts.pop());
            default -> {}
        }
        if (BLOCKS.containsKey(name)) {
            flow.breakBlock();
            kinds.pop();
            flow.kind(kinds.getFirst());
        }
        if (name.equals("blockquote")) {
            flow.quoteSince(quoteStarts.pop());
        }
    }

    private void begin(Block.Kind kind) {
        flow.breakBlock();
        kinds.push(kind);
        flow.kind(kind);
    }

    private void link(Element element, int start) {
        if (element.hasAttr("href")) {
            address(resolver, element.attr("href")).ifPresent(url -> {
                boolean allowed = follow && !finds(NOFOLLOW, element.attr("rel"));
                draft.link(new Link(url, TextFlow.folded(flow.since(start), Limits.TITLE_UNITS_MAX), start, allowed));
            });
        }
    }

    private void image(Element image) {
        String source = ImageSources.largest(image);
        String alt = TextFlow.folded(image.attr("alt"), Limits.TITLE_UNITS_MAX);
        if (source.regionMatches(true, 0, "data:", 0, 5)) {
            embed(source, alt);
            return;
        }
        address(resolver, source)
                .ifPresent(url -> draft.image(new PageImage(url, alt, flow.position(), Optional.empty())));
    }

    private void embed(String dataUrl, String alt) {
        int comma = dataUrl.indexOf(',');
        String head = dataUrl.substring(0, Math.max(0, comma)).toLowerCase(Locale.ROOT);
        if (!head.startsWith("data:image/") || !head.endsWith(";base64") || head.contains("svg")) {
            return;
        }
        byte[] bytes = MimePart.base64(dataUrl.substring(comma + 1));
        if (bytes.length >= DATA_BYTES_MIN) {
            draft.embed(bytes, alt, flow.position());
        }
    }

    /** A browser plays the first source that it can; which of several addresses leads to a file is tried in order. */
    private void video(Element video) {
        VideoSources.first(video, base)
                .ifPresent(url -> draft.video(new PageVideo(url, flow.position(), Optional.empty())));
        address(base, video.attr("poster"))
                .ifPresent(url -> draft.image(new PageImage(url, "", flow.position(), Optional.empty())));
    }

    private static Map<String, Block.Kind> blocks() {
        Map<String, Block.Kind> blocks = new HashMap<>();
        for (String name :
                ("address article aside audio body button center details dir div dl fieldset figure footer form"
                                + " header hgroup hr legend main menu nav ol p search section summary table tbody tfoot thead tr ul"
                                + " video blockquote")
                        .split(" ")) {
            blocks.put(name, Block.Kind.PARAGRAPH);
        }
        for (int level = 1; level <= 6; level++) {
            blocks.put("h" + level, Block.Kind.HEADING);
        }
        blocks.putAll(Map.of(
                "li", Block.Kind.LIST_ITEM,
                "dt", Block.Kind.LIST_ITEM,
                "dd", Block.Kind.LIST_ITEM,
                "figcaption", Block.Kind.CAPTION,
                "caption", Block.Kind.CAPTION,
                "pre", Block.Kind.CODE,
                "listing", Block.Kind.CODE));
        return Map.copyOf(blocks);
    }
}
