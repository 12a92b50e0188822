package vigie.discover;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vigie.crawl.CanonicalUrl;

/**
 * One reading of an XML sitemap, an index of sitemaps, or an RSS or Atom feed that serves as one. Its namespaces may be
 * there or not, but an address in another namespace than its entry belongs to a picture or a film, not to a page.
 *
 * <p>A document type ends the reading before the first entry: a sitemap needs none, and one brings entities that expand
 * or read files. So does nesting or a vocabulary no sitemap has, which would fill the memory of the XML reader.
 */
final class SitemapXml {
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/";

    /** Titles of news; what is longer is cut. */
    private static final int TEXT_LENGTH_MAX = 4_096;

    /** A sitemap with all extensions has 5 levels, a feed with markup inside some more. */
    private static final int LEVELS_MAX = 64;

    /** All extensions together have less than 100 names; the reader keeps each name it ever met. */
    private static final int NAMES_MAX = 1_000;

    /** W3C date and time: from the year alone to fractions of a second, in UTC where no zone is told. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu[-MM[-dd['T'HH:mm[:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("]][XXX][XX][X]]]")
            .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
            .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final CanonicalUrl at;
    private final Predicate<SitemapEntry> wantsMore;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final Set<String> names = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private String root = "";
    private Optional<CanonicalUrl> url = Optional.empty();
    private Optional<Instant> published = Optional.empty();
    private String title = "";

    /** An element that is open. */
    private record Level(String namespace, String name) {}

    SitemapXml(CanonicalUrl at, Predicate<SitemapEntry> wantsMore) {
        this.at = at;
        this.wantsMore = wantsMore;
    }

    /**
     * Reads to the end, to the break, or until no more is wanted.
     *
     * @param onPiece run before each element, text or comment
     */
    void read(InputStream in, Runnable onPiece) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // text is gathered here, no longer than it may be
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            boolean more = true;
            while (more && xml.hasNext()) {
                onPiece.run();
                more = step(xml, xml.next()) && names.size() <= NAMES_MAX && levels.size() <= LEVELS_MAX;
            }
        } catch (XMLStreamException e) {
            // broken from here on: what came before counts
            return;
        }
    }

    private boolean step(XMLStreamReader xml, int event) {
        return switch (event) {
            case XMLStreamConstants.DTD -> false;
            case XMLStreamConstants.START_ELEMENT -> start(xml);
            case XMLStreamConstants.END_ELEMENT -> end();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append(xml);
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction(xml);
            default -> true;
        };
    }

    private boolean start(XMLStreamReader xml) {
        learn(xml);
        Level level = new Level(orEmpty(xml.getNamespaceURI()), xml.getLocalName());
        if (levels.isEmpty()) {
            root = level.name();
        }
        levels.push(level);
        text.setLength(0);
        if (isEntry()) {
            url = Optional.empty();
            published = Optional.empty();
            title = "";
        }
        if (isOfEntry("feed", "link")
                && orEmpty(xml.getAttributeValue(null, "rel")).matches("(?:alternate)?")) {
            url = url.or(() -> at.resolve(orEmpty(xml.getAttributeValue(null, "href"))));
        }
        return levels.size() > 1
                || Set.of("urlset", "sitemapindex", "rss", "feed").contains(root);
    }

    private void learn(XMLStreamReader xml) {
        names.add(xml.getPrefix() + ":" + xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributePrefix(i) + ":" + xml.getAttributeLocalName(i));
        }
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            names.add(xml.getNamespacePrefix(i) + "=" + xml.getNamespaceURI(i));
        }
    }

    private boolean instruction(XMLStreamReader xml) {
        names.add("?" + xml.getPITarget());
        return true;
    }

    private boolean append(XMLStreamReader xml) {
        int room = Math.min(xml.getTextLength(), TEXT_LENGTH_MAX - text.length());
        text.append(xml.getTextCharacters(), xml.getTextStart(), Math.max(room, 0));
        return true;
    }

    private boolean end() {
        String content = text.toString().strip();
        if ((isOfEntry("urlset", "loc") || isOfEntry("sitemapindex", "loc")) && isShort(content)) {
            url = CanonicalUrl.parse(content);
        } else if (isOfEntry("rss", "link") && isShort(content)) {
            url = at.resolve(content);
        } else if (isOfNews("publication_date")) {
            published = instant(content);
        } else if (isOfNews("title")) {
            title = content;
        }
        text.setLength(0);
        boolean more = !isEntry() || entry().map(wantsMore::test).orElse(true);
        levels.pop();
        return more;
    }

    private static boolean isShort(String address) {
        return !address.isEmpty() && address.length() <= SitemapFile.ADDRESS_LENGTH_MAX;
    }

    private Optional<SitemapEntry> entry() {
        return root.equals("sitemapindex")
                ? url.map(SitemapEntry.Listed::new)
                : url.map(page -> new SitemapEntry.Named(page, published, title));
    }

    private boolean isEntry() {
        String name = level(0).name();
        return switch (root) {
            case "urlset" -> name.equals("url") && levels.size() == 2;
            case "sitemapindex" -> name.equals("sitemap") && levels.size() == 2;
            case "feed" -> name.equals("entry") && levels.size() == 2;
            case "rss" -> name.equals("item") && levels.size() == 3;
            default -> false;
        };
    }

    /** Returns whether the element that is open stands in an entry, under that root and in its entry's namespace. */
    private boolean isOfEntry(String rootName, String name) {
        return root.equals(rootName)
                && levels.size() == (root.equals("rss") ? 4 : 3)
                && level(0).name().equals(name)
                && level(0).namespace().equals(level(1).namespace());
    }

    private boolean isOfNews(String name) {
        return root.equals("urlset")
                && levels.size() == 4
                && level(0).name().equals(name)
                && level(1).name().equals("news")
                && level(1).namespace().startsWith(NEWS);
    }

    /** Returns an open element, 0 for the innermost. */
    private Level level(int outward) {
        return levels.stream().skip(outward).findFirst().orElseThrow();
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(DATE.parse(date, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
