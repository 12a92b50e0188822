package vigie.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Reads SubRip and WebVTT subtitles: what is said, one CAPTION block a cue, without times, numbers and tags. */
final class Subtitles {
    private static final Pattern TIMES = Pattern.compile(
            "^\\s*(?:\\d{1,3}:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}\\s*-->\\s*(?:\\d{1,3}:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}.*");

    /** {@code <c.yellow>}, {@code <v Léna>}, {@code <00:00:01.000>}, {@code <i>}, {@code <font …>} and ASS's {@code {\an8}}. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z0-9:.][^<>]{0,200}>|\\{\\\\[^{}]{0,100}\\}");

    private final List<String> cues = new ArrayList<>();
    private List<String> linesBefore = List.of();

    private Subtitles() {}

    /** Fills in the draft. */
    static void read(SourceFile file, PageDraft draft) {
        Decoding decoding = Decoding.ofText(file.bytes(), file.contentType());
        decoding.problem().ifPresent(name -> draft.problem(ExtractionProblem.Kind.CHARSET, name));
        var subtitles = new Subtitles();
        subtitles.cues(decoding.text());
        var flow = new TextFlow();
        subtitles.cues.forEach(cue -> flow.block(Block.Kind.CAPTION, cue));
        draft.take(flow);
        if (subtitles.cues.isEmpty()) {
            draft.problem(ExtractionProblem.Kind.BROKEN, "no cue");
        }
    }

    /** Whatever stands before the first times of a paragraph (numbers, NOTE, STYLE, the header) is not said. */
    private void cues(String text) {
        List<String> lines = new ArrayList<>();
        boolean inCue = false;
        for (String line : text.lines().toList()) {
            if (TIMES.matcher(line).matches()) {
                cue(lines);
                lines.clear();
                inCue = true;
            } else if (line.isBlank() && !(isUpperLine(line) && inCue && lines.isEmpty())) {
                cue(lines);
                lines.clear();
                inCue = false;
            } else if (inCue) {
                String said = said(line);
                if (!said.isEmpty()) {
                    lines.add(said);
                }
            }
        }
        cue(lines);
    }

    /** YouTube leaves the upper of two lines to a blank until the lower one has rolled up; an empty line ends a cue. */
    private static boolean isUpperLine(String line) {
        return !line.isEmpty();
    }

    private static String said(String line) {
        return Parser.unescapeEntities(TAG.matcher(line).replaceAll(""), false).strip();
    }

    /** Rolling captions show the line before once more above the new one; only the new one is said. */
    private void cue(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        List<String> added =
                lines.stream().filter(line -> !linesBefore.contains(line)).toList();
        linesBefore = List.copyOf(lines);
        if (!added.isEmpty()) {
            cues.add(String.join(" ", added));
        }
    }
}
