package vigie.extract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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

    private final Document document;

    private HtmlHead(Document document) {
        this.document = document;
    }

    /** Fills in the draft, whose text is there already. */
    static void read(Document document, CanonicalUrl base, PageDraft draft) {
        var head = new HtmlHead(document);
        draft.title = first(Stream.of(head.meta("og:title"), document.title(), head.text("h1")));
        draft.author = head.author();
        draft.published = head.published().or(() -> PublishedDate.nearTop(draft.text, draft.blocks()));
        draft.language = Languages.declared(document.getElementsByTag("html").attr("lang"))
                .or(() -> Languages.declared(head.meta("og:locale")))
                .orElse(Languages.UNDETERMINED);
        Element canonical = document.selectFirst("link[rel~=(?i)^canonical$][href]");
        draft.canonical = canonical == null ? Optional.empty() : HtmlText.address(base, canonical.attr("href"));
        head.previews(base, draft);
        head.videos(base, draft);
    }

    private void videos(CanonicalUrl base, PageDraft draft) {
        Stream<String> said = document.select("meta[content]").stream()
                .filter(meta -> VIDEOS.contains(name(meta)))
                .map(meta -> meta.attr("content"));
        Stream.concat(said, structuredVideos())
                .flatMap(address -> VideoSources.file(base, address).stream())
                .forEach(url -> draft.video(new PageVideo(url, -1, Optional.empty())));
    }

    /** The addresses of the films that the page's JSON-LD tells of (schema.org, VideoObject), at any depth. */
    private Stream<String> structuredVideos() {
        return structuredData()
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

    private void previews(CanonicalUrl base, PageDraft draft) {
        for (Element meta : document.select("meta[content]")) {
            if (PREVIEWS.contains(name(meta))) {
                HtmlText.address(base, meta.attr("content"))
                        .ifPresent(url -> draft.image(new PageImage(url, "", -1, Optional.empty())));
            }
        }
    }

    private String author() {
        return first(Stream.of(
                meta("author"),
                meta("article:author"),
                structured("author").map(HtmlHead::personName).orElse(""),
                text("[rel~=(?i)^author$]"),
                text("[itemprop=author]")));
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
                        attribute("time[datetime][pubdate], time[datetime][itemprop=datePublished]"),
                        attribute("article time[datetime], main time[datetime]"),
                        attribute("time[datetime]")),
                DATE_NAMES.stream().map(this::meta));
        return said.flatMap(text -> PublishedDate.parse(text).stream()).findFirst();
    }

    private String attribute(String selector) {
        Element time = document.selectFirst(selector);
        return time == null ? "" : time.attr("datetime");
    }

    /** Returns the first value of that key in the page's JSON-LD, at any depth. */
    private Optional<JsonNode> structured(String key) {
        return structuredData()
                .flatMap(node -> Optional.ofNullable(node.findValue(key)).stream())
                .findFirst();
    }

    private Stream<JsonNode> structuredData() {
        return document.select("script[type=application/ld+json]").stream()
                .map(Element::data)
                .filter(data -> data.length() <= JSON_UNITS_MAX)
                .flatMap(data -> json(data).stream());
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
        return document.select("meta[content]").stream()
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

    private String text(String selector) {
        Element element = document.selectFirst(selector);
        return element == null ? "" : element.text();
    }

    /** An address is no name: some pages give the author's profile. */
    private static String first(Stream<String> values) {
        return values.filter(value -> !value.isBlank() && !value.startsWith("http"))
                .findFirst()
                .orElse("");
    }
}
