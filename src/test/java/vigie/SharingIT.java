package vigie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.evidence.Journal;
import vigie.match.Match;
import vigie.store.Share;
import vigie.testing.Texts;
import vigie.text.Code;
import vigie.watch.Watchlists;

/** Copies given to people, what is kept of that, and one of them found on a page. */
class SharingIT extends Household {
    private static final int SLOTS = 24;
    private static final List<String> WORDS =
            List.of(Texts.prose(new Random(21), 12 * SLOTS).split(" "));
    private static final List<String> OTHERS =
            List.of(Texts.prose(new Random(22), SLOTS).split(" "));

    @BeforeEach
    void plant() throws IOException {
        write("briefs/lancement.md", draft());
        write("briefs/court.txt", "Un {petit|bref} texte que personne ne reconnaîtrait parmi d’autres.");
        write("originals/guide.md", "---\npublished: 2026-09-01\n---\n" + Texts.prose(new Random(23), 80));
        configure();
        watch(ORIGINALS + "leaks:\n  - files: briefs/**\n", "");
        site.page("/", Texts.page("Accueil", "<a href='/fuite.html'>lire</a>"));
        site.page("/fuite.html", Texts.page("Rumeur", Texts.prose(new Random(24), 80)));
        round();
    }

    /** Twenty-four sentences of twelve words, the sixth of which is worded in two ways. */
    private static String draft() {
        StringBuilder draft = new StringBuilder();
        for (int slot = 0; slot < SLOTS; slot++) {
            List<String> words = new ArrayList<>(WORDS.subList(12 * slot, 12 * slot + 12));
            words.set(5, "{" + words.get(5) + "|" + OTHERS.get(slot) + "}");
            draft.append(String.join(" ", words)).append(slot % 3 == 2 ? ".\n\n" : ". ");
        }
        return draft.toString();
    }

    @Test
    void copies_differ_andAreRecordedWithoutTheirWords() throws IOException {
        Sharing.Result.Given first = given(share("briefs/lancement.md", "Studio Orval", "a.md"));
        Sharing.Result.Given second = given(share("briefs/lancement.md", "Marie", "b.md"));
        assertThat(first.share().id()).isEqualTo("h1");
        assertThat(first.readable()).isEqualTo(SLOTS);
        assertThat(first.share().code().distance(second.share().code())).isGreaterThanOrEqualTo(10);
        assertThat(Files.readString(first.file())).doesNotContain("{").isNotEqualTo(Files.readString(second.file()));
        assertThat(first.share().version().sha256())
                .isEqualTo(second.share().version().sha256());
        assertThat(first.share().textSha256()).isNotEqualTo(second.share().textSha256());
        inHouse(house -> assertThat(house.store().shares().all())
                .extracting(Share::id, Share::recipient, Share::purpose, Share::code, Share::sha256)
                .containsExactly(
                        tuple(
                                "h1",
                                "Studio Orval",
                                "devis",
                                first.share().code(),
                                first.share().sha256()),
                        tuple(
                                "h2",
                                "Marie",
                                "devis",
                                second.share().code(),
                                second.share().sha256())));
        String journal = Files.readString(home.resolve("data/journal.jsonl"));
        assertThat(journal)
                .contains(
                        "\"shared\"",
                        "Studio Orval",
                        first.share().sha256(),
                        first.share().code().ways())
                .doesNotContain(WORDS.get(0) + " " + WORDS.get(1));
        assertThat(Journal.verify(home.resolve("data/journal.jsonl")).toString())
                .isNotEmpty();
    }

    @Test
    void sameRecipient_receivesTheSameCopyAgain() throws IOException {
        Path one = given(share("b1", "Marie", "a.txt")).file();
        Path same = given(share("briefs/lancement.md", "Marie", "b.txt")).file();
        assertThat(share("b7", "Marie", "c.txt")).isEqualTo(new Sharing.Result.Refused(Sharing.Why.UNKNOWN, "b7"));
        assertThat(given(share("b2", "Marie", "d.md")).share().version().key()).isEqualTo("briefs/lancement.md");
        assertThat(one).exists();
        assertThat(given(share("briefs/lancement.md", "Marie", "e.txt")).share().code())
                .isEqualTo(given(share("briefs/lancement.md", "Marie", "f.md"))
                        .share()
                        .code());
        assertThat(same).hasSameTextualContentAs(home.resolve("e.txt"));
    }

    @Test
    void copy_isWrittenAsPlainTextOrDocument_andSaysTheSame() {
        Sharing.Result.Given markdown = given(share("briefs/lancement.md", "Marie", "a.md"));
        for (String name : List.of("a.txt", "a.docx")) {
            assertThat(given(share("briefs/lancement.md", "Marie", name))
                            .share()
                            .textSha256())
                    .isEqualTo(markdown.share().textSha256());
        }
    }

    @Test
    void originalOrDraftWithoutSlots_isGivenAsItIs() throws IOException {
        write("originals/accolades.txt", "Un texte {a|b} publié tel quel, avec ses accolades.");
        Sharing.Result.Given given = given(share("originals/accolades.txt", "Marie", "a.txt"));
        assertThat(given.file()).hasSameBinaryContentAs(home.resolve("originals/accolades.txt"));
        assertThat(given.share().code()).isEqualTo(new Code(""));
        assertThat(given(share("originals/guide.md", "Marie", "b.md"))
                        .share()
                        .version()
                        .slots())
                .isZero();
    }

    @Test
    void whatCannotBeWritten_isRefused_andNothingIsRecorded() throws IOException {
        write("la.md", "déjà là");
        write("briefs/faux.md", "Un {a|{b|c}} et\nun {Été|été}.");
        refused("briefs/lancement.md", "la.md", Sharing.Why.TAKEN);
        refused("briefs/lancement.md", "briefs/copie.md", Sharing.Why.WATCHED);
        refused("briefs/lancement.md", "a.pdf", Sharing.Why.FORMAT);
        refused("nulle-part.md", "a.md", Sharing.Why.UNKNOWN);
        assertThat(share("briefs/faux.md", "Marie", "a.md"))
                .isInstanceOfSatisfying(
                        Sharing.Result.Faulty.class,
                        faulty -> assertThat(faulty.faults()).hasSize(2));
        Files.delete(home.resolve("config/keys/lena.key"));
        refused("briefs/lancement.md", "a.md", Sharing.Why.KEY);
        inHouse(house -> assertThat(house.store().shares().all()).isEmpty());
        assertThat(home.resolve("a.md")).doesNotExist();
        assertThat(round()).anySatisfy(problem -> assertThat(problem.line()).isEqualTo(2));
    }

    @Test
    void copyOnAPage_isToldAsCompatible_withOneMarkChanged() throws IOException {
        List<String> copies = toTwenty();
        String leaked = copies.get(7);
        int slot = 4;
        String shown = leaked.contains(OTHERS.get(slot)) ? OTHERS.get(slot) : WORDS.get(12 * slot + 5);
        String turned = shown.equals(OTHERS.get(slot)) ? WORDS.get(12 * slot + 5) : OTHERS.get(slot);
        leak(leaked.replace(shown, turned));
        trace(24, 23, "Partenaire 7");
        assertThat(mail())
                .contains("compatible avec la version remise à Partenaire 7 (23 marques sur 24)")
                .contains("cela ne dit pas qui l’a transmise")
                .doesNotContain("Partenaire 8");
    }

    @Test
    void halfACopy_isEnough_andAFewSlotsAreNot() throws IOException {
        List<String> copies = toTwenty();
        String third = copies.get(3);
        leak(third.substring(0, third.indexOf(WORDS.get(12 * 13))));
        trace(13, 13, "Partenaire 3");
        String sixth = copies.get(6);
        clock.advance(Duration.ofDays(2));
        leak(sixth.substring(0, sixth.indexOf(WORDS.get(12 * 5))));
        inHouse(house -> {
            List<Match.Trace> traces = house.store().cases().all().getFirst().sightings().stream()
                    .flatMap(sighting -> ((Match.Leak) sighting.match()).traces().stream())
                    .toList();
            assertThat(traces).contains(new Match.Trace(SLOTS, 5, List.of()));
        });
    }

    @Test
    void draftInItsFirstWays_isNobodysCopy() throws IOException {
        toTwenty();
        leak(String.join(" ", WORDS));
        inHouse(house -> assertThat(((Match.Leak) theCase(house).main().match()).traces())
                .containsExactly(new Match.Trace(SLOTS, SLOTS, List.of())));
        assertThat(mail()).contains("elles ne vont assez clairement avec aucune copie");
    }

    @Test
    void name_isForgottenAfterItsLastDay_alsoInWhatWasFound() throws IOException {
        toTwenty();
        Path file = given(share("briefs/lancement.md", "Éphémère", "z.md", Optional.of(LocalDate.parse("2026-11-30"))))
                .file();
        leak(Files.readString(file));
        trace(24, 24, "Éphémère");
        clock.advance(Duration.ofDays(8));
        round();
        trace(24, 24, "h21");
        inHouse(house ->
                assertThat(house.store().shares().all().getLast().recipient()).isEmpty());
        assertThat(Files.readString(home.resolve("data/journal.jsonl"))).contains("Éphémère");
    }

    @Test
    void renamedDraft_keepsItsCopies_andOneNoLongerNamed_losesItsMarks() throws IOException {
        String copy = toTwenty().get(2);
        Files.move(home.resolve("briefs/lancement.md"), home.resolve("briefs/autre-nom.md"));
        leak(copy);
        trace(24, 24, "Partenaire 2");
        watch(ORIGINALS, "");
        round();
        watch(ORIGINALS + "leaks:\n  - files: briefs/**\n", "");
        round();
        inHouse(house -> {
            assertThat(house.store().briefs().all("lena"))
                    .allSatisfy(brief -> assertThat(brief.drafts()).isEmpty());
            assertThat(house.store().shares().all()).hasSize(20);
        });
    }

    private List<String> toTwenty() throws IOException {
        List<Path> files = new ArrayList<>();
        inHouse(house -> {
            Sharing sharing = sharing(house);
            for (int number = 0; number < 20; number++) {
                Optional<Path> out = Optional.of(home.resolve(number + ".md"));
                files.add(given(sharing.share(new Sharing.Order(
                                "briefs/lancement.md", "Partenaire " + number, "", "", Optional.empty(), out)))
                        .file());
            }
        });
        List<String> copies = new ArrayList<>();
        for (Path file : files) {
            copies.add(Files.readString(file));
        }
        return copies;
    }

    private void leak(String text) {
        site.page("/fuite.html", Texts.page("Rumeur", Texts.prose(new Random(24), 40) + ". " + text));
        clock.advance(Duration.ofDays(1));
        round();
        clock.advance(Duration.ofDays(1));
        round();
    }

    private void trace(int seen, int agreeing, String recipient) {
        inHouse(house -> assertThat(((Match.Leak) theCase(house).main().match()).traces())
                .singleElement()
                .satisfies(trace -> {
                    assertThat(trace.slots()).isEqualTo(SLOTS);
                    assertThat(trace.seen()).isEqualTo(seen);
                    assertThat(trace.compatible()).singleElement().satisfies(copy -> {
                        assertThat(copy.recipient()).isEqualTo(recipient);
                        assertThat(copy.agreeing()).isEqualTo(agreeing);
                    });
                }));
    }

    private String mail() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path mail : mails()) {
            all.append(Files.readString(mail, StandardCharsets.ISO_8859_1));
        }
        return quotedPrintable(all.toString());
    }

    /** Mails stand on disk as they go out: quoted-printable. */
    private static String quotedPrintable(String mail) throws IOException {
        byte[] bytes = mail.replace("=\r\n", "").replace("=\n", "").getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '=' && i + 2 < bytes.length) {
                String hex = new String(bytes, i + 1, 2, StandardCharsets.ISO_8859_1);
                if (hex.matches("[0-9A-F]{2}")) {
                    plain.write(Integer.parseInt(hex, 16));
                    i += 2;
                    continue;
                }
            }
            plain.write(bytes[i]);
        }
        return plain.toString(StandardCharsets.UTF_8)
                .replace('\u202f', ' ')
                .replace('\u00a0', ' ')
                .replaceAll("\\s+", " ");
    }

    private void refused(String work, String out, Sharing.Why why) {
        assertThat(share(work, "Marie", out))
                .isInstanceOfSatisfying(
                        Sharing.Result.Refused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private static Sharing.Result.Given given(Sharing.Result result) {
        assertThat(result).isInstanceOf(Sharing.Result.Given.class);
        return (Sharing.Result.Given) result;
    }

    private Sharing.Result share(String work, String to, String out) {
        return share(work, to, out, Optional.empty());
    }

    private Sharing.Result share(String work, String to, String out, Optional<LocalDate> until) {
        try (House house = house()) {
            return sharing(house)
                    .share(new Sharing.Order(work, to, "courriel", "devis", until, Optional.of(home.resolve(out))));
        }
    }

    private Sharing sharing(House house) {
        return new Sharing(
                BriefKeys.of(house.configuration()),
                Watchlists.read(home.resolve("watchlists"), Locale.FRENCH).watchlists(),
                house.store(),
                house.journal(),
                new SecureRandom(),
                clock);
    }
}
