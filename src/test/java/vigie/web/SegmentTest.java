package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;

class SegmentTest {
    private static void check(String text, List<Passage> passages, String expected) {
        List<Segment> segments = Segment.ofCandidate(text, passages);
        assertThat(segments.stream().map(SegmentTest::show).collect(Collectors.joining()))
                .isEqualTo(expected);
        assertThat(segments.stream().map(Segment::text).collect(Collectors.joining()))
                .isEqualTo(text);
    }

    private static String show(Segment segment) {
        return segment.passage() == 0 ? segment.text() : "[" + segment.passage() + ":" + segment.text() + "]";
    }

    private static Passage at(int start, int end) {
        return new Passage(new Span(0, 1), new Span(start, end), Level.NEAR, 1, 0);
    }

    @Test
    void passages_areMarkedWithTheirNumbers() {
        check("abcdefgh", List.of(at(1, 3), at(5, 8)), "a[1:bc]de[2:fgh]");
    }

    @Test
    void passagesInAnotherOrder_keepTheirNumbers() {
        check("abcdefgh", List.of(at(5, 8), at(1, 3)), "a[2:bc]de[1:fgh]");
    }

    @Test
    void overlappingPassages_showEachLetterOnce() {
        check("abcdefgh", List.of(at(1, 5), at(3, 7)), "a[1:bcde][2:fg]h");
    }

    @Test
    void passageInsideAnother_staysAsAnEmptyPlace() {
        check("abcdefgh", List.of(at(1, 7), at(3, 5)), "a[1:bcdefg][2:]h");
    }

    @Test
    void textShorterThanItsSpans_isShownAsFarAsItGoes() {
        check("abc", List.of(at(1, 9), at(20, 30)), "a[1:bc][2:]");
    }

    @Test
    void noPassage_isPlainText() {
        check("abc", List.of(), "abc");
        check("", List.of(), "");
    }

    @Test
    void longStretchBetweenPassages_isFoldedButForItsEnds() {
        String stretch = "word ".repeat(400);
        List<Segment> segments = Segment.ofCandidate("ab" + stretch + "cd", List.of(at(0, 2), at(2_002, 2_004)));
        assertThat(segments).extracting(Segment::folded).containsExactly(false, false, true, false, false);
        Segment folded = segments.get(2);
        assertThat(folded.words()).isBetween(290, 310);
        assertThat(segments.get(1).text().length()).isBetween(Segment.CONTEXT, Segment.CONTEXT + 40);
    }

    @Test
    void fold_neverCutsACharacterInTwo() {
        String stretch = "😀".repeat(1_000);
        for (Segment segment :
                Segment.ofCandidate("a" + stretch + "b" + stretch, List.of(at(0, 1), at(2_001, 2_002)))) {
            assertThat(segment.text().codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                    .isEmpty();
        }
    }

    @Test
    void sides_takeTheirOwnSpans() {
        Passage passage = new Passage(new Span(0, 2), new Span(3, 5), Level.EXACT, 1, 0);
        assertThat(Segment.ofOriginal("abcdef", List.of(passage)).getFirst().text())
                .isEqualTo("ab");
        assertThat(Segment.ofCandidate("abcdef", List.of(passage)).get(1).text())
                .isEqualTo("de");
        assertThat(Segment.ofSpans("abcdef", List.of(new Span(1, 2))).get(1).text())
                .isEqualTo("b");
    }
}
