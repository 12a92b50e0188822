package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class OriginalTextsTest {
    private static final String LIGHTHOUSE = """
            Le gardien du phare allume la lampe à la tombée de la nuit. Trois chalutiers rentrent ensemble, chargés de
            maquereaux et de sardines. La brume descend sur la jetée, épaisse comme une couverture de laine. Au matin, les
            mouettes se disputent les restes abandonnés par les pêcheurs sur le quai mouillé. Personne n'entend la cloche
            fêlée de la chapelle, sauf une vieille couturière qui compte les coups en recousant une voile déchirée.
            """;

    private static final String CARRIER = """
            Voici quelques nouvelles de la semaine. Nous avons reçu beaucoup de courrier et nous vous en remercions. La
            prochaine réunion aura lieu dans la grande salle, comme d'habitude, et chacun peut venir avec ses idées.
            """;

    private static OriginalTexts originals(String... texts) {
        return new OriginalTexts(NumberedTexts.of(List.of(texts)), Background.shipped());
    }

    private static List<Passage> passages(String page, String original) {
        return originals(original).sharedWith(NormalForm.tokens(page)).stream()
                .flatMap(shared -> shared.passages().stream())
                .toList();
    }

    @Test
    void wholeCopy_isExactAndWhollyContained() {
        String page = CARRIER + LIGHTHOUSE + CARRIER;
        List<SharedText> shared = originals(LIGHTHOUSE).sharedWith(NormalForm.tokens(page));
        assertThat(shared).hasSize(1);
        assertThat(shared.getFirst().containment()).isEqualTo(1);
        assertThat(shared.getFirst().containmentOfCandidate()).isBetween(0.3, 0.7);
        assertThat(shared.getFirst().level()).isEqualTo(Level.EXACT);
        Passage passage = shared.getFirst().passages().getFirst();
        assertThat(passage.candidate().of(page)).isEqualTo(LIGHTHOUSE.strip().replaceFirst("\\.$", ""));
        assertThat(passage.words()).isEqualTo(NormalForm.tokens(LIGHTHOUSE).count());
    }

    @Test
    void text_withoutCaseAccentsOrTypography_isStillExact() {
        String disguised =
                LIGHTHOUSE.toUpperCase(java.util.Locale.ROOT).replace('É', 'E').replace("A", "A\u200B");
        assertThat(passages(CARRIER + disguised, LIGHTHOUSE))
                .extracting(Passage::level)
                .containsExactly(Level.EXACT);
    }

    @Test
    void everyFifthWordReplaced_isOneNearPassage() {
        String[] words = LIGHTHOUSE.split("\\s+", -1);
        for (int i = 2; i < words.length; i += 5) {
            words[i] = "navire" + i;
        }
        List<Passage> passages = passages(CARRIER + String.join(" ", words), LIGHTHOUSE);
        assertThat(passages).extracting(Passage::level).containsExactly(Level.NEAR);
        assertThat(passages.getFirst().words()).isGreaterThan(50);
    }

    @Test
    void sentencesInAnotherOrder_areReordered() {
        List<String> sentences = List.of(LIGHTHOUSE.split("(?<=\\.)\\s+", -1));
        String shuffled = String.join(" ", sentences.reversed());
        List<Passage> passages = passages(CARRIER + shuffled, LIGHTHOUSE);
        assertThat(passages).extracting(Passage::level).contains(Level.REORDERED);
        assertThat(passages.stream().mapToInt(Passage::words).sum()).isGreaterThan(60);
    }

    @Test
    void oneSentenceOfSeveral_isFoundWhereItStands() {
        String sentence =
                "Au matin, les mouettes se disputent les restes abandonnés par les pêcheurs sur le quai mouillé";
        String page = CARRIER + sentence + ". " + CARRIER;
        List<Passage> passages = passages(page, LIGHTHOUSE);
        assertThat(passages).hasSize(1);
        assertThat(passages.getFirst().candidate().of(page)).isEqualTo(sentence);
    }

    @Test
    void commonplaceWords_howeverMany_areNotEnough() {
        String commonplace = "il y a des choses que l'on ne peut pas faire avec tout ce qui est dans le même temps";
        assertThat(passages(CARRIER + commonplace, commonplace + ". " + LIGHTHOUSE))
                .isEmpty();
    }

    @Test
    void shortOriginal_isFoundWithOneWordReplaced() {
        String slogan = "Le carrousel qui vend sans miroir inversé vaut douze publicités";
        assertThat(passages(
                        CARRIER + "Le carrousel qui vend sans miroir inversé vaut trente publicités. " + CARRIER,
                        slogan))
                .hasSize(1);
        assertThat(passages(CARRIER + "Le carrousel qui vend des publicités. " + CARRIER, slogan))
                .isEmpty();
    }

    @Test
    void unrelatedTexts_shareNothingButAreMeasured() {
        String page = CARRIER + " Au matin, les portes ouvrent à neuf heures.";
        assertThat(originals(LIGHTHOUSE, CARRIER).sharedWith(NormalForm.tokens(page)))
                .extracting(SharedText::original)
                .containsExactly(1);
        List<SharedText> measured = originals(LIGHTHOUSE).measuredWith(NormalForm.tokens(page));
        assertThat(measured).hasSize(1);
        assertThat(measured.getFirst().passages()).isEmpty();
        assertThat(measured.getFirst().containment()).isBetween(0.001, 0.1);
    }

    @Test
    void emptyTexts_matchNothing() {
        assertThat(originals("", "…").sharedWith(NormalForm.tokens(CARRIER))).isEmpty();
        assertThat(originals(LIGHTHOUSE).sharedWith(NormalForm.tokens(""))).isEmpty();
        assertThat(originals().sharedWith(NormalForm.tokens(CARRIER))).isEmpty();
    }

    @Test
    void twoCopiesInOnePage_areTwoPassages() {
        List<Passage> passages = passages(LIGHTHOUSE + CARRIER.repeat(4) + LIGHTHOUSE, LIGHTHOUSE);
        assertThat(passages).hasSize(2);
        assertThat(passages.getFirst().original()).isEqualTo(passages.getLast().original());
    }

    @Test
    void setPhraseOfManyPages_provesNothing_whileACopyStillDoes() {
        String note =
                "Cette rubrique décrit une procédure expérimentale validée par le comité technique interrégional des sémaphores bretons et des phares normands.";
        OriginalTexts originals = originals(LIGHTHOUSE + note);
        Tokens innocent = NormalForm.tokens(CARRIER + note);
        assertThat(originals.sharedWith(innocent)).hasSize(1);

        Recurrence recurrence = originals.recurrence();
        for (int page = 0; page < 8; page++) {
            recurrence.read("page " + page, NormalForm.tokens("Page " + page + ". " + note));
        }
        assertThat(originals.without(recurrence).sharedWith(innocent)).isEmpty();
        assertThat(originals.without(recurrence).sharedWith(NormalForm.tokens(CARRIER + LIGHTHOUSE + note)))
                .hasSize(1);
    }

    @Test
    void recurrence_countsAPageOnceAndNoCopies() {
        OriginalTexts originals = originals(LIGHTHOUSE);
        String sentence = LIGHTHOUSE.substring(0, LIGHTHOUSE.indexOf("La brume"));
        Recurrence recurrence = originals.recurrence();
        for (int i = 0; i < 20; i++) {
            recurrence.read("the same page", NormalForm.tokens(sentence));
            recurrence.read("copy " + i, NormalForm.tokens(LIGHTHOUSE));
        }
        assertThat(originals.without(recurrence).sharedWith(NormalForm.tokens(sentence + CARRIER)))
                .hasSize(1);
    }

    @Test
    void recurrenceOfOtherOriginals_isACallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        originals(LIGHTHOUSE).without(originals(LIGHTHOUSE).recurrence()));
    }
}
