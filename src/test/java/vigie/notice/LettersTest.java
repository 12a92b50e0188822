package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.evidence.Bundle;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.notice.LetterDraft.MissingField;

class LettersTest {
    private static final Map<String, String> PROFILE =
            Map.of("sender_email", "lena@lena.example", "sender_capacity", "auteur");

    private final Letters letters = new Letters();

    @Test
    void draft_dsaNotice_isFilledFromTheCase() {
        LetterDraft draft = letters.draft("dsa-art16-notice", Locale.FRENCH, facts(SampleCases.text("c17"), Map.of()));
        assertThat(draft.subject()).endsWith("réf. VG-2026-C17");
        assertThat(SampleCases.plain(draft.message()))
                .contains("Nom ou dénomination : Léna Martin")
                .contains("Sept erreurs de carrousel : texte de ")
                .contains("Première publication le 1er septembre 2026")
                .contains("https://copieur.example/conseils/7")
                .contains("- mot pour mot, 15 mots : « seule idée par page")
                .contains("- 7 mots, original : « deux heures pour un carrousel")
                .contains("Dossier c17-20261124T081407Z, capture réalisée le 2026-11-24T08:14:07Z (UTC)")
                .contains("Fait le 24 novembre 2026")
                .doesNotContain("{");
    }

    @Test
    void draft_signatureAndReasoning_areBlanksForAPerson() {
        LetterDraft draft = letters.draft("dsa-art16-notice", Locale.FRENCH, facts(SampleCases.text("c17"), Map.of()));
        assertThat(draft.missing())
                .extracting(MissingField::name)
                .containsExactly("legal_explanation", "exceptions_review", "requested_measure", "signature");
        assertThat(draft.missing()).contains(new MissingField("signature", "Signature", "vous, pour cette lettre"));
        assertThat(SampleCases.plain(draft.message())).endsWith("[… à compléter : Signature …]");
    }

    @Test
    void draft_withoutProfile_saysWhoFillsWhat() {
        LetterDraft draft =
                letters.draft("dmca-notice", Locale.ENGLISH, facts(SampleCases.text("c17"), Map.of(), Map.of()));
        assertThat(draft.missing())
                .contains(
                        new MissingField("sender_phone", "Telephone", "your details in config/vigie.yaml, or by hand"));
        assertThat(draft.message()).contains("Telephone: [… to be filled in: Telephone …]");
    }

    @Test
    void draft_typedFields_areUsedAndDaysPrinted() {
        LetterDraft draft = letters.draft(
                "removal-request-author",
                Locale.ENGLISH,
                facts(
                        SampleCases.text("c17"),
                        Map.of("reply_by_date", "2026-12-23", "infringing_author_name", "A. B.")));
        assertThat(draft.message()).contains("23 December 2026").contains("A. B.");
        assertThat(draft.missing()).extracting(MissingField::name).doesNotContain("reply_by_date");
    }

    @Test
    void draft_signatureInProfile_isRefused() {
        assertThatThrownBy(() -> letters.draft(
                        "dmca-notice",
                        Locale.ENGLISH,
                        facts(SampleCases.text("c17"), Map.of("signature", "Léna Martin"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signature");
    }

    @Test
    void draft_threatTyped_isCautioned() {
        LetterDraft draft = letters.draft(
                "removal-request-author",
                Locale.FRENCH,
                facts(
                        SampleCases.text("c17"),
                        Map.of("requested_measure", "retirer la page, sinon votre employeur le saura")));
        assertThat(draft.cautions()).anySatisfy(caution -> assertThat(caution).contains("votre employeur"));
    }

    @Test
    void draft_optionalFieldWithoutValue_leavesNoLine() {
        LetterDraft draft = letters.draft("first-contact", Locale.FRENCH, facts(SampleCases.text("c17"), Map.of()));
        assertThat(draft.message()).doesNotContain("Plus précisément");
        assertThat(draft.shortVersion()).isPresent();
    }

    @Test
    void draft_onPlatform_namesItsFormAndWhatItPassesOn() {
        Case profile = SampleCases.at(SampleCases.text("c17"), "https://www.linkedin.com/in/someone/");
        LetterDraft draft = letters.draft("dmca-notice", Locale.ENGLISH, facts(profile, Map.of()));
        assertThat(draft.platform().map(Platform::form)).contains("https://www.linkedin.com/legal/copyright-policy");
        assertThat(draft.cautions())
                .anySatisfy(caution -> assertThat(caution).contains("not that of one exact post"))
                .anySatisfy(caution -> assertThat(caution).contains("may forward the notice"));
    }

    @Test
    void draft_guide_namesFieldsByTheirLabels() {
        LetterDraft draft = letters.draft("leak-notice", Locale.FRENCH, facts(SampleCases.text("c17"), Map.of()));
        assertThat(draft.guide()).contains("Désignation neutre du document").doesNotContain("{");
    }

    @Test
    void fitting_originalKnownToBeEarlier_isEveryLetterOfAReuse() {
        assertThat(letters.fitting(SampleCases.text("c17"))).contains("first-contact", "dmca-notice");
    }

    @Test
    void fitting_directionUnknown_isTheFriendlyOneOnly() {
        Case found = SampleCases.text(
                "c17", Label.REUSE, State.CONFIRMED, Optional.of(Instant.parse("2026-08-01T00:00:00Z")));
        assertThat(letters.fitting(found)).isEqualTo(List.of("first-contact"));
        assertThat(letters.draft("dmca-notice", Locale.ENGLISH, facts(found, Map.of()))
                        .cautions())
                .anySatisfy(caution -> assertThat(caution).contains("first-contact"));
    }

    @Test
    void fitting_earlierThanMineOrMention_isNone() {
        assertThat(letters.fitting(SampleCases.earlier("c5"))).isEmpty();
        assertThat(letters.fitting(SampleCases.mention("c19"))).isEmpty();
    }

    @Test
    void fitting_likenessWithoutTheSameWords_isTheCourteousWordOnly() {
        assertThat(letters.fitting(SampleCases.text("c9", Label.SIMILAR, State.CONFIRMED, Optional.empty())))
                .isEqualTo(List.of("style-courtesy"));
    }

    @Test
    void fitting_outsideAPermission_offersToExtendIt_orAnInvoice_first() {
        Case outside = SampleCases.text("c17", Label.OUTSIDE_PERMISSION, State.CONFIRMED, Optional.empty());
        assertThat(letters.fitting(outside)).startsWith("permission-renewal", "permission-invoice", "first-contact");
        assertThat(letters.fitting(SampleCases.text("c17"))).doesNotContain("permission-renewal");
        LetterDraft renewal = letters.draft(
                "permission-renewal",
                Locale.FRENCH,
                facts(outside, Map.of("client_name", "Studio Orval", "licence_duration", "jusqu’au 31 octobre 2026")));
        assertThat(renewal.cautions()).isEmpty();
        assertThat(renewal.missing()).isEmpty();
        assertThat(SampleCases.plain(renewal.message()))
                .contains("Bonjour Studio Orval", "« Sept erreurs de carrousel »", "jusqu’au 31 octobre 2026")
                .contains("https://copieur.example/conseils/7")
                .doesNotContain("Référence de notre accord");
        LetterDraft invoice = letters.draft("permission-invoice", Locale.ENGLISH, facts(outside, Map.of()));
        assertThat(invoice.missing()).extracting(MissingField::name).containsExactly("client_name", "licence_fee");
        assertThat(letters.draft(
                                "permission-invoice",
                                Locale.ENGLISH,
                                facts(SampleCases.text("c17"), Map.of("client_name", "x", "licence_fee", "y")))
                        .cautions())
                .isNotEmpty();
    }

    @Test
    void draft_unknownLetter_namesTheKnownOnes() {
        assertThatThrownBy(() -> letters.draft("threat", Locale.ENGLISH, facts(SampleCases.text("c17"), Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first-contact");
    }

    private static LetterFacts facts(Case found, Map<String, String> typed) {
        return facts(found, PROFILE, typed);
    }

    private static LetterFacts facts(Case found, Map<String, String> profile, Map<String, String> typed) {
        return new LetterFacts(
                found,
                SampleCases.THEIRS,
                SampleCases.MINE,
                Optional.of(new Bundle("c17-20261124T081407Z", Path.of("c17"), SampleCases.SEEN, "5c1d".repeat(16))),
                Optional.of("192.0.2.10"),
                "Léna Martin",
                profile,
                typed,
                LocalDate.parse("2026-11-24"),
                SampleCases.PARIS);
    }
}
