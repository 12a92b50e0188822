package vigie.extract;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the body of a DOCX file (WordprocessingML) with its revisions accepted: what was deleted or hidden is left out,
 * notes and comments too.
 */
final class Docx {
    private static final String BODY = "word/document.xml";
    private static final String MEDIA = "word/media/";

    /** What nobody sees: deletions, codes of fields, the second copy of a text box, how a text looked before a revision. */
    private static final Set<String> UNSEEN =
            Set.of("del", "moveFrom", "instrText", "Fallback", "rPrChange", "pPrChange");

    private final OfficeFile file;
    private final PageDraft draft;
    private final TextFlow flow = new TextFlow();
    private final Map<String, String> targets;
    private boolean runIsHidden;

    private Docx(OfficeFile file, PageDraft draft) throws XMLStreamException {
        this.file = file;
        this.draft = draft;
        this.targets = file.relationships(BODY);
    }

    /** Fills in the draft; a file that cannot be read leaves what was read before the fault. */
    static void read(SourceFile source, PageDraft draft) {
        try {
            OfficeFile file = OfficeFile.open(
                    source.bytes(),
                    name -> name.startsWith(MEDIA)
                            || name.equals(BODY)
                            || name.equals("docProps/core.xml")
                            || name.equals("word/_rels/document.xml.rels"));
            var docx = new Docx(file, draft);
            try {
                docx.body();
            } finally {
                draft.take(docx.flow);
            }
            file.properties(draft);
        } catch (IOException | XMLStreamException e) {
            draft.problem(ExtractionProblem.Kind.BROKEN, "docx");
        }
    }

    private void body() throws XMLStreamException {
        XMLStreamReader xml = file.xml(BODY);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> start(xml);
                case XMLStreamReader.END_ELEMENT -> end(xml.getLocalName());
                default -> {}
            }
        }
    }

    private void start(XMLStreamReader xml) throws XMLStreamException {
        String name = xml.getLocalName();
        if (UNSEEN.contains(name)) {
            Xml.skip(xml);
            return;
        }
        switch (name) {
            case "p" -> {
                flow.breakBlock();
                flow.kind(Block.Kind.PARAGRAPH);
            }
            case "pStyle" -> style(value(xml));
            case "outlineLvl" -> flow.kind(Block.Kind.HEADING);
            case "numPr" -> flow.kind(Block.Kind.LIST_ITEM);
            case "r" -> runIsHidden = false;
            case "vanish" -> runIsHidden = !value(xml).matches("0|false|off");
            case "t" -> text(xml.getElementText());
            case "tab" -> text(" ");
            case "br", "cr" -> flow.lineBreak();
            case "noBreakHyphen" -> text("\u2011");
            case "blip" -> image(xml.getAttributeValue(OfficeFile.RELATIONSHIPS, "embed"));
            default -> {}
        }
    }

    private void end(String name) {
        if (name.equals("p")) {
            flow.breakBlock();
        }
    }

    private void text(String text) {
        if (!runIsHidden) {
            flow.append(text);
        }
    }

    /** Style ids are translated by some word processors (« Titre1 », „Überschrift1“). */
    private void style(String id) {
        if (id.matches("(?i)(heading|titre|title|subtitle|sous-titre|überschrift|berschrift).*")) {
            flow.kind(Block.Kind.HEADING);
        } else if (id.matches("(?i).*(quote|citation).*")) {
            flow.kind(Block.Kind.QUOTE);
        } else if (id.matches("(?i)(list|paragraphedeliste).*")) {
            flow.kind(Block.Kind.LIST_ITEM);
        }
    }

    private void image(@org.jspecify.annotations.Nullable String id) {
        String target = id == null ? "" : targets.getOrDefault(id, "");
        file.entry(target).ifPresent(bytes -> draft.embed(bytes, "", flow.position()));
    }

    private static String value(XMLStreamReader xml) {
        String value = Xml.attribute(xml, "val");
        return value == null ? "" : value;
    }
}
