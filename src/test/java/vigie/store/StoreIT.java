package vigie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Conditions;
import vigie.crawl.Reason;
import vigie.discover.Candidate;
import vigie.discover.Look;
import vigie.extract.Block;
import vigie.extract.Page;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Observation;
import vigie.finding.PageFacts;
import vigie.finding.Ruling;
import vigie.finding.Scope;
import vigie.finding.Sighting;
import vigie.finding.State;
import vigie.finding.Verdict;
import vigie.image.Orientation;
import vigie.match.Found;
import vigie.match.Match;
import vigie.match.Method;
import vigie.notice.OutboxMessage;
import vigie.testing.FakeClock;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.SharedStructure;
import vigie.text.Span;
import vigie.watch.FirstPublished;
import vigie.watch.Original;

class StoreIT {
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final CanonicalUrl URL = new CanonicalUrl("https://copieur.example/a");

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock(START);
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("vigie.db"), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void secondLook_confirmsTheSighting() {
        String id = observe("k1", URL);
        assertThat(state(id)).isEqualTo(State.UNCONFIRMED);
        assertThat(store.cases().untold("lena")).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(observe("k1", URL)).isEqualTo(id);
        assertThat(state(id)).isEqualTo(State.CONFIRMED);
        assertThat(store.cases().untold("lena")).extracting(Case::id).containsExactly(id);
    }

    @Test
    void sameInstantTwice_isOneLook() {
        String id = observe("k1", URL);
        observe("k1", URL);
        assertThat(state(id)).isEqualTo(State.UNCONFIRMED);
    }

    @Test
    void secondLookImpossible_isNotMergedWithSeenOnce() {
        String id = observe("k1", URL);
        store.cases().couldNotCheck(URL, new Reason(Reason.Kind.STATUS, "403"));
        assertThat(state(id)).isEqualTo(State.COULD_NOT_CHECK);
        assertThat(theCase(id).main().couldNotCheck()).contains(new Reason(Reason.Kind.STATUS, "403"));
    }

    @Test
    void judgedContent_joinsSilentlyElsewhereOfTheSameCopier() {
        String id = confirmed("k1", URL);
        store.cases().judge(id, Verdict.COPY, Scope.AUTHOR, Optional.empty(), "");
        assertThat(store.cases().untold("lena")).isEmpty();

        CanonicalUrl moved = new CanonicalUrl("https://copieur.example/moved");
        confirmed("k1", moved);
        assertThat(theCase(id).sightings()).hasSize(2);
        assertThat(theCase(id).judgment()).isPresent();
        assertThat(store.cases().untold("lena")).isEmpty();
    }

    @Test
    void changedContent_opensAJudgedCaseAgain() {
        String id = confirmed("k1", URL);
        store.cases().told(id, clock.instant());
        store.cases().judge(id, Verdict.COINCIDENCE, Scope.EVERYWHERE, Optional.empty(), "lieu commun");
        clock.advance(Duration.ofHours(1));
        confirmed("k2", URL);
        assertThat(theCase(id).judgment()).isEmpty();
        assertThat(store.cases().untold("lena")).extracting(Case::id).containsExactly(id);
        assertThat(store.cases().judgmentCount(id)).isEqualTo(1);
    }

    @Test
    void everywhere_reachesAnotherCopier_urlDoesNot() {
        String first = confirmed("k1", URL);
        store.cases().judge(first, Verdict.COINCIDENCE, Scope.EVERYWHERE, Optional.empty(), "");
        String other = confirmed("k1", new CanonicalUrl("https://autre.example/b"));
        assertThat(other).isNotEqualTo(first);
        assertThat(theCase(other).judgment()).isPresent();

        String third = confirmed("k9", URL);
        store.cases().judge(third, Verdict.NOT_MINE, Scope.URL, Optional.empty(), "");
        String fourth = confirmed("k9", new CanonicalUrl("https://autre.example/c"));
        assertThat(store.cases().untold("lena")).extracting(Case::id).containsExactly(fourth);
    }

    @Test
    void unsure_opensAgainOnItsDay() {
        String id = confirmed("k1", URL);
        store.cases().judge(id, Verdict.UNSURE, Scope.AUTHOR, Optional.of(LocalDate.parse("2026-11-26")), "");
        assertThat(theCase(id).judgment()).isPresent();
        clock.advance(Duration.ofDays(2));
        assertThat(theCase(id).judgment()).isEmpty();
    }

    @Test
    void unsure_isToldAgainOnItsDay() {
        String id = confirmed("k1", URL);
        store.cases().told(id, clock.instant());
        store.cases().judge(id, Verdict.UNSURE, Scope.AUTHOR, Optional.of(LocalDate.parse("2026-11-26")), "");
        store.cases().askAgain(LocalDate.parse("2026-11-25"));
        assertThat(store.cases().untold("lena")).isEmpty();
        store.cases().askAgain(LocalDate.parse("2026-11-26"));
        assertThat(store.cases().untold("lena")).extracting(Case::id).containsExactly(id);
    }

    @Test
    void unsureUntilADayThatIsPast_isRefused() {
        String id = confirmed("k1", URL);
        Optional<LocalDate> past = Optional.of(LocalDate.parse("2026-11-24"));
        assertThatThrownBy(() -> store.cases().judge(id, Verdict.UNSURE, Scope.URL, past, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kindThatCouldNotBeRead_isNotGone() {
        String id = observe("k1", URL);
        clock.advance(Duration.ofMinutes(1));
        Reason cut = Reason.of(Reason.Kind.LIMIT);
        store.cases().observe(URL, List.of(), clock.instant(), Map.of("text", cut));
        assertThat(theCase(id).main().gone()).isEmpty();
        assertThat(theCase(id).main().couldNotCheck()).contains(cut);
    }

    @Test
    void verdictOfOneOwner_reachesNoOther() {
        String mine = confirmed("k1", URL);
        store.cases().judge(mine, Verdict.COINCIDENCE, Scope.EVERYWHERE, Optional.empty(), "");
        clock.advance(Duration.ofMinutes(1));
        observe("otto", "k1", URL);
        clock.advance(Duration.ofMinutes(1));
        observe("otto", "k1", URL);
        assertThat(store.cases().untold("otto")).hasSize(1);
    }

    @Test
    void failedSecondLook_staysDue() {
        store.frontier().add(new Candidate(URL, "feed", Optional.empty(), "", 0), "lena", "feed x", clock.instant());
        store.frontier().read(URL, new Frontier.Read(URL, Conditions.NONE, "abc", START), START, true);
        store.frontier().notRead(URL, "failed", Reason.of(Reason.Kind.TIMEOUT), START, START.plusSeconds(60));
        assertThat(store.frontier().find(URL)).map(FrontierEntry::confirming).contains(true);
    }

    @Test
    void feedItem_isNotGoneBecauseNoFileHasItsKey() {
        FirstPublished hint = new FirstPublished(START, FirstPublished.Precision.DAY, FirstPublished.Origin.METADATA);
        Original item = new Original(
                "https://lena.example/p/1", "Un", Optional.empty(), hint, "fr", "texte", List.of(), List.of(), "sha");
        store.originals().put("lena", item, clock.instant());
        store.originals().update("lena", List.of(original("a.md", "un")), clock.instant());
        assertThat(store.originals().all("lena")).hasSize(2);
    }

    /** A file may be called anything, but not that its key begins with a scheme and no blank. */
    @Test
    void importedWork_isNotGoneBecauseNoFileHasItsKey_andKeepsThatItIsNotPublic() {
        FirstPublished toSome =
                new FirstPublished(START, FirstPublished.Precision.SECOND, FirstPublished.Origin.EXPORT_TO_SOME);
        Optional<URI> url = Optional.of(URI.create("https://www.linkedin.com/feed/update/urn:li:share:7"));
        store.originals()
                .put(
                        "lena",
                        new Original("linkedin:7", "Un", url, toSome, "fr", "texte", List.of(), List.of(), "sha"),
                        clock.instant());
        store.originals().update("lena", List.of(original("guide: un.md", "un")), clock.instant());
        store.originals().update("lena", List.of(original("a.md", "un")), clock.instant());
        assertThat(store.originals().all("lena"))
                .extracting(known -> known.original().key())
                .containsExactly("linkedin:7", "a.md");
        Original imported = store.originals().all("lena").getFirst().original();
        assertThat(imported.url()).isEqualTo(url);
        assertThat(imported.published()).isEqualTo(toSome);
        assertThat(imported.isPublic(clock.instant())).isFalse();
    }

    @Test
    void unsureWithoutDay_isRefused() {
        String id = confirmed("k1", URL);
        assertThatThrownBy(() -> store.cases().judge(id, Verdict.UNSURE, Scope.URL, Optional.empty(), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoLongerSeen_isGone_andComesBackAsTheSameSighting() {
        String id = confirmed("k1", URL);
        clock.advance(Duration.ofHours(1));
        store.cases().observe(URL, List.of(), clock.instant(), Map.of());
        assertThat(theCase(id).sightings().getFirst().gone()).contains(clock.instant());
        clock.advance(Duration.ofHours(1));
        observe("k1", URL);
        assertThat(theCase(id).sightings()).hasSize(1);
        assertThat(theCase(id).sightings().getFirst().gone()).isEmpty();
    }

    @Test
    void claim_isGivenOnce_andComesBackAfterARestart() {
        store.frontier().add(new Candidate(URL, "feed", Optional.empty(), "", 0), "lena", "feed x", clock.instant());
        assertThat(store.frontier().claim(URL, clock.instant(), Duration.ofMinutes(10)))
                .isTrue();
        assertThat(store.frontier().claim(URL, clock.instant(), Duration.ofMinutes(10)))
                .isFalse();
        assertThat(store.frontier().due(clock.instant(), 10, List.of())).isEmpty();
        store.frontier().releaseClaims();
        assertThat(store.frontier().due(clock.instant(), 10, List.of()))
                .extracting(FrontierEntry::url)
                .containsExactly(URL);
    }

    @Test
    void addingAKnownUrl_changesNothing() {
        Candidate candidate = new Candidate(URL, "feed", Optional.empty(), "", 0);
        assertThat(store.frontier().add(candidate, "lena", "feed x", clock.instant()))
                .isTrue();
        store.frontier()
                .read(
                        URL,
                        new Frontier.Read(URL, Conditions.NONE, "abc", clock.instant()),
                        START.plusSeconds(60),
                        false);
        assertThat(store.frontier().add(candidate, "lena", "feed x", clock.instant()))
                .isFalse();
        assertThat(store.frontier().find(URL)).map(FrontierEntry::bodySha256).contains("abc");
    }

    @Test
    void sourceHealth_standsApartFromEmptiness() {
        SourceStatus source = store.sources().status("lena", "feed x", clock.instant());
        store.sources()
                .failed(
                        source,
                        Reason.of(Reason.Kind.TIMEOUT),
                        clock.instant(),
                        clock.instant().plusSeconds(60));
        assertThat(store.sources().status("lena", "feed x", clock.instant()).failure())
                .contains(Reason.of(Reason.Kind.TIMEOUT));
        Look look = Look.named(List.of());
        store.sources().looked(source, look, clock.instant(), clock.instant().plusSeconds(60));
        assertThat(store.sources().all()).singleElement().satisfies(status -> {
            assertThat(status.failure()).isEmpty();
            assertThat(status.failures()).isZero();
        });
    }

    @Test
    void messageWithAKnownKey_isNotQueuedTwice() {
        assertThat(store.outbox().queue(message("alert c1/0"), "lena", clock.instant()))
                .isTrue();
        assertThat(store.outbox().queue(message("alert c1/0"), "lena", clock.instant()))
                .isFalse();
        assertThat(store.outbox().due(clock.instant(), 10)).hasSize(1);
    }

    @Test
    void handingOver_isNeverDueAgain() {
        store.outbox().queue(message("alert c1/0"), "lena", clock.instant());
        long id = store.outbox().due(clock.instant(), 1).getFirst().id();
        assertThat(store.outbox().handingOver(id)).isTrue();
        assertThat(store.outbox().handingOver(id)).isFalse();
        clock.advance(Duration.ofDays(9));
        assertThat(store.outbox().due(clock.instant(), 10)).isEmpty();
        assertThat(store.outbox().newest(1).getFirst().state()).isEqualTo("handing-over");
    }

    @Test
    void originalsTwice_changeNothing_aChangeIsAVersion_aMissingOneIsGone() {
        assertThat(store.originals()
                        .update("lena", List.of(original("a.md", "un"), original("b.md", "deux")), clock.instant()))
                .isEqualTo(2);
        assertThat(store.originals()
                        .update("lena", List.of(original("a.md", "un"), original("b.md", "deux")), clock.instant()))
                .isZero();
        store.originals().searched("o1", clock.instant());
        assertThat(store.originals().update("lena", List.of(original("a.md", "un, corrigé")), clock.instant()))
                .isEqualTo(1);
        assertThat(store.originals().all("lena"))
                .extracting(known -> known.id())
                .containsExactly("o1");
        assertThat(store.originals().unsearched("lena"))
                .extracting(known -> known.id())
                .containsExactly("o1");
        assertThat(store.originals().byId("o2")).isPresent();
    }

    @Test
    void matchesOfEveryKind_comeBackWholeWithTheirMethod() {
        List<Match> matches = List.of(
                new Match.Text("o1", Level.REORDERED, 0.8, 0.2, 40, 100, List.of(moved()), List.of(2, 1)),
                new Match.Structure("o1", 0.9, 44, List.of(new SharedStructure.Step(0, 3))),
                new Match.Paraphrase("o1", 0.5, List.of(passage())),
                new Match.Translation("o1", 0.4, List.of(passage())),
                new Match.Leak(
                        "b1",
                        List.of(new Match.Leaked(7, new Span(3, 7), 30)),
                        List.of(new Match.Trace(24, 23, List.of(new Match.CopyTold("h3", "Marie", 22)))),
                        List.of(2)),
                image("couverture.png"),
                new Match.Video(
                        "o1",
                        "reel.mp4",
                        new CanonicalUrl("https://copieur.example/v.mp4"),
                        "abc",
                        new Match.Stretch(5, 12.5),
                        new Match.Stretch(0, 8.25),
                        true,
                        0.9),
                new Match.Mention("Léna", List.of(new Span(1, 2))));
        assertThat(matches.stream().map(Match::kind)).containsExactlyInAnyOrderElementsOf(Match.KINDS);
        for (Match match : matches) {
            CanonicalUrl url = new CanonicalUrl("https://" + match.kind() + ".example/");
            Sighting seen = theCase(observe("lena", match, match.kind(), url)).main();
            assertThat(seen.match()).isEqualTo(match);
            assertThat(seen.method()).isEqualTo(Method.now(match));
        }
    }

    @Test
    void copiersOfAPicture_areCountedOncePerPicture_untilOneIsCalledACopy() {
        for (String host : List.of("a.example", "b.example", "c.example")) {
            observe("lena", image("couverture.png"), "k" + host, new CanonicalUrl("https://" + host + "/1"));
            observe("lena", image("couverture.png"), "k" + host, new CanonicalUrl("https://" + host + "/2"));
        }
        String other = observe("lena", image("plan.png"), "k", new CanonicalUrl("https://d.example/1"));
        assertThat(store.cases().copiersShowing("o1", "couverture.png"))
                .containsExactlyInAnyOrder("a.example", "b.example", "c.example");
        assertThat(store.cases().isClaimed("o1")).isFalse();
        store.cases().judge(other, Verdict.COPY, Scope.AUTHOR, Optional.empty(), "");
        assertThat(store.cases().isClaimed("o1")).isTrue();
    }

    private static Match.Image image(String name) {
        CanonicalUrl url = new CanonicalUrl("https://copieur.example/i.jpg");
        return new Match.Image("o1", name, url, "abc", 12, Orientation.MIRRORED, 0.5, 0.9, true);
    }

    private static Passage moved() {
        Passage.Moved part = new Passage.Moved(new Span(0, 2), new Span(5, 7));
        return new Passage(new Span(0, 4), new Span(3, 7), Level.REORDERED, 40, 100, List.of(part));
    }

    @Test
    void matchOfBeforePassagesWereParted_isReadAsOnePart() {
        String old = """
                {"original":"o1","level":"EXACT","containment":0.8,"containmentOfCandidate":0.2,"words":4,"bits":9.5,
                 "passages":[{"original":{"start":0,"end":4},"candidate":{"start":3,"end":7},"level":"EXACT","words":4,"bits":9.5}]}
                """;
        Match.Text read = (Match.Text) Json.match("text", old);
        assertThat(read.passages().getFirst().moved()).isEmpty();
        assertThat(read.blockOrder()).isEmpty();
    }

    @Test
    void page_comesBackWhole() {
        Page page = page("Un texte « cité » 🎉.");
        store.pages().put(URL, page, clock.instant());
        assertThat(store.pages().find(URL)).contains(page);
        store.pages().forEach((read, at) -> assertThat(read).isEqualTo(page));
        assertThat(store.pages().count()).isEqualTo(1);
    }

    @Test
    void page_keepsItsNumber_whateverItsText() {
        int number = store.pages().put(URL, page("un"), clock.instant());
        assertThat(store.pages().put(URL, page("deux"), clock.instant())).isEqualTo(number);
        assertThat(store.pages().url(number)).contains(URL);
        long content = Pages.content(page("deux").textSha256());
        store.pages().forEachVersion(version -> assertThat(version).isEqualTo(new Pages.Version(URL, number, content)));
    }

    @Test
    void aFailedTransaction_leavesNothing() {
        assertThatThrownBy(() -> store.doInTransaction(() -> {
                    store.pages().put(URL, page("x"), clock.instant());
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(store.pages().count()).isZero();
    }

    private String confirmed(String content, CanonicalUrl url) {
        observe(content, url);
        clock.advance(Duration.ofMinutes(1));
        return observe(content, url);
    }

    private String observe(String content, CanonicalUrl url) {
        return observe("lena", content, url);
    }

    private static Passage passage() {
        return new Passage(new Span(0, 4), new Span(3, 7), Level.EXACT, 40, 100);
    }

    private String observe(String watchlist, String content, CanonicalUrl url) {
        return observe(
                watchlist,
                new Match.Text("o1", Level.EXACT, 0.8, 0.2, 40, 100, List.of(passage()), List.of()),
                content,
                url);
    }

    private String observe(String watchlist, Match match, String content, CanonicalUrl url) {
        Observation observation = new Observation(
                watchlist,
                url.site(),
                "o1",
                "",
                new PageFacts(url, "Une page", Optional.empty()),
                new Found(match, content, false, false),
                new Ruling(Label.REUSE, ""),
                false,
                "text",
                "e1",
                clock.instant());
        return store.inTransaction(() -> store.cases().observe(url, List.of(observation), clock.instant(), Map.of()))
                .getFirst();
    }

    private Case theCase(String id) {
        return store.cases().byId(id).orElseThrow();
    }

    private State state(String id) {
        return theCase(id).main().state();
    }

    private OutboxMessage message(String key) {
        return new OutboxMessage(
                0, key, "alert", "lena@lena.example", "<" + key.hashCode() + "@vigie>", "mime", 0, START);
    }

    private static Original original(String key, String text) {
        FirstPublished date =
                new FirstPublished(START, FirstPublished.Precision.DAY, FirstPublished.Origin.FRONT_MATTER);
        return new Original(key, key, Optional.empty(), date, "fr", text, List.of(), List.of(), "sha of " + text);
    }

    private static Page page(String text) {
        return new Page(
                URL,
                "Titre",
                "fr",
                Optional.of(START),
                "",
                text,
                List.of(new Block(Block.Kind.PARAGRAPH, 0, text.length())),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Set.of(),
                List.of(),
                List.of(),
                Body.of(text.getBytes(StandardCharsets.UTF_8)).sha256());
    }
}
