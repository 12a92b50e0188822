package vigie.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a PPTX file (PresentationML): one SLIDE block a slide in the order shown, hidden slides left out; after the
 * slides, one CAPTION block for the notes of each slide that has some, since notes are often the script.
 */
final class Pptx {
    private static final String PRESENTATION = "ppt/presentation.xml";

    private final OfficeFile file;
    private final PageDraft draft;
    private final TextFlow flow = new TextFlow();

    private Pptx(OfficeFile file, PageDraft draft) {
        this.file = file;
        this.draft = draft;
    }

    /** Fills in the draft; a file that cannot be read leaves what was read before the fault. */
    static void read(SourceFile source, PageDraft draft) {
        try {
            OfficeFile file = OfficeFile.open(
                    source.bytes(),
                    name -> name.matches("ppt/(?:_rels/)?presentation\\.xml(?:\\.rels)?")
                            || name.matches("ppt/(?:slides|notesSlides)/.*")
                            || name.startsWith("ppt/media/")
                            || name.equals("docProps/core.xml"));
            var pptx = new Pptx(file, draft);
            try {
                pptx.slides();
            } finally {
                draft.take(pptx.flow);
            }
            file.properties(draft);
        } catch (IOException | XMLStreamException e) {
            draft.problem(ExtractionProblem.Kind.BROKEN, "pptx");
        }
    }

    private void slides() throws XMLStreamException {
        List<String> notes = new ArrayList<>();
        List<String> slides = order();
        if (slides.size() > Limits.SLIDES_MAX) {
            draft.problem(ExtractionProblem.Kind.CUT, "slides");
        }
        for (String slide : slides.stream().limit(Limits.SLIDES_MAX).toList()) {
            Map<String, String> targets = file.relationships(slide);
            if (shown(slide, targets)) {
                targets.values().stream()
                        .filter(target -> target.startsWith("ppt/notesSlides/"))
                        .forEach(notes::add);
            }
        }
        for (String note : notes) {
            flow.block(Block.Kind.CAPTION, words(file.xml(note), Map.of()));
        }
    }

    private List<String> order() throws XMLStreamException {
        Map<String, String> targets = file.relationships(PRESENTATION);
        List<String> slides = new ArrayList<>();
        XMLStreamReader xml = file.xml(PRESENTATION);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("sldId")) {
                String id = xml.getAttributeValue(OfficeFile.RELATIONSHIPS, "id");
                if (id != null && targets.containsKey(id)) {
                    slides.add(targets.get(id));
                }
            }
        }
        return slides;
    }

    private boolean shown(String slide, Map<String, String> targets) throws XMLStreamException {
        XMLStreamReader xml = file.xml(slide);
        xml.nextTag();
        String show = xml.getAttributeValue(null, "show");
        if (show != null && show.matches("0|false")) {
            return false;
        }
        flow.block(Block.Kind.SLIDE, words(xml, targets));
        return true;
    }

    /** Returns the paragraphs of the shapes, a line each, and embeds the pictures met. */
    private String words(XMLStreamReader xml, Map<String, String> targets) throws XMLStreamException {
        var words = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("p")) {
                words.append('\n');
            } else if (event == XMLStreamReader.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "t" -> words.append(xml.getElementText());
                    case "br" -> words.append('\n');
                    case "Fallback" -> Xml.skip(xml);
                    // The slide's number or date, set by the program.
                    case "fld" -> Xml.skip(xml);
                    case "blip" -> image(xml, targets);
                    default -> {}
                }
            }
        }
        return words.toString().replaceAll("\\n{2,}", "\n");
    }

    private void image(XMLStreamReader xml, Map<String, String> targets) {
        String id = xml.getAttributeValue(OfficeFile.RELATIONSHIPS, "embed");
        String target = id == null ? "" : targets.getOrDefault(id, "");
        file.entry(target).ifPresent(bytes -> draft.embed(bytes, "", flow.position()));
    }
}
