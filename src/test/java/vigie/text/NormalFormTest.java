package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {
    private static void check(String text, String normal) {
        Tokens tokens = NormalForm.tokens(text);
        assertThat(tokens.normal(0, tokens.count())).isEqualTo(normal);
    }

    @Test
    void case_accentsAndLigatures_areFolded() {
        check("L'Élève à Noël", "l eleve a noel");
        check("Le cœur du bœuf, ﬁn de l’été", "le coeur du boeuf fin de l ete");
        check("STRASSE Straße", "strasse strasse");
        check("e\u0301le\u0300ve", "eleve");
    }

    @Test
    void apostrophesAndHyphens_partWords() {
        check("aujourd’hui aujourd'hui rendez-vous rendez‑vous", "aujourd hui aujourd hui rendez vous rendez vous");
    }

    @Test
    void mathematicalBold_isPlain() {
        check("𝐂𝐨𝐮𝐫𝐬𝐞𝐬 𝗴𝗿𝗮𝘁𝘂𝗶𝘁𝗲𝘀 Ⓥⓘⓖⓘⓔ", "courses gratuites vigie");
    }

    @Test
    void invisibleCharacters_vanish() {
        check("mi\u200Broir in\u00ADver\u2060sé ❤\uFE0F fin", "miroir inverse fin");
    }

    @Test
    void hashtags_arePartedAtCapitals_andTheSpokenSignIsDropped() {
        check("#PersonalBranding", "personal branding");
        check("hashtag#inside3stripesAlongside", "inside3stripes alongside");
        check("Pridehashtag#Rose", "pride rose");
        check("hashtag\n#UGC", "ugc");
        check("un hashtag utile", "un hashtag utile");
        check("JavaScript", "javascript");
    }

    @Test
    void scriptsWithoutSpaces_giveOneTokenACharacter() {
        check("東京タワーへ", "東 京 タ ワ ー へ");
    }

    @Test
    void textWithoutWords_hasNoTokens() {
        check("", "");
        check(" … — 🎉 \n", "");
    }

    @Test
    void spans_pointIntoTheTextAsGiven() {
        String text = "Oui, 𝐥𝐞 ca\u00ADfé\u0301 !";
        Tokens tokens = NormalForm.tokens(text);
        assertThat(tokens.count()).isEqualTo(3);
        assertThat(tokens.span(1, 2).of(text)).isEqualTo("𝐥𝐞");
        assertThat(tokens.span(2, 3).of(text)).isEqualTo("ca\u00ADfé\u0301");
        assertThat(tokens.word(2)).isEqualTo("cafe");
        assertThat(tokens.span(0, 3).of(text)).isEqualTo("Oui, 𝐥𝐞 ca\u00ADfé\u0301");
    }

    @Test
    void within_givesTheTokensWhollyInsideASpan() {
        Tokens tokens = NormalForm.tokens("un deux trois quatre");
        assertThat(tokens.within(new Span(1, 14))).isEqualTo(new Span(1, 3));
        assertThat(tokens.within(new Span(4, 6))).isEqualTo(new Span(2, 2));
        assertThat(tokens.within(new Span(0, 20))).isEqualTo(new Span(0, 4));
    }

    @Test
    void normalForm_ofANormalForm_isItself() {
        String text = "L’École #NumériqueOuverte : 𝐜𝐨𝐮𝐫𝐬 d’été, ﬂeurs & œufs — « voilà » ½ tasse";
        Tokens once = NormalForm.tokens(text);
        Tokens twice = NormalForm.tokens(once.normal(0, once.count()));
        assertThat(twice.normal(0, twice.count())).isEqualTo(once.normal(0, once.count()));
    }
}
