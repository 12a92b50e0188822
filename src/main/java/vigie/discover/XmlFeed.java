package vigie.discover;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/**
 * Reads RSS and Atom of every version. A document type is refused, and with it entities that expand without end or read
 * files.
 */
final class XmlFeed {
    private static final Set<String> DATES = Set.of("pubDate", "date", "published", "updated", "lastBuildDate");

    private XmlFeed() {}

    static Optional<Feed> parse(Capture capture) {
        try {
            Document document = document(capture);
            // a list, because the tree may not change under its own iterator
            List<Element> elements = new ArrayList<>();
            document.getRootElement().getDescendants(Filters.element()).forEach(elements::add);
            elements.forEach(XmlFeed::translateDate);
            SyndFeed feed = new SyndFeedInput().build(document);
            List<FeedItem> items = feed.getEntries().stream()
                    .flatMap(entry -> item(entry, capture.url()).stream())
                    .toList();
            return Optional.of(new Feed(PlainText.of(orEmpty(feed.getTitle())), items, ttl(document)));
        } catch (JDOMException | IOException | FeedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Document document(Capture capture) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setExpandEntities(false);
        String contentType = capture.header("Content-Type").orElse("application/xml");
        try (Reader text = new XmlFixerReader(new XmlReader(capture.body().stream(), contentType, true))) {
            return builder.build(text);
        }
    }

    private static void translateDate(Element element) {
        if (DATES.contains(element.getName()) && element.getChildren().isEmpty()) {
            element.setText(FrenchDate.inEnglish(element.getText()));
        }
    }

    private static Optional<FeedItem> item(SyndEntry entry, CanonicalUrl base) {
        return Stream.of(orEmpty(entry.getLink()), orEmpty(entry.getUri()))
                .filter(link -> !link.isBlank())
                .findFirst()
                .flatMap(base::resolve)
                .map(url -> new FeedItem(
                        LinkWrapper.unwrapped(url),
                        PlainText.of(orEmpty(entry.getTitle())),
                        instant(entry.getPublishedDate()).or(() -> instant(entry.getUpdatedDate())),
                        orEmpty(entry.getAuthor()).strip(),
                        content(entry)));
    }

    private static String content(SyndEntry entry) {
        return Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .map(SyndContent::getValue)
                .map(XmlFeed::orEmpty)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<Duration> ttl(Document document) {
        return Optional.ofNullable(document.getRootElement().getChild("channel"))
                .map(channel -> channel.getChildTextTrim("ttl"))
                .filter(minutes -> minutes.matches("\\d{1,6}"))
                .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
