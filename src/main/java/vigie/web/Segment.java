package vigie.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;

/**
 * A piece of one side of a comparison: shared words, or what stands between them.
 *
 * @param text of the piece; empty for a passage whose place another passage already shows
 * @param passage number of the passage from 1, or 0 for text that is not shared
 * @param level how closely the passage agrees, in lower case; empty for text that is not shared
 * @param folded whether a reader may want to skip it
 */
public record Segment(String text, int passage, String level, boolean folded) {
    /** Unshared text longer than this, in UTF-16 units, is folded but for its ends: about a screen of a phone. */
    static final int FOLDED_FROM = 900;

    /** What stays readable before and after a passage, in UTF-16 units: two or three sentences. */
    static final int CONTEXT = 250;

    private static final Comparator<Numbered> BY_PLACE =
            Comparator.comparing(Numbered::span).thenComparingInt(Numbered::number);

    /** Returns the number of words, to say how much is folded. */
    public int words() {
        String stripped = text.strip();
        return stripped.isEmpty() ? 0 : stripped.split("\\s+").length;
    }

    /** Returns the owner's side: the original's text with its passages marked, in order. */
    static List<Segment> ofOriginal(String text, List<Passage> passages) {
        List<Numbered> numbered = new ArrayList<>();
        for (Passage passage : passages) {
            numbered.add(new Numbered(passage.original(), numbered.size() + 1, name(passage.level())));
        }
        return segments(text, numbered);
    }

    /** Returns the page's side. */
    static List<Segment> ofCandidate(String text, List<Passage> passages) {
        List<Numbered> numbered = new ArrayList<>();
        for (Passage passage : passages) {
            numbered.add(new Numbered(passage.candidate(), numbered.size() + 1, name(passage.level())));
        }
        return segments(text, numbered);
    }

    /** Returns a page with places marked that have no other side. */
    static List<Segment> ofSpans(String text, List<Span> spans) {
        List<Numbered> numbered = new ArrayList<>();
        for (Span span : spans) {
            numbered.add(new Numbered(span, numbered.size() + 1, name(Level.EXACT)));
        }
        return segments(text, numbered);
    }

    private static String name(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** A text that has changed since may be shorter than its spans say: what is missing is shown as empty. */
    private static List<Segment> segments(String text, List<Numbered> numbered) {
        List<Segment> segments = new ArrayList<>();
        int shown = 0;
        for (Numbered mark : numbered.stream().sorted(BY_PLACE).toList()) {
            int start = Math.clamp(mark.span().start(), shown, text.length());
            int end = Math.clamp(mark.span().end(), start, text.length());
            addPlain(segments, text.substring(shown, start), !segments.isEmpty(), true);
            segments.add(new Segment(text.substring(start, end), mark.number(), mark.level(), false));
            shown = end;
        }
        addPlain(segments, text.substring(shown), !segments.isEmpty(), false);
        return segments;
    }

    private static void addPlain(List<Segment> segments, String text, boolean afterPassage, boolean beforePassage) {
        if (text.length() < FOLDED_FROM || !(afterPassage || beforePassage)) {
            addPiece(segments, text, false);
            return;
        }
        int head = afterPassage ? space(text, CONTEXT) : 0;
        int tail = beforePassage ? space(text, text.length() - CONTEXT) : text.length();
        addPiece(segments, text.substring(0, head), false);
        addPiece(segments, text.substring(head, tail), true);
        addPiece(segments, text.substring(tail), false);
    }

    /** Returns a place at or shortly after the one given where a word ends, and never inside a surrogate pair. */
    private static int space(String text, int from) {
        for (int i = from; i < Math.min(text.length(), from + 40); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from;
    }

    private static void addPiece(List<Segment> segments, String text, boolean folded) {
        if (!text.isEmpty()) {
            segments.add(new Segment(text, 0, "", folded));
        }
    }

    private record Numbered(Span span, int number, String level) {}
}
