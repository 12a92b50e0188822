package vigie.extract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The entries of an Office Open XML file (ECMA-376, part 2) that matter to us, inflated within
 * {@link Limits#ENTRIES_BYTES_MAX}. Its XML is read without DTD and without external entities.
 *
 * <p>Read with the JDK alone: POI would cost 18 MB of jars and tens of megabytes of heap, and bounds neither the
 * inflated size of one file nor our time.
 */
final class OfficeFile {
    /** Namespace of relationship ids, as used in attributes. */
    static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, byte[]> entries = new HashMap<>();

    private OfficeFile() {}

    /**
     * Returns the file with those entries whose name passes.
     *
     * @throws IOException if it is no ZIP file or inflates beyond the limits
     */
    static OfficeFile open(byte[] bytes, Predicate<String> wanted) throws IOException {
        var file = new OfficeFile();
        long left = Limits.ENTRIES_BYTES_MAX;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                // An unwanted entry must be inflated too before the next is reached, so it counts as well.
                byte[] content = zip.readNBytes((int) Math.min(left, Limits.ENTRY_BYTES_MAX) + 1);
                left -= content.length;
                if (content.length > Limits.ENTRY_BYTES_MAX || left < 0 || file.entries.size() > Limits.ENTRIES_MAX) {
                    throw new IOException("inflates beyond the limits");
                }
                if (wanted.test(entry.getName())) {
                    file.entries.put(entry.getName(), content);
                }
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("an entry's name is not text", e);
        }
        return file;
    }

    /** Returns the bytes of an entry, if it is there. */
    Optional<byte[]> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** Returns a reader over an entry's XML; an absent entry reads as an empty element. */
    XMLStreamReader xml(String name) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        InputStream stream = new ByteArrayInputStream(entries.getOrDefault(name, new byte[] {'<', 'x', '/', '>'}));
        return factory.createXMLStreamReader(stream);
    }

    /** Returns what an entry refers to: relationship id to entry name, targets outside the file left out. */
    Map<String, String> relationships(String name) throws XMLStreamException {
        int slash = name.lastIndexOf('/') + 1;
        String folder = name.substring(0, slash);
        Map<String, String> targets = new HashMap<>();
        XMLStreamReader xml = xml(folder + "_rels/" + name.substring(slash) + ".rels");
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("Relationship")) {
                String target = xml.getAttributeValue(null, "Target");
                String id = xml.getAttributeValue(null, "Id");
                if (target != null && id != null && !"External".equals(xml.getAttributeValue(null, "TargetMode"))) {
                    targets.put(id, resolved(folder, target));
                }
            }
        }
        return targets;
    }

    /** Fills in title, author and date of creation from the core properties. */
    void properties(PageDraft draft) throws XMLStreamException {
        XMLStreamReader xml = xml("docProps/core.xml");
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "title" -> draft.title = xml.getElementText();
                    case "creator" -> draft.author = xml.getElementText();
                    case "created" -> draft.published = PublishedDate.parse(xml.getElementText());
                    default -> {}
                }
            }
        }
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder + target;
        while (path.contains("/../")) {
            String shorter = path.replaceFirst("[^/]+/\\.\\./", "");
            if (shorter.equals(path)) {
                return path;
            }
            path = shorter;
        }
        return path;
    }
}
