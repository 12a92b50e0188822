package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedNamesTest {
    private static final SipHash KEY = new SipHash(new byte[SipHash.KEY_BYTES]);

    private static final KeyedNames NAMES = KeyedNames.of(4, List.of("Éclipse", "Maison d’Orval"), KEY);

    @Test
    void names_areFoundInAnyOrder_withoutCaseAccentsAndPunctuation() {
        check("La Maison d’Orval lance Éclipse.", "Maison d’Orval lance Éclipse");
        check("ECLIPSE, de la maison D'ORVAL !", "ECLIPSE, de la maison D'ORVAL");
        check("Eclipse (Maison-d-Orval)", "Eclipse (Maison-d-Orval");
    }

    @Test
    void elision_hidesNoName() {
        check("On dit que l’Éclipse de la maison d’Orval arrive.", "Éclipse de la maison d’Orval");
        check("La maison d’Orval n’attend qu’Éclipse.", "maison d’Orval n’attend qu’Éclipse");
        check("#EclipseMaisonDOrval");
    }

    @Test
    void distance_isCountedInWordsBetween() {
        check("Éclipse un deux trois quatre Maison d’Orval", "Éclipse un deux trois quatre Maison d’Orval");
        check("Éclipse un deux trois quatre cinq Maison d’Orval");
        check("Éclipse un deux trois quatre cinq Éclipse et Maison d’Orval", "Éclipse et Maison d’Orval");
    }

    @Test
    void oneName_isNone_andPartOfANameIsNone() {
        check("Éclipse Éclipse Éclipse");
        check("Éclipse à la maison, près d’Orval");
        check("");
    }

    @Test
    void eachPlace_isFoundOnce() {
        check(
                "Éclipse, Maison d’Orval. Rien. Maison d’Orval : Éclipse.",
                "Éclipse, Maison d’Orval",
                "Maison d’Orval : Éclipse");
    }

    @Test
    void names_comeBackFromTheirBytes_andAreFoundWithTheirKeyOnly() {
        assertThat(KeyedNames.of(NAMES.bytes())).isEqualTo(NAMES);
        byte[] other = new byte[SipHash.KEY_BYTES];
        other[0] = 1;
        assertThat(NAMES.in(NormalForm.tokens("Éclipse Maison d’Orval"), new SipHash(other)))
                .isEmpty();
    }

    @Test
    void nothingToFind_isRefused() {
        assertThatThrownBy(() -> KeyedNames.of(4, List.of("Éclipse"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyedNames.of(4, List.of("Éclipse", "…"), KEY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void check(String page, String... expected) {
        assertThat(NAMES.in(NormalForm.tokens(page), KEY))
                .extracting(together -> together.page().of(page))
                .containsExactly(expected);
    }
}
