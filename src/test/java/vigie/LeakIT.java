package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
import vigie.text.KeyedName;
import vigie.text.NormalForm;
import vigie.text.SipHash;
import vigie.watch.Watchlists;

/** A confidential text, a page that shows a passage of it, and all that is written meanwhile: none of the other words. */
class LeakIT extends Household {
    private static final List<String> BRIEF =
            List.of(Texts.prose(new Random(1), 300).split(" "));
    private static final List<String> SECOND =
            List.of(Texts.prose(new Random(5), 10).split(" "));
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

    /** A draft with slots and copies of it, a rule of names, and a page that shows a passage and no name. */
    @Test
    void draftAndNames_areInNoByteOfTheData_norOfTheLogs_andOnlyTheKeyTellsThem() throws IOException {
        List<String> names = List.of("Brindelune", "Orvalix");
        write("briefs/marque-secrete.md", slotted());
        watch("leaks:\n  - files: briefs/**\n  - words: [%s]\n".formatted(String.join(", ", names)));
        var logs = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        logs.start();
        var root = (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT");
        root.addAppender(logs);
        try {
            round();
            inHouse(house -> share(house, "Studio", "Marie"));
            clock.advance(Duration.ofDays(1));
            round();
            Files.delete(home.resolve("briefs/marque-secrete.md"));
            clock.advance(Duration.ofDays(1));
            round();
        } finally {
            root.detachAppender(logs);
        }
        inHouse(house -> {
            assertThat(theCase(house).main().label()).isEqualTo(Label.REUSE);
            assertThat(house.store().briefs().all("lena")).hasSize(2);
        });
        List<String> bytes = bytes(home.resolve("data"));
        logs.list.forEach(event -> bytes.add(latin(event.getFormattedMessage().getBytes(StandardCharsets.UTF_8))));
        assertThat(bytes).anySatisfy(written -> assertThat(written).contains(LEAK));
        for (String run : runs()) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                String sought = latin(run.getBytes(charset));
                assertThat(bytes).noneMatch(written -> written.contains(sought));
            }
        }
        List<String> dictionary =
                new ArrayList<>(List.of(Texts.prose(new Random(9), 9_998).split(" ")));
        dictionary.addAll(names);
        assertThat(dictionary).hasSize(10_000);
        names.forEach(name -> assertThat(bytes).noneMatch(written -> written.contains(name)));
        assertThat(told(bytes, dictionary, name -> NormalForm.tokens(name).hash(0)))
                .isEmpty();
        assertThat(told(bytes, dictionary, under("00112233445566778899aabbccddeeff")))
                .isEmpty();
        assertThat(told(bytes, dictionary, under(keyText()))).containsExactlyInAnyOrderElementsOf(names);
    }

    private static Function<String, Long> under(String key) {
        SipHash hash = new SipHash(HexFormat.of().parseHex(key));
        return name -> KeyedName.of(name, hash).hash();
    }

    /** Returns the names whose hash stands anywhere as eight bytes, either way round. */
    private static List<String> told(List<String> bytes, List<String> dictionary, Function<String, Long> hash) {
        Map<Long, String> sought = new HashMap<>();
        for (String name : dictionary) {
            sought.put(hash.apply(name), name);
            sought.put(Long.reverseBytes(hash.apply(name)), name);
        }
        Set<String> told = new TreeSet<>();
        for (String written : bytes) {
            long eight = 0;
            for (int i = 0; i < written.length(); i++) {
                eight = eight << 8 | written.charAt(i);
                if (i >= 7 && sought.containsKey(eight)) {
                    told.add(sought.get(eight));
                }
            }
        }
        return List.copyOf(told);
    }

    private void share(House house, String... recipients) {
        Sharing sharing = new Sharing(
                BriefKeys.of(house.configuration()),
                Watchlists.read(home.resolve("watchlists"), Locale.FRENCH).watchlists(),
                house.store(),
                house.journal(),
                new SecureRandom(),
                clock);
        for (String recipient : recipients) {
            var order = new Sharing.Order(
                    "b1", recipient, "", "", Optional.empty(), Optional.of(home.resolve(recipient + ".md")));
            assertThat(sharing.share(order)).isInstanceOf(Sharing.Result.Given.class);
        }
    }

    /** The brief with a slot at the tenth word of each paragraph. */
    private static String slotted() {
        StringBuilder text = new StringBuilder();
        for (int start = 0; start < BRIEF.size(); start += 30) {
            List<String> words = new ArrayList<>(BRIEF.subList(start, start + 30));
            words.set(9, "{" + words.get(9) + "|" + SECOND.get(start / 30) + "}");
            text.append(String.join(" ", words)).append("\n\n");
        }
        return text.toString();
    }

    /** Every four words of the brief in either way and as written, but those that the page shows. */
    private static List<String> runs() {
        List<String> runs = new ArrayList<>();
        List<String> second = new ArrayList<>(BRIEF);
        List<String> written = new ArrayList<>(BRIEF);
        for (int start = 0; start < BRIEF.size(); start += 30) {
            second.set(start + 9, SECOND.get(start / 30));
            written.set(start + 9, "{" + BRIEF.get(start + 9) + "|" + SECOND.get(start / 30) + "}");
        }
        for (List<String> words : List.of(BRIEF, second, written)) {
            for (int start = 0; start + RUN <= words.size(); start++) {
                String run = String.join(" ", words.subList(start, start + RUN));
                if (!LEAK.contains(run)) {
                    runs.add(run);
                }
            }
        }
        return runs;
    }

    private static List<String> bytes(Path folder) throws IOException {
        List<String> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.add(latin(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void namesNearEachOther_areToldBeforeAnyPublication_andApartTheyAreNot() throws IOException {
        watch("leaks:\n  - words: [\"Éclipse\", \"Maison d’Orval\"]\n    within: 5\n");
        site.page(
                "/fuite.html",
                Texts.page(
                        "Rumeur",
                        Texts.prose(new Random(2), 40) + ". On dit que l’ÉCLIPSE de la maison d'Orval sort bientôt. "
                                + Texts.prose(new Random(3), 40)));
        assertThat(round()).isEmpty();
        inHouse(house -> {
            Case found = theCase(house);
            assertThat(found.main().label()).isEqualTo(Label.REUSE);
            assertThat(found.main().match()).isInstanceOfSatisfying(Match.Leak.class, leak -> {
                assertThat(leak.names()).containsExactly(2);
                assertThat(leak.passages())
                        .singleElement()
                        .satisfies(place -> assertThat(place.candidate()
                                        .of(house.store()
                                                .cases()
                                                .pageText(found.main().id())))
                                .isEqualTo("ÉCLIPSE de la maison d'Orval"));
            });
            assertThat(house.store().outbox().newest(10))
                    .extracting(MailStatus::kind)
                    .containsExactly("alert");
            assertThat(house.store().briefs().all("lena")).singleElement().satisfies(brief -> {
                assertThat(brief.key()).startsWith("words:").doesNotContain("clipse");
                assertThat(brief.fingerprints()).isEmpty();
            });
        });
        watch("leaks:\n  - words: [\"maison d'orval\", \"eclipse\"]\n    within: 1\n");
        clock.advance(Duration.ofDays(1));
        round();
        inHouse(house -> {
            assertThat(theCase(house).main().gone()).isPresent();
            assertThat(house.store().briefs().all("lena")).extracting(Brief::id).containsExactly("b1");
        });
    }

    @Test
    void namesUnderEmbargo_areAllowedFromItsDay_andARuleTakenOut_isForgotten() throws IOException {
        site.page("/fuite.html", Texts.page("Rumeur", "Éclipse, par Orval, " + Texts.prose(new Random(3), 60)));
        watch("leaks:\n  - words: [Éclipse, Orval]\n    embargo: 2026-11-24\n");
        round();
        inHouse(house -> assertThat(theCase(house).main().label()).isEqualTo(Label.ALLOWED));
        watch("leaks:\n  - files: briefs/**\n");
        round();
        inHouse(house -> assertThat(house.store().briefs().all("lena"))
                .extracting(Brief::key)
                .containsExactly("briefs/marque-secrete.md"));
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
