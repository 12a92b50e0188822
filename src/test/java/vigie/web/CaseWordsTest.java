package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vigie.match.Match;
import vigie.text.Span;
import vigie.watch.Words;

class CaseWordsTest {
    @Test
    void leakOfACopy_saysWithWhichItIsCompatible() {
        check(
                new Match.Trace(24, 24, List.of(new Match.CopyTold("h3", "Studio Orval", 23))),
                "38 mots d’un texte confidentiel, à un endroit ; compatible avec la version remise à Studio Orval"
                        + " (23 marques sur 24), ce qui ne dit pas qui l’a transmise",
                "38 words of a confidential text, in one place; compatible with the copy given to Studio Orval"
                        + " (23 marks of 24), which does not say who passed it on");
        check(
                new Match.Trace(24, 1, List.of()),
                "38 mots d’un texte confidentiel, à un endroit ; une marque vue sur 24, trop peu pour nommer une copie",
                "38 words of a confidential text, in one place; one mark of 24 seen, too few to name a copy");
    }

    @Test
    void namesNearEachOther_areCounted() {
        Match.Leak leak = new Match.Leak("b4", List.of(new Match.Leaked(0, new Span(0, 9), 5)), List.of(), List.of(3));
        assertThat(measure(Locale.FRENCH, leak)).isEqualTo("3 noms confidentiels rapprochés, à un endroit");
        assertThat(measure(Locale.ENGLISH, leak)).isEqualTo("3 confidential names near each other, in one place");
    }

    private static void check(Match.Trace trace, String french, String english) {
        Match.Leak leak =
                new Match.Leak("b1", List.of(new Match.Leaked(2, new Span(0, 9), 38)), List.of(trace), List.of());
        assertThat(measure(Locale.FRENCH, leak)).isEqualTo(french);
        assertThat(measure(Locale.ENGLISH, leak)).isEqualTo(english);
    }

    private static String measure(Locale language, Match match) {
        View view = new View(Words.of(CaseWords.class, language), ZoneOffset.UTC, "", "/");
        return CaseWords.measure(view, match).replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
