package vigie.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.CanonicalUrl;

/** What a page says about itself: title, author, date, language, canonical address, preview images and films. */
final class HtmlHead {
    private static final JsonMapper JSON = new JsonMapper();

    /** UTF-16 units of structured data read: real blocks have some thousands. */
    private static final int JSON_UNITS_MAX = 200_000;

    private static final List<String> DATE_NAMES = List.of(
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "pubdate",
            "publish-date",
            "parsely-pub-date");
    private static final List<String> PREVIEWS =
            List.of("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src");

    private static final List<String> VIDEOS =
            List.of("og:video", "og:video:url", "og:video:secure_url", "twitter:player:stream");

    private static final Evaluator MAIN_TIME = Selector.evaluatorOf("article time, main time");

    /** What readers wrote below has dates of its own. */
    private static final Evaluator COMMENTS =
            Selector.evaluatorOf("#comments, .comments-area, .comment-list, .comment-body, [itemtype$=/Comment]");

    /** One entry (hAtom 0.1, microformats2 h-entry); several are a list of them. */
    private static final Evaluator ENTRY = Selector.evaluatorOf(".hentry, .h-entry");

    /** Times looked at: the page's own is among the first. */
    private static final int TIMES_MAX = 100;

    private final List<Element> metas = new ArrayList<>();
    private final List<Element> times = new ArrayList<>();
    private final List<Element> authors = new ArrayList<>();
    private final List<Element> marked = new ArrayList<>();
    private final List<JsonNode> data = new ArrayList<>();
    private final String title;
    private int entries;
    private String lang = "";
    private Optional<Element> base = Optional.empty();
    private Optional<Element> heading = Optional.empty();
    private Optional<Element> canonical = Optional.empty();

    /** Gathers what speaks of the page in one walk: a page may have a hundred thousand elements. */
    HtmlHead(Document document) {
        title = document.title();
        document.stream().forEach(this::gather);
    }

    private void gather(Element element) {
        switch (element.normalName()) {
            case "meta" -> {
                if (element.hasAttr("content")) {
                    metas.add(element);
                }
            }
            case "time" -> {
                if (element.hasAttr("datetime") && times.size() < TIMES_MAX && element.closest(COMMENTS) == null) {
                    times.add(element);
                }
            }
            case "script" -> {
                if (element.attr("type").strip().equalsIgnoreCase("application/ld+json")
                        && element.data().length() <= JSON_UNITS_MAX) {
                    json(element.data()).ifPresent(data::add);
                }
            }
            case "html" -> lang = lang.isEmpty() ? element.attr("lang") : lang;
            case "base" -> base = base.or(() -> Optional.of(element).filter(one -> one.hasAttr("href")));
            case "h1" -> heading = heading.or(() -> Optional.of(element));
            case "link" -> {
                if (canonical.isEmpty() && element.hasAttr("href") && isRelated(element, "canonical")) {
                    canonical = Optional.of(element);
                }
            }
            default -> {}
        }
        if (element.is(ENTRY)) {
            entries++;
        }
        if (isRelated(element, "author")) {
            authors.add(element);
        }
        if (element.attr("itemprop").strip().equalsIgnoreCase("author")) {
            marked.add(element);
        }
    }

    private static boolean isRelated(Element element, String relation) {
        return element.attr("rel").equalsIgnoreCase(relation);
    }

    /** Returns the address that relative links start from: the page's own unless it names another. */
    CanonicalUrl base(CanonicalUrl url) {
        return base.flatMap(element -> HtmlText.address(url, element.attr("href")))
                .orElse(url);
    }

    /** Tells the directives what the meta tags ask. */
    void tell(Directives directives) {
        metas.forEach(meta -> directives.meta(meta.attr("name"), meta.attr("content")));
    }

    /** Fills in the draft, whose text is there already. */
    void fill(CanonicalUrl from, PageDraft draft) {
        draft.title = first(Stream.of(meta("og:title"), title, text(heading)));
        draft.author = author();
        draft.published =
                published().or(() -> isList() ? Optional.empty() : PublishedDate.nearTop(draft.text, draft.blocks()));
        draft.language = Languages.declared(lang)
                .or(() -> Languages.declared(meta("og:locale")))
                .orElse(Languages.UNDETERMINED);
        draft.canonical = canonical.flatMap(link -> HtmlText.address(from, link.attr("href")));
        previews(from, draft);
        videos(from, draft);
    }

    private void videos(CanonicalUrl from, PageDraft draft) {
        Stream<String> said =
                metas.stream().filter(meta -> VIDEOS.contains(name(meta))).map(meta -> meta.attr("content"));
        Stream.concat(said, structuredVideos())
                .flatMap(address -> VideoSources.file(from, address).stream())
                .forEach(url -> draft.video(new PageVideo(url, -1, Optional.empty())));
    }

    /** The addresses of the films that the page's JSON-LD tells of (schema.org, VideoObject), at any depth. */
    private Stream<String> structuredVideos() {
        return data.stream()
                .flatMap(node -> node.findParents("contentUrl").stream())
                .filter(HtmlHead::isVideo)
                .map(node -> node.path("contentUrl").asString(""));
    }

    private static boolean isVideo(JsonNode node) {
        JsonNode type = node.path("@type");
        return type.isArray()
                ? type.valueStream().anyMatch(one -> one.asString("").equals("VideoObject"))
                : type.asString("").equals("VideoObject");
    }

    private void previews(CanonicalUrl from, PageDraft draft) {
        for (Element meta : metas) {
            if (PREVIEWS.contains(name(meta))) {
                HtmlText.address(from, meta.attr("content"))
                        .ifPresent(url -> draft.image(new PageImage(url, "", -1, Optional.empty())));
            }
        }
    }

    private String author() {
        return first(Stream.of(
                meta("author"),
                meta("article:author"),
                structured("author").map(HtmlHead::personName).orElse(""),
                text(authors.stream().findFirst()),
                text(marked.stream().findFirst())));
    }

    private static String personName(JsonNode author) {
        JsonNode person = author.isArray() && !author.isEmpty() ? author.get(0) : author;
        return person.isString() ? person.stringValue() : person.path("name").asString("");
    }

    private Optional<Instant> published() {
        Stream<String> said = Stream.concat(
                Stream.of(
                        structured("datePublished")
                                .map(node -> node.asString(""))
                                .orElse(""),
                        meta("article:published_time"),
                        meta("og:article:published_time"),
                        time(HtmlHead::isPublication),
                        time(time -> time.is(MAIN_TIME)),
                        time(time -> true)),
                DATE_NAMES.stream().map(this::meta));
        return said.flatMap(text -> PublishedDate.parse(text).stream()).findFirst();
    }

    /** A blog's front, a category: several entries, none of which the heading of the page belongs to. */
    private boolean isList() {
        return entries > 1 && heading.map(h1 -> h1.closest(ENTRY)).isEmpty();
    }

    private static boolean isPublication(Element time) {
        return time.hasAttr("pubdate") || time.attr("itemprop").strip().equalsIgnoreCase("datePublished");
    }

    /** The times of a list are those of its entries. */
    private String time(Predicate<Element> which) {
        return times.stream()
                .filter(which)
                .filter(time -> !isList())
                .findFirst()
                .map(time -> time.attr("datetime"))
                .orElse("");
    }

    /** Returns the first value of that key in the page's JSON-LD, at any depth. */
    private Optional<JsonNode> structured(String key) {
        return data.stream()
                .flatMap(node -> Optional.ofNullable(node.findValue(key)).stream())
                .findFirst();
    }

    private static Optional<JsonNode> json(String data) {
        try {
            return Optional.ofNullable(JSON.readTree(data));
        } catch (JacksonException e) {
            // Broken structured data is common and proves nothing; the other signs of the page are asked.
            return Optional.empty();
        }
    }

    private String meta(String name) {
        return metas.stream()
                .filter(meta -> name(meta).equals(name))
                .map(meta -> meta.attr("content"))
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .orElse("");
    }

    private static String name(Element meta) {
        String property = meta.attr("property");
        return (property.isEmpty() ? meta.attr("name") : property).strip().toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(Optional<Element> element) {
        return element.map(Element::text).orElse("");
    }

    /** An address is no name: some pages give the author's profile. */
    private static String first(Stream<String> values) {
        return values.filter(value -> !value.isBlank() && !value.startsWith("http"))
                .findFirst()
                .orElse("");
    }
}
