package vigie.discover;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). */
final class JsonFeed {
    private JsonFeed() {}

    static Optional<Feed> parse(Capture capture) {
        JsonNode feed;
        try {
            feed = JsonMapper.shared().readTree(capture.body().stream());
        } catch (JacksonException e) {
            return Optional.empty();
        }
        if (!feed.path("version").asString("").contains("jsonfeed.org")) {
            return Optional.empty();
        }
        List<FeedItem> items = feed.path("items")
                .valueStream()
                .flatMap(item -> item(item, capture.url()).stream())
                .toList();
        Optional<CanonicalUrl> next = Optional.of(text(feed, "next_url"))
                .filter(link -> !link.isEmpty())
                .flatMap(capture.url()::resolve);
        return Optional.of(new Feed(text(feed, "title"), items, Optional.empty(), next));
    }

    private static Optional<FeedItem> item(JsonNode item, CanonicalUrl base) {
        return Stream.of("url", "external_url", "id")
                .map(name -> text(item, name))
                .filter(link -> !link.isEmpty())
                .findFirst()
                .flatMap(base::resolve)
                .map(url -> new FeedItem(
                        text(item, "id"),
                        LinkWrapper.unwrapped(url),
                        PlainText.of(text(item, "title")),
                        date(item),
                        author(item),
                        content(item),
                        images(item, base)));
    }

    private static List<CanonicalUrl> images(JsonNode item, CanonicalUrl base) {
        Stream<String> attached = item.path("attachments")
                .valueStream()
                .filter(attachment -> text(attachment, "mime_type").startsWith("image/"))
                .map(attachment -> text(attachment, "url"));
        return Stream.concat(Stream.of(text(item, "image"), text(item, "banner_image")), attached)
                .filter(link -> !link.isEmpty())
                .flatMap(link -> base.resolve(link).stream())
                .toList();
    }

    /** Version 1.0 has one author, 1.1 several. */
    private static String author(JsonNode item) {
        String first = text(item.path("authors").path(0), "name");
        return first.isEmpty() ? text(item.path("author"), "name") : first;
    }

    private static String content(JsonNode item) {
        return Stream.of(
                        text(item, "content_html"),
                        PlainText.toHtml(text(item, "content_text")),
                        PlainText.toHtml(text(item, "summary")))
                .filter(html -> !html.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Optional<Instant> date(JsonNode item) {
        String published = text(item, "date_published");
        String date = published.isEmpty() ? text(item, "date_modified") : published;
        try {
            return date.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(date).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }
}
