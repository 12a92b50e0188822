package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Reason;
import vigie.evidence.BundleVerifier;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.finding.Verdict;
import vigie.index.SearchAnswer;
import vigie.store.FrontierEntry;
import vigie.store.MailStatus;
import vigie.testing.FakeSite.Answer;
import vigie.testing.Texts;
import vigie.testing.TranslatedText;

/** Whole rounds in one process: a real site on loopback, a real database, mails as files. */
class RoundIT extends Household {
    private static final String ORIGINAL = Texts.prose(new Random(1), 120);

    @BeforeEach
    void plant() throws IOException {
        write("originals/texte.md", "---\ntitle: Le texte\npublished: 2026-01-10\n---\n\n" + ORIGINAL);
        configure();
        watch("");
        site.page("/", Texts.page("Accueil", "<a href='/copie.html'>lire</a> <a href='/autre.html'>autre</a>"));
        site.page("/copie.html", Texts.page("Copie", "Avant. " + ORIGINAL + " Après."));
        site.page("/autre.html", Texts.page("Autre", Texts.prose(new Random(2), 150)));
    }

    @Test
    void copy_isFound_lookedAtTwice_provedAndTold() throws IOException {
        round();
        inHouse(house -> {
            Case found = theCase(house);
            assertThat(found.main().label()).isEqualTo(Label.REUSE);
            assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
            var bundle =
                    house.store().evidence().find(found.main().evidenceId()).orElseThrow();
            assertThat(BundleVerifier.verify(bundle.folder(), home.resolve("data/journal.jsonl"))
                            .holds())
                    .isTrue();
            assertThat(house.store().outbox().newest(10))
                    .extracting(MailStatus::kind, MailStatus::state)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("alert", "sent"));
        });
        assertThat(looks("/copie.html")).isEqualTo(2);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void secondRound_asksConditionally_andTellsNothingTwice() throws IOException {
        String innocent = Texts.page("Autre", Texts.prose(new Random(2), 150));
        site.on(
                "/autre.html",
                asked -> asked.headers().containsKey("if-none-match")
                        ? Answer.of(304, "").with("ETag", "\"1\"")
                        : Answer.html(innocent).with("ETag", "\"1\""));
        round();
        clock.advance(Duration.ofDays(2));
        round();
        inHouse(house -> {
            assertThat(entry(house, "/autre.html").outcome()).isEqualTo("not-modified");
            assertThat(theCase(house).main().gone()).isEmpty();
        });
        assertThat(mails()).hasSize(1);
    }

    @Test
    void judgedCopyThatMoves_isNotToldAgain_oneThatChangesIs() throws IOException {
        round();
        inHouse(house -> new Judge(house.store(), house.journal())
                .judge(theCase(house).id(), Verdict.COPY, Optional.empty(), Optional.empty(), ""));
        site.on("/copie.html", Answer.of(404, "parti"));
        site.page("/", Texts.page("Accueil", "<a href='/ailleurs.html'>lire</a>"));
        site.page("/ailleurs.html", Texts.page("Copie", "Avant. " + ORIGINAL + " Après."));
        clock.advance(Duration.ofDays(2));
        round();
        inHouse(house -> {
            Case found = theCase(house);
            assertThat(found.sightings()).hasSize(2);
            assertThat(found.sightings().getFirst().gone()).isPresent();
            assertThat(found.judgment()).isPresent();
        });
        assertThat(mails()).hasSize(1);

        String half = ORIGINAL.substring(0, ORIGINAL.lastIndexOf(' ', ORIGINAL.length() * 2 / 3));
        site.page("/ailleurs.html", Texts.page("Copie", half + " " + Texts.prose(new Random(3), 40)));
        clock.advance(Duration.ofDays(2));
        round();
        inHouse(house -> assertThat(theCase(house).judgment()).isEmpty());
        assertThat(mails()).hasSize(2);
    }

    @Test
    void likeness_isToldInTheDigestOnly_andDoesNotSilenceACopy() throws IOException {
        write(
                "originals/abeilles.md",
                "---\ntitle: Les abeilles\npublished: 2026-01-12\n---\n\n" + TranslatedText.FRENCH);
        site.page("/autre.html", Texts.page("Bees", TranslatedText.ENGLISH));
        round();
        assertThat(alerts()).isEqualTo(1);
        inHouse(house -> assertThat(house.store().cases().all())
                .anySatisfy(found -> assertThat(found.main().label()).isEqualTo(Label.SIMILAR)));
        clock.advance(Duration.ofDays(8));
        round();
        assertThat(alerts()).isEqualTo(1);
        inHouse(house -> assertThat(house.store().outbox().newest(10))
                .extracting(MailStatus::kind)
                .contains("digest"));
        site.page("/autre.html", Texts.page("Abeilles", TranslatedText.FRENCH));
        clock.advance(Duration.ofDays(2));
        round();
        assertThat(alerts()).isEqualTo(2);
    }

    private long alerts() {
        try (House house = house()) {
            return house.store().outbox().newest(20).stream()
                    .filter(mail -> mail.kind().equals("alert"))
                    .count();
        }
    }

    @Test
    void newOriginal_isFoundInWhatWasReadBefore() throws IOException {
        String later = Texts.prose(new Random(4), 130);
        site.page("/autre.html", Texts.page("Autre", Texts.prose(new Random(5), 60) + " " + later));
        round();
        write("originals/plus-tard.md", "---\ntitle: Plus tard\npublished: 2026-01-11\n---\n\n" + later);
        clock.advance(Duration.ofHours(1));
        round();
        inHouse(house -> assertThat(house.store().cases().all()).anySatisfy(found -> {
            assertThat(found.original().orElseThrow().original().title()).isEqualTo("Plus tard");
            assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
            assertThat(found.main().evidenceId()).isNotEmpty();
        }));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void pauseOfAHost_isKeptOverARestart() throws IOException {
        site.on("/copie.html", Answer.of(503, "").with("Retry-After", "7200"));
        round();
        int asked = site.log().size();
        clock.advance(Duration.ofMinutes(90));
        round();
        assertThat(site.log()).hasSize(asked);
        inHouse(house -> assertThat(
                        entry(house, "/copie.html").reason().orElseThrow().kind())
                .isEqualTo(Reason.Kind.HOST_PAUSED));
    }

    @Test
    void secondLookForbidden_isSaidSo_andNobodyIsMailed() throws IOException {
        site.on(
                "/copie.html",
                asked ->
                        looks("/copie.html") <= 1 ? Answer.html(Texts.page("Copie", ORIGINAL)) : Answer.of(403, "non"));
        round();
        inHouse(house -> {
            assertThat(theCase(house).main().state()).isEqualTo(State.COULD_NOT_CHECK);
            assertThat(theCase(house).main().couldNotCheck()).isPresent();
        });
        assertThat(mails()).isEmpty();
    }

    @Test
    void damagedIndex_isFilledAgainFromTheStore() throws IOException {
        round();
        try (Stream<Path> files = Files.list(home.resolve("data/index"))) {
            for (Path file : files.filter(file ->
                            file.toString().endsWith(".si") || file.toString().endsWith(".cfs"))
                    .toList()) {
                Files.write(file, "broken".getBytes(StandardCharsets.UTF_8));
            }
        }
        String word = ORIGINAL.substring(0, ORIGINAL.indexOf(' '));
        inHouse(house -> assertThat(house.index().search(word, 10))
                .isInstanceOfSatisfying(
                        SearchAnswer.Pages.class,
                        answer -> assertThat(answer.pages())
                                .extracting(page -> page.url())
                                .contains(site.url("/copie.html"))));
    }

    @Test
    void droppedFile_countsAsSeenByAPerson_andKeepsItsOwnBytes() throws IOException {
        watch("  - drop: depot/\n");
        write("depot/sauvee.html", Texts.page("Page sauvée", ORIGINAL));
        site.on("/copie.html", Answer.of(404, ""));
        round();
        inHouse(house -> {
            Case found = theCase(house);
            assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
            Path bundle = house.store()
                    .evidence()
                    .find(found.main().evidenceId())
                    .orElseThrow()
                    .folder();
            try (Stream<Path> files = Files.walk(bundle)) {
                assertThat(files.map(file -> file.getFileName().toString())).contains("sauvee.html");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aSecondProcess_isToldThatTheFolderIsTaken() {
        try (House house = house()) {
            assertThat(house.configuration().data()).isDirectory();
            org.assertj.core.api.Assertions.assertThatExceptionOfType(House.TakenException.class)
                    .isThrownBy(this::house);
        }
    }

    private FrontierEntry entry(House house, String path) {
        return house.store().frontier().find(site.url(path)).orElseThrow();
    }

    private long looks(String path) {
        return site.targets().stream().filter(path::equals).count();
    }

    private void watch(String moreSources) throws IOException {
        watch(ORIGINALS, moreSources);
    }
}
