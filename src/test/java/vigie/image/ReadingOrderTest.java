package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
    @Test
    void columns_underATitle_areReadOneAfterTheOther() {
        check(
                List.of("Un titre sur toute la largeur", "gauche une", "gauche deux", "droite une", "droite deux"),
                TextLines.at(0, 0, "Un titre sur toute la largeur"),
                TextLines.at(0, 60, "gauche une"),
                TextLines.at(180, 60, "droite une"),
                TextLines.at(0, 90, "gauche deux"),
                TextLines.at(180, 90, "droite deux"));
    }

    @Test
    void footer_underColumns_isReadLast() {
        check(
                List.of("gauche une", "gauche deux", "droite une", "une note au pied de la page"),
                TextLines.at(0, 200, "une note au pied de la page"),
                TextLines.at(180, 0, "droite une"),
                TextLines.at(0, 30, "gauche deux"),
                TextLines.at(0, 0, "gauche une"));
    }

    @Test
    void lines_thatNoCutParts_stayAsGiven() {
        check(
                List.of("une ligne qui monte un peu", "et sa voisine"),
                TextLines.at(0, 10, "une ligne qui monte un peu"),
                TextLines.at(30, 0, "et sa voisine"));
    }

    @Test
    void order_ofOneColumn_isFromTopToBottomHoweverGiven() {
        List<TextLine> column = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            column.add(TextLines.at(7 * (i % 5), 25 * i, "ligne " + i + " de quarante"));
        }
        List<TextLine> shuffled = new ArrayList<>(column);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(ReadingOrder.of(shuffled)).isEqualTo(column);
    }

    @Test
    void order_ofAnyLines_losesNoneAndAddsNone() {
        Random random = new Random(5);
        for (int round = 0; round < 50; round++) {
            List<TextLine> lines = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                lines.add(TextLines.at(random.nextInt(600), random.nextInt(600), "mot " + i));
            }
            assertThat(ReadingOrder.of(lines)).containsExactlyInAnyOrderElementsOf(lines);
        }
    }

    private static void check(List<String> expected, TextLine... lines) {
        assertThat(ReadingOrder.of(List.of(lines)).stream().map(TextLine::text)).isEqualTo(expected);
    }
}
