package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LexiconTrainingTest {
    private static final List<String> FRENCH = List.of(
            "la maison",
            "la maison bleue",
            "la fleur",
            "la fleur bleue",
            "le livre",
            "le livre bleu",
            "un livre rouge",
            "une maison rouge",
            "une fleur rouge");

    private static final List<String> ENGLISH = List.of(
            "the house",
            "the blue house",
            "the flower",
            "the blue flower",
            "the book",
            "the blue book",
            "a red book",
            "a red house",
            "a red flower");

    @Test
    void learn_fromFewSegments_pairsContentWords() {
        List<String> lines = trained(1).learn("fr", "en", round -> {}).lines();
        assertThat(lines).anyMatch(line -> line.startsWith("maison\thouse\t"));
        assertThat(lines).anyMatch(line -> line.startsWith("fleur\tflower\t"));
        assertThat(lines).noneMatch(line -> line.startsWith("maison\tflower\t"));
    }

    @Test
    void learn_again_givesTheSameLines() {
        assertThat(trained(3).learn("fr", "en", round -> {}).lines())
                .isEqualTo(trained(3).learn("fr", "en", round -> {}).lines());
    }

    @Test
    void learn_tellsEachRound() {
        List<Integer> rounds = new ArrayList<>();
        trained(1).learn("fr", "en", rounds::add);
        assertThat(rounds).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void learn_fromNothing_isEmpty() {
        assertThat(new LexiconTraining().learn("fr", "en", round -> {}).lines()).containsExactly("fr\ten");
    }

    @Test
    void parse_ofLines_givesThemBack() {
        List<String> lines = trained(1).learn("fr", "en", round -> {}).lines();
        assertThat(Lexicon.parse(lines).lines()).isEqualTo(lines);
    }

    @Test
    void parse_ofBrokenLine_saysWhich() {
        assertThatThrownBy(() -> Lexicon.parse(List.of("fr\ten", "maison house")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void shipped_rendersBothWays() {
        Lexicon lexicon = Lexicon.shipped().getFirst();
        assertThat(lexicon.renderings("fr", Stems.hash("fleur"))).contains(Stems.hash("flower"));
        assertThat(lexicon.renderings("en", Stems.hash("flower"))).contains(Stems.hash("fleur"));
    }

    private static LexiconTraining trained(int times) {
        LexiconTraining training = new LexiconTraining();
        for (int time = 0; time < times; time++) {
            for (int i = 0; i < FRENCH.size(); i++) {
                training.add(FRENCH.get(i), ENGLISH.get(i));
            }
        }
        return training;
    }
}
