package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SketchesTest {
    @TempDir
    Path folder;

    private final Random random = new Random(11);

    private String words(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "mot" + random.nextInt(50_000))
                .collect(Collectors.joining(" "));
    }

    private static Tokens tokens(String text) {
        return NormalForm.tokens(text);
    }

    @Test
    void anyCommonRun_ofWindowAndShingle_sharesAFingerprint() {
        Sketches sketches = Sketches.open(folder);
        for (int page = 0; page < 200; page++) {
            String run = words(Sketches.RUN_WORDS);
            sketches.add(page, page, tokens(words(random.nextInt(200)) + " " + run + " " + words(random.nextInt(200))));
            assertThat(sketches.pages(tokens(run), 10)).contains(page);
        }
    }

    @Test
    void pages_thatShareMost_areFirst() {
        Sketches sketches = Sketches.open(folder);
        String original = words(400);
        String[] each = original.split(" ", -1);
        sketches.add(
                3,
                0,
                tokens(words(300) + " "
                        + String.join(" ", java.util.List.of(each).subList(0, 100))));
        sketches.add(9, 0, tokens(original));
        sketches.add(4, 0, tokens(words(500)));
        assertThat(sketches.pages(tokens(original), 10)).containsExactly(9, 3);
        assertThat(sketches.pages(tokens(original), 1)).containsExactly(9);
    }

    @Test
    void pageReadAgain_isKnownByItsLastText() {
        Sketches sketches = Sketches.open(folder);
        String before = words(100);
        String after = words(100);
        sketches.add(1, 10, tokens(before));
        sketches.commit();
        sketches.add(1, 11, tokens(after));
        assertThat(sketches.holds(1, 11)).isTrue();
        assertThat(sketches.holds(1, 10)).isFalse();
        assertThat(sketches.pages(tokens(before), 10)).isEmpty();
        assertThat(sketches.pages(tokens(after), 10)).containsExactly(1);
    }

    @Test
    void openedAgain_holdsWhatWasCommitted_andLacksTheRest() {
        Sketches sketches = Sketches.open(folder);
        String text = words(100);
        sketches.add(1, 10, tokens(text));
        sketches.commit();
        sketches.add(2, 20, tokens(words(100)));
        Sketches again = Sketches.open(folder);
        assertThat(again.holds(1, 10)).isTrue();
        assertThat(again.holds(2, 20)).isFalse();
        assertThat(again.pages(tokens(text), 10)).containsExactly(1);
    }

    @Test
    void emptyOriginalOrPage_isNoCandidate() {
        Sketches sketches = Sketches.open(folder);
        sketches.add(1, 10, tokens(""));
        assertThat(sketches.holds(1, 10)).isTrue();
        assertThat(sketches.pages(tokens(words(50)), 10)).isEmpty();
        assertThat(sketches.pages(tokens(""), 10)).isEmpty();
    }
}
