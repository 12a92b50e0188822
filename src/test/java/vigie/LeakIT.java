package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.State;
import vigie.index.SearchAnswer;
import vigie.match.Brief;
import vigie.match.Match;
import vigie.store.MailStatus;
import vigie.testing.Texts;

/** A confidential text, a page that shows a passage of it, and all that is written meanwhile: none of the other words. */
class LeakIT extends Household {
    private static final List<String> BRIEF =
            List.of(Texts.prose(new Random(1), 300).split(" "));
    private static final int LEAK_START = 130;
    private static final int LEAK_END = 160;
    private static final String LEAK = String.join(" ", BRIEF.subList(LEAK_START, LEAK_END));

    /** Words in a row that must not be anywhere. */
    private static final int RUN = 4;

    @BeforeEach
    void plant() throws IOException {
        write("briefs/marque-secrete.md", paragraphs());
        configure();
        watch("leaks:\n  - files: briefs/**\n");
        site.page("/", Texts.page("Accueil", "<a href='/fuite.html'>lire</a>"));
        site.page(
                "/fuite.html",
                Texts.page(
                        "Rumeur",
                        Texts.prose(new Random(2), 80) + ". " + LEAK + ". " + Texts.prose(new Random(3), 90)));
    }

    /** Ten paragraphs of thirty words, so that the leaked passage runs over two of them. */
    private static String paragraphs() {
        StringBuilder text = new StringBuilder();
        for (int start = 0; start < BRIEF.size(); start += 30) {
            text.append(String.join(" ", BRIEF.subList(start, start + 30))).append("\n\n");
        }
        return text.toString();
    }

    @Test
    void leak_isTold_andNoOtherWordOfTheBriefIsAnywhere_alsoOnceTheFileIsGone() throws IOException {
        assertThat(round()).isEmpty();
        inHouse(house -> {
            Case found = theCase(house);
            assertThat(found.main().label()).isEqualTo(Label.REUSE);
            assertThat(found.main().state()).isEqualTo(State.CONFIRMED);
            assertThat(found.main().evidenceId()).isNotEmpty();
            assertThat(found.main().match()).isInstanceOfSatisfying(Match.Leak.class, leak -> {
                assertThat(leak.original()).isEqualTo("b1");
                assertThat(leak.words()).isBetween(12, 30);
                assertThat(leak.passages())
                        .singleElement()
                        .satisfies(passage -> assertThat(passage.block()).isEqualTo(4));
            });
            assertThat(house.store().outbox().newest(10))
                    .extracting(MailStatus::kind)
                    .containsExactly("alert");
            assertThat(house.index().search(BRIEF.get(10), 10))
                    .isInstanceOfSatisfying(
                            SearchAnswer.Pages.class,
                            answer -> assertThat(answer.pages()).isEmpty());
        });
        assertThat(data()).anySatisfy(written -> assertThat(written).contains(LEAK));
        assertNothingElseOfTheBrief();
        assertThat(data()).noneSatisfy(written -> assertThat(written).contains(keyText()));
        assertThat(mail()).contains("b1").doesNotContain("secrete");

        Files.delete(home.resolve("briefs/marque-secrete.md"));
        clock.advance(Duration.ofDays(2));
        assertThat(round()).isEmpty();
        inHouse(house -> {
            assertThat(theCase(house).main().gone()).isEmpty();
            assertThat(theCase(house).main().lastSeen()).isAfter(clock.instant().minus(Duration.ofDays(1)));
        });
        assertNothingElseOfTheBrief();
    }

    @Test
    void key_isItsOwnersOnly_andInNoBackup() throws IOException {
        round();
        Path key = home.resolve("config/keys/lena.key");
        assertThat(keyText()).matches("[0-9a-f]{32}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        inHouse(house -> house.store().copyTo(home.resolve("backup.db")));
        assertThat(Files.readString(home.resolve("backup.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain(keyText());
    }

    @Test
    void lostKey_isSaid_andNothingIsMadeAnew_untilItIsPutBack() throws IOException {
        round();
        Path key = home.resolve("config/keys/lena.key");
        Files.move(key, home.resolve("elsewhere"));
        clock.advance(Duration.ofDays(2));
        assertThat(round()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(key);
            assertThat(problem.remedy()).contains("Remettez");
        });
        assertThat(key).doesNotExist();
        inHouse(house -> assertThat(theCase(house).main().gone()).isEmpty());

        write("config/keys/lena.key", "00112233445566778899aabbccddeeff\n");
        assertThat(round())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("n’est pas celle"));

        Files.copy(home.resolve("elsewhere"), key, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        clock.advance(Duration.ofDays(2));
        assertThat(round()).isEmpty();
        inHouse(house -> assertThat(theCase(house).main().lastSeen())
                .isAfter(clock.instant().minus(Duration.ofDays(1))));
    }

    @Test
    void briefAddedLater_isFoundInWhatWasReadBefore() throws IOException {
        watch("");
        round();
        watch("leaks:\n  - files: briefs/**\n");
        clock.advance(Duration.ofHours(1));
        round();
        inHouse(house -> assertThat(theCase(house).main().state()).isEqualTo(State.CONFIRMED));
    }

    @Test
    void briefNoLongerNamed_isForgotten_withItsFingerprints() throws IOException {
        round();
        watch("");
        round();
        inHouse(house -> assertThat(house.store().briefs().all("lena")).isEmpty());
        watch("leaks:\n  - files: briefs/**\n");
        round();
        inHouse(house -> assertThat(house.store().briefs().all("lena"))
                .singleElement()
                .extracting(Brief::id)
                .isEqualTo("b1"));
    }

    @Test
    void briefInARenamedFile_staysTheSameBrief() throws IOException {
        round();
        Files.move(home.resolve("briefs/marque-secrete.md"), home.resolve("briefs/marque-renommee.md"));
        round();
        inHouse(house -> {
            assertThat(house.store().briefs().all("lena")).singleElement().satisfies(brief -> {
                assertThat(brief.id()).isEqualTo("b1");
                assertThat(brief.key()).endsWith("marque-renommee.md");
            });
            theCase(house);
        });
    }

    @Test
    void embargoThatIsOver_makesItNoLeak() throws IOException {
        watch("leaks:\n  - files: briefs/**\n    embargo: 2026-11-24\n");
        round();
        inHouse(house -> assertThat(theCase(house).main().label()).isEqualTo(Label.ALLOWED));
        assertThat(home.resolve("data/mail"))
                .satisfiesAnyOf(
                        folder -> assertThat(folder).doesNotExist(),
                        folder -> assertThat(folder).isEmptyDirectory());
    }

    @Test
    void ownSite_isNoLeak() throws IOException {
        watch("mine: [\"%s\"]\nleaks:\n  - files: briefs/**\n"
                .formatted(site.url("/").value()));
        round();
        inHouse(house -> assertThat(house.store().cases().all()).isEmpty());
    }

    private void assertNothingElseOfTheBrief() throws IOException {
        List<String> data = data();
        for (int start = 0; start + RUN <= BRIEF.size(); start++) {
            boolean leaked = start >= LEAK_START && start + RUN <= LEAK_END;
            String run = String.join(" ", BRIEF.subList(start, start + RUN));
            if (!leaked) {
                assertThat(data).noneMatch(written -> written.contains(run));
            }
        }
    }

    /** Returns what every file of the data folder holds, unpacked where packed, with single blanks. */
    private List<String> data() throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(home.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                contents.add(blanks(bytes));
                if (file.toString().endsWith(".gz")) {
                    contents.add(blanks(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()));
                }
            }
        }
        return contents;
    }

    private static String blanks(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("(?:=\r\n|\\\\n|\\s)+", " ");
    }

    private String mail() throws IOException {
        try (Stream<Path> mails = Files.list(home.resolve("data/mail"))) {
            return Files.readString(mails.findFirst().orElseThrow());
        }
    }

    private String keyText() {
        try {
            return Files.readString(home.resolve("config/keys/lena.key")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void watch(String more) throws IOException {
        watch("", more);
    }
}
