package vigie.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vigie.crawl.CanonicalUrl;

/** Holds the shipped letters to their rules, and the rules to the faults they must find. */
class LetterTemplatesTest {
    static List<String> names() {
        return LetterLibrary.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void shippedTemplate_keepsEveryRule(String name) {
        assertThat(LetterRules.faults(name, file(name, "fr"), file(name, "en"))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shippedTemplate_sampleCase_leavesNoField(String name) {
        for (String language : List.of("fr", "en")) {
            LetterTemplate template = LetterTemplate.parse(file(name, language));
            Map<String, String> sample = LetterRules.sample(language);
            sample.values().removeIf(String::isEmpty);
            assertThat(sample.keySet().containsAll(template.required())).isTrue();
            for (String section : List.of(template.subject(), template.message())) {
                assertThat(LetterTemplate.render(section, sample::containsKey, key -> sample.getOrDefault(key, "{}")))
                        .doesNotContain("{")
                        .doesNotContain("\n\n\n");
                if (!name.equals("legal-grounds")) {
                    assertThat(LetterTemplate.render(
                                    section,
                                    template.required()::contains,
                                    key -> template.required().contains(key) ? "x" : "{" + key + "}"))
                            .doesNotContain("{");
                }
            }
            template.shortVersion()
                    .ifPresent(text -> assertThat(LetterTemplate.render(
                                    text, sample::containsKey, key -> sample.getOrDefault(key, "{}")))
                            .hasSizeLessThanOrEqualTo(300));
        }
    }

    /** One deliberate fault a line: template, language, what is taken out, what is put there. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dsa-art16-notice|fr|croire de bonne foi|savoir",
                "dsa-art16-notice|en|Article 16 of Regulation|a Regulation",
                "dsa-art16-notice|en|{infringing_urls}|the page",
                "dmca-notice|en|under penalty of perjury|solemnly",
                "dmca-notice|en|{signature}|",
                "dmca-notice|en|considered fair use|thought about it",
                "hosting-notice|fr|Exceptions examinées|{sender_email} Exceptions examinées",
                "hosting-notice|en|BLOCK B|PART B",
                "first-contact|fr|Merci par avance|Sous un délai de huit jours. Merci",
                "first-contact|en|Thank you in advance|You stole it. Thank you in advance",
                "first-contact|fr|bonne continuation|votre employeur le saura",
                "style-courtesy|en|do not claim any exclusivity|claim exclusivity",
                "style-courtesy|fr|Bonne continuation|Merci de supprimer ces publications. Bonne continuation",
                "leak-notice|fr|{asset_label}. Ce document|{copied_elements}. Ce document",
                "removal-request-author|fr|{?prior_contact}Je|{?exceptions_review}Je",
                "removal-request-author|en|send: human-only|send: automatic",
                "monthly-routine|fr|(8 min)|(9 min)",
                "search-deindex|en|Lumen|somewhere",
                "retraction|fr|rétablir le contenu|faire le nécessaire",
                "gdpr-erasure|en|Article 17(1)|the law",
                "dsa-art20-complaint|fr|{complaint_reasons}|mes raisons",
                "contract-clauses|en|### C6. Traceability|### C6. Other",
                "ai-objection-platform|fr|si ces contenus ont été collectés|que ces contenus ont été collectés",
                "permission-renewal|fr|prolonger l'autorisation, ou|changer l'autorisation, ou",
                "permission-invoice|en|{licence_fee}|an amount",
                "permission-invoice|fr|sinon, merci|sous peine de tribunal, merci",
                "first-contact|fr|{sender_name}|{sender_nom}",
                "first-contact|en|Hello|<b>Hello</b>",
                "first-contact|fr|Fais faire|Veuillez faire",
            })
    void mutatedTemplate_isFound(String name, String language, String taken, String put) {
        String before = file(name, language);
        String after = before.replace(taken, put == null ? "" : put);
        assertThat(after).as("the text to take out is there").isNotEqualTo(before);
        assertThat(LetterRules.faults(
                        name,
                        language.equals("fr") ? after : file(name, "fr"),
                        language.equals("en") ? after : file(name, "en")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.linkedin.com/posts/a_b-activity-1-x,linkedin,true",
        "https://www.linkedin.com/in/someone/,linkedin,false",
        "https://x.com/a/status/123,x,true",
        "https://x.com/a,x,false",
        "https://www.tiktok.com/@a/video/1,tiktok,true",
        "https://www.tiktok.com/@a,tiktok,false",
        "https://www.youtube.com/watch?v=abcdefghijk,youtube,true",
        "https://www.youtube.com/@chan,youtube,false",
        "https://www.instagram.com/p/Abc/,instagram,true",
        "https://www.instagram.com/someone/,instagram,false",
        "https://www.pinterest.fr/pin/123/,pinterest,true",
        "https://www.pinterest.fr/someone/,pinterest,false",
        "https://www.reddit.com/r/x/comments/abc/t/,reddit,true",
        "https://www.reddit.com/r/x/,reddit,false"
    })
    void platform_address_isExactOrNot(String address, String platform, boolean exact) {
        CanonicalUrl url = new CanonicalUrl(address);
        assertThat(new Letters().platform(url)).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(platform);
            assertThat(found.isExact(url)).isEqualTo(exact);
        });
    }

    @Test
    void platform_lookalikeDomain_isNone() {
        assertThat(new Letters().platform(new CanonicalUrl("https://notlinkedin.com/posts/a")))
                .isEmpty();
        assertThat(new Letters().platform(new CanonicalUrl("https://netflix.com/")))
                .isEmpty();
    }

    private static String file(String name, String language) {
        return LetterLibrary.text(name + "." + language + ".md");
    }
}
