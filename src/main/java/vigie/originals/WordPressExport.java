package vigie.originals;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/** WordPress's own export (WXR 1.0 to 1.2), in one file or several: published posts and pages. Pictures are not in it. */
final class WordPressExport {
    private static final String FILES = "[^/]*\\.xml";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.WORDPRESS,
            FILES,
            WordPressExport::isThis,
            (archive, draft, media) -> new WordPressExport(archive, draft).read());

    /** What an item holds that we look at. */
    private static final Set<String> FIELDS = Set.of(
            "title",
            "link",
            "guid",
            "content:encoded",
            "wp:post_id",
            "wp:post_date",
            "wp:post_date_gmt",
            "wp:status",
            "wp:post_type",
            "wp:post_password",
            "wp:attachment_url");

    private final Archive archive;
    private final ExportDraft draft;
    private String site = "";

    private WordPressExport(Archive archive, ExportDraft draft) {
        this.archive = archive;
        this.draft = draft;
    }

    private static boolean isThis(Archive archive) {
        return archive.entries(FILES).stream().map(archive::head).anyMatch(WordPressExport::isWxr)
                || isWxr(archive.singleHead());
    }

    private static boolean isWxr(String head) {
        return head.contains("<rss") && head.contains("wordpress.org/export/");
    }

    private void read() {
        List<Entry> files = new ArrayList<>(archive.entries(FILES));
        archive.single().filter(entry -> files.isEmpty()).ifPresent(files::add);
        for (Entry file : files) {
            archive.read(file, bytes -> Optional.of(read(file, bytes)));
        }
    }

    /** What stands before a fault is taken. */
    private boolean read(Entry file, InputStream bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new LenientXml(bytes));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    start(xml);
                }
            }
            return true;
        } catch (XMLStreamException e) {
            draft.problem("xml.broken", file.name());
            return false;
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        switch (name(xml)) {
            case "item" -> add(item(xml));
            case "wp:base_site_url", "link" -> site = site.isEmpty() ? text(xml) : site;
            default -> {}
        }
    }

    private static Map<String, String> item(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> item = new HashMap<>();
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamReader.START_ELEMENT) {
                if (depth == 1 && FIELDS.contains(name(xml))) {
                    item.putIfAbsent(name(xml), text(xml));
                } else {
                    depth++;
                }
            }
        }
        return item;
    }

    private void add(Map<String, String> item) {
        String title = draft.html(item.getOrDefault("title", "")).text().strip();
        String link = item.getOrDefault("link", "");
        String name = title.isEmpty() ? link : title;
        String type = item.getOrDefault("wp:post_type", "post");
        String id = item.getOrDefault("wp:post_id", "");
        Optional<Why> why = left(item.getOrDefault("wp:status", ""));
        String file = item.getOrDefault("wp:attachment_url", "").replaceFirst(".*/", "");
        if (PictureType.isNamed(file)) {
            draft.leave(Why.MEDIA_MISSING, file);
        } else if (!type.matches("post|page")) {
            draft.leave(Why.OTHER_KIND, type);
        } else if (why.isPresent()) {
            draft.leave(why.get(), name);
        } else if (!id.matches("\\d{1,18}")) {
            draft.leave(Why.UNREADABLE, name);
        } else {
            boolean isOpen = item.getOrDefault("wp:post_password", "").isBlank();
            Optional<URI> url = ExportDraft.url(link);
            Optional<FirstPublished> published = published(item, isOpen ? Origin.EXPORT : Origin.EXPORT_TO_SOME);
            String text = draft.html(WordPressText.html(item.getOrDefault("content:encoded", "")))
                    .text();
            String host = site.replaceFirst("^https?://", "").replaceFirst("/+$", "");
            draft.add(
                    type.equals("page") ? Sort.PAGE : Sort.ARTICLE,
                    Work.of("wordpress:" + host + "/" + id, title, url, published.orElseGet(draft::undated), text));
        }
    }

    private static Optional<Why> left(String status) {
        return switch (status) {
            case "publish" -> Optional.empty();
            case "private", "trash" -> Optional.of(Why.PRIVATE);
            default -> Optional.of(Why.DRAFT);
        };
    }

    /** {@code 0000-00-00 00:00:00} is none; then the time of the site's own clock tells the day. */
    private static Optional<FirstPublished> published(Map<String, String> item, Origin origin) {
        return ExportDate.utc(item.getOrDefault("wp:post_date_gmt", ""), origin)
                .or(() -> ExportDate.local(item.getOrDefault("wp:post_date", ""), origin));
    }

    private static String name(XMLStreamReader xml) {
        String prefix = xml.getPrefix();
        return prefix == null || prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    /** Returns all text of the element, though markup stands in it. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> depth++;
                case XMLStreamReader.END_ELEMENT -> depth--;
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text.append(xml.getText());
                default -> {}
            }
        }
        return text.toString().strip();
    }
}
