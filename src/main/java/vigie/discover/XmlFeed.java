package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndLink;
import com.rometools.rome.feed.synd.SyndLinkImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import com.rometools.rome.io.impl.XmlFixerReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.Namespace;
import org.jdom2.filter.Filters;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;

/**
 * Reads RSS and Atom of every version. A document type with declarations of its own is refused, and with it entities that
 * expand without end or read files; one that only names an outer one, as RSS 0.91 does, is passed over, and nothing read.
 */
final class XmlFeed {
    private static final String MEDIA = "http://search.yahoo.com/mrss";
    private static final Namespace SYNDICATION = Namespace.getNamespace("http://purl.org/rss/1.0/modules/syndication/");
    private static final Map<String, Duration> PERIODS = Map.of(
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofDays(1),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(30),
            "yearly", Duration.ofDays(365));
    private static final Set<String> OLDER = Set.of("next", "prev-archive");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** A prolog whose document type declares nothing itself. */
    private static final Pattern DOCTYPE = Pattern.compile(
            "(\\s*(?:<\\?xml[^>]*\\?>\\s*)?(?:<!--.{0,4000}?-->\\s*)*)<!DOCTYPE\\s[^\\[>]{1,500}>", Pattern.DOTALL);

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
            return Optional.of(
                    new Feed(PlainText.of(orEmpty(feed.getTitle())), items, wait(document), next(feed, capture.url())));
        } catch (JDOMException | IOException | FeedException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Document document(Capture capture) throws JDOMException, IOException {
        SAXBuilder builder = new SAXBuilder();
        builder.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        builder.setExpandEntities(false);
        try (Reader text = new XmlFixerReader(new StringReader(withoutDoctype(text(capture))))) {
            return builder.build(text);
        }
    }

    private static String withoutDoctype(String xml) {
        Matcher prolog = DOCTYPE.matcher(xml);
        return prolog.lookingAt() ? prolog.group(1) + xml.substring(prolog.end()) : xml;
    }

    /** What calls itself UTF-8 and is none was written by a program that knows Windows only. */
    private static String text(Capture capture) throws IOException {
        String contentType = capture.header("Content-Type").orElse("application/xml");
        try (XmlReader text = new XmlReader(capture.body().stream(), contentType, true)) {
            String read = text(text);
            boolean broken = text.getEncoding().equalsIgnoreCase("UTF-8") && read.indexOf('\ufffd') >= 0;
            return broken && !isUtf8(capture.body().toByteArray())
                    ? new String(capture.body().toByteArray(), WINDOWS_1252)
                    : read;
        }
    }

    private static String text(Reader reader) throws IOException {
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        return text.toString();
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
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
                        orEmpty(entry.getUri()),
                        LinkWrapper.unwrapped(url),
                        PlainText.of(orEmpty(entry.getTitle())),
                        instant(entry.getPublishedDate()).or(() -> instant(entry.getUpdatedDate())),
                        orEmpty(entry.getAuthor()).strip(),
                        content(entry),
                        images(entry, base)));
    }

    private static String content(SyndEntry entry) {
        return Stream.concat(entry.getContents().stream(), Stream.ofNullable(entry.getDescription()))
                .map(SyndContent::getValue)
                .map(XmlFeed::orEmpty)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElseGet(() -> PlainText.toHtml(described(entry)));
    }

    /** The words of a film stand in its media group only (Media RSS 1.5.1). */
    private static String described(SyndEntry entry) {
        return media(entry)
                .filter(element -> element.getName().equals("description"))
                .map(Element::getTextTrim)
                .findFirst()
                .orElse("");
    }

    private static List<CanonicalUrl> images(SyndEntry entry, CanonicalUrl base) {
        Stream<String> media =
                media(entry).filter(XmlFeed::isImage).map(element -> element.getAttributeValue("url", ""));
        Stream<String> enclosed = entry.getEnclosures().stream()
                .filter(enclosure -> orEmpty(enclosure.getType()).startsWith("image/"))
                .map(enclosure -> orEmpty(enclosure.getUrl()));
        return Stream.concat(media, enclosed)
                .filter(link -> !link.isBlank())
                .flatMap(link -> base.resolve(link.strip()).stream())
                .toList();
    }

    private static boolean isImage(Element element) {
        return element.getName().equals("thumbnail")
                || (element.getName().equals("content")
                        && (element.getAttributeValue("medium", "").equals("image")
                                || element.getAttributeValue("type", "").startsWith("image/")));
    }

    private static Stream<Element> media(SyndEntry entry) {
        return entry.getForeignMarkup().stream()
                .flatMap(element -> Stream.concat(Stream.of(element), descendants(element)))
                .filter(element -> element.getNamespaceURI().startsWith(MEDIA));
    }

    private static Stream<Element> descendants(Element element) {
        List<Element> below = new ArrayList<>();
        element.getDescendants(Filters.element()).forEach(below::add);
        return below.stream();
    }

    /** The longest of the waits that the feed asks for: RSS 2.0's ttl in minutes, the syndication module's period. */
    private static Optional<Duration> wait(Document document) {
        Element root = document.getRootElement();
        Element channel = Optional.ofNullable(child(root, "channel")).orElse(root);
        Optional<Duration> ttl = Optional.ofNullable(child(channel, "ttl"))
                .map(Element::getTextTrim)
                .filter(minutes -> minutes.matches("\\d{1,6}"))
                .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)));
        return Stream.concat(ttl.stream(), period(channel).stream()).max(Duration::compareTo);
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** {@code updateFrequency} times in an {@code updatePeriod} (RDF Site Summary 1.0, syndication module). */
    private static Optional<Duration> period(Element channel) {
        Optional<Duration> period = Optional.ofNullable(channel.getChildTextTrim("updatePeriod", SYNDICATION))
                .flatMap(name -> Optional.ofNullable(PERIODS.get(name.toLowerCase(Locale.ROOT))));
        long times = Optional.ofNullable(channel.getChildTextTrim("updateFrequency", SYNDICATION))
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Long::parseLong)
                .orElse(1L);
        return period.map(whole -> whole.dividedBy(times));
    }

    private static Optional<CanonicalUrl> next(SyndFeed feed, CanonicalUrl base) {
        Stream<SyndLink> own = feed.getLinks().stream();
        Stream<SyndLink> atom = feed.getForeignMarkup().stream()
                .filter(element -> element.getName().equals("link"))
                .map(XmlFeed::link);
        return Stream.concat(own, atom)
                .filter(link -> OLDER.contains(orEmpty(link.getRel()).toLowerCase(Locale.ROOT)))
                .map(link -> orEmpty(link.getHref()))
                .filter(link -> !link.isBlank())
                .flatMap(link -> base.resolve(link).stream())
                .findFirst();
    }

    private static SyndLink link(Element element) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(element.getAttributeValue("rel", ""));
        link.setHref(element.getAttributeValue("href", ""));
        return link;
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
