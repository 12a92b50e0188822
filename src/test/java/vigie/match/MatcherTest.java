package vigie.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Block;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.image.ImageComparison;
import vigie.image.ImageFingerprint;
import vigie.testing.TranslatedText;
import vigie.text.NormalForm;
import vigie.watch.DigestTime;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.Watchlist;

class MatcherTest {
    private static final String COPY =
            "Trois chalutiers rentrent ensemble, chargés de maquereaux et de sardines, pendant que la brume descend sur la "
                    + "jetée et que le gardien du phare allume sa lampe";
    private static final String BEFORE = "Un peu de lecture pour finir la semaine. ".repeat(15);
    private static final String AFTER = " Voilà, bonne soirée à toutes et à tous, et à demain. ".repeat(15);

    private static final Matcher MATCHER = new Matcher(
            new OriginalSet(
                    List.of(watchlist("lena")),
                    List.of(original("o1", "lena", "Rien de commun ici."), original("o2", "lena", COPY))),
            MatcherTest::noPictures);

    private static ImageComparison noPictures(ImageFingerprint original, ImageFingerprint found) {
        throw new AssertionError("no pictures here");
    }

    private static Watchlist watchlist(String name) {
        return new Watchlist(
                name,
                "Léna Martin",
                Locale.FRENCH,
                List.of("lena@lena.example"),
                List.of(URI.create("https://lena.example/"), URI.create("https://www.reseau.example/in/lena/")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneOffset.UTC),
                List.of());
    }

    private static WatchedOriginal original(String id, String watchlist, String text) {
        FirstPublished published =
                new FirstPublished(Instant.EPOCH, FirstPublished.Precision.DAY, FirstPublished.Origin.FEED);
        Original original = new Original(
                id,
                "Le phare",
                Optional.of(URI.create("https://journal.example/phare")),
                published,
                "fr",
                text,
                List.of(),
                List.of(),
                "sha256 of " + id);
        return new WatchedOriginal(new KnownOriginal(id, watchlist, original), List.of(), List.of());
    }

    private static Page page(String text, int number) {
        return like(page(text), new CanonicalUrl("https://suspect.example/" + number), "fr");
    }

    private static Page englishPage(String text) {
        return like(page(text), new CanonicalUrl("https://suspect.example/en"), "en");
    }

    private static Page like(Page page, CanonicalUrl url, String language) {
        return new Page(
                url,
                page.title(),
                language,
                page.published(),
                page.author(),
                page.text(),
                page.blocks(),
                page.images(),
                page.videos(),
                page.links(),
                page.canonical(),
                page.directives(),
                page.signals(),
                page.problems(),
                page.textSha256());
    }

    private static Page page(String text) {
        return page(text, "", List.of(), List.of(), Optional.empty());
    }

    private static Page page(
            String text, String author, List<Block> blocks, List<Link> links, Optional<CanonicalUrl> canonical) {
        return new Page(
                new CanonicalUrl("https://suspect.example/page"),
                "",
                "fr",
                Optional.empty(),
                author,
                text,
                blocks,
                List.of(),
                List.of(),
                links,
                canonical,
                Set.of(),
                List.of(),
                List.of(),
                "sha256 of page");
    }

    private static Found only(Page page) {
        List<Found> found = MATCHER.match(page, PageMedia.NONE);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void copy_isFoundWithItsOriginalAndPlace() {
        Found found = only(page(BEFORE + COPY + AFTER));
        assertThat(found.match()).isInstanceOfSatisfying(Match.Text.class, text -> {
            assertThat(text.original()).isEqualTo("o2");
            assertThat(text.containment()).isEqualTo(1);
            assertThat(text.passages().getFirst().candidate().start()).isEqualTo(BEFORE.length());
        });
        assertThat(found.quoted()).isFalse();
        assertThat(found.credited()).isFalse();
    }

    @Test
    void contentKey_isTheContentsWhereverItStands() {
        String key = only(page(BEFORE + COPY + AFTER)).contentKey();
        assertThat(key).matches("[0-9a-f]{64}");
        assertThat(only(page(COPY.toUpperCase(Locale.ROOT))).contentKey()).isEqualTo(key);
        assertThat(only(page(BEFORE + COPY.replace("sardines", "bulots") + AFTER))
                        .contentKey())
                .isNotEqualTo(key);
    }

    @Test
    void marksOrQuotationBlocks_quote() {
        assertThat(only(page(BEFORE + "« " + COPY + " »" + AFTER)).quoted()).isTrue();
        assertThat(only(page(BEFORE + "“" + COPY + "”" + AFTER)).quoted()).isTrue();
        assertThat(only(page(BEFORE + "\n\"" + COPY + "\"\n" + AFTER)).quoted()).isTrue();
        Block block = new Block(Block.Kind.QUOTE, BEFORE.length(), BEFORE.length() + COPY.length());
        assertThat(only(page(BEFORE + COPY + AFTER, "", List.of(block), List.of(), Optional.empty()))
                        .quoted())
                .isTrue();
        assertThat(only(page(BEFORE + "« Oui » " + COPY + " « non »" + AFTER)).quoted())
                .isFalse();
    }

    @Test
    void onePassageOfTwoOutsideMarks_isNotQuoted() {
        assertThat(only(page("« " + COPY + " »" + AFTER.repeat(3) + COPY)).quoted())
                .isFalse();
    }

    @Test
    void ownersName_nearOrAtTheTopOrAsAuthor_credits() {
        assertThat(only(page(BEFORE + "Par Lena MARTIN : " + COPY + AFTER)).credited())
                .isTrue();
        assertThat(only(page(BEFORE + COPY + ". (Léna Martin)" + AFTER)).credited())
                .isTrue();
        assertThat(only(page("Léna Martin raconte. " + BEFORE + COPY)).credited())
                .isTrue();
        assertThat(only(page(BEFORE + COPY, "Léna Martin", List.of(), List.of(), Optional.empty()))
                        .credited())
                .isTrue();
    }

    @Test
    void ownersName_farAway_doesNotCredit() {
        assertThat(only(page(BEFORE + COPY + AFTER + "Léna Martin")).credited()).isFalse();
        assertThat(only(page(BEFORE + "Léna Martinez " + COPY)).credited()).isFalse();
    }

    @Test
    void linkToTheOwner_credits_onlyNear() {
        check("https://lena.example/blog", BEFORE.length(), true);
        check("https://journal.example/phare", BEFORE.length(), true);
        check("https://reseau.example/in/lena", BEFORE.length(), true);
        check("https://reseau.example/in/lena-dupont", BEFORE.length(), false);
        check("https://lena.example.org/", BEFORE.length(), false);
        check("https://lena.example/blog", BEFORE.length() + COPY.length() + 401, false);
        check("https://lena.example/blog", -1, false);
    }

    private static void check(String url, int position, boolean credited) {
        Link link = new Link(new CanonicalUrl(url), "", position, true);
        Found found = only(page(BEFORE + COPY + AFTER, "", List.of(), List.of(link), Optional.empty()));
        assertThat(found.credited()).as(url + " at " + position).isEqualTo(credited);
    }

    @Test
    void canonicalAddressOfTheOwner_credits() {
        Optional<CanonicalUrl> canonical = Optional.of(new CanonicalUrl("https://lena.example/phare"));
        assertThat(only(page(BEFORE + COPY, "", List.of(), List.of(), canonical))
                        .credited())
                .isTrue();
    }

    @Test
    void innocentPage_givesNothing_butIsMeasured() {
        Page innocent = page(BEFORE + "La brume descend sur la vallée." + AFTER);
        assertThat(MATCHER.match(innocent, PageMedia.NONE)).isEmpty();
        assertThat(MATCHER.measures(innocent))
                .extracting(TextMeasures::original)
                .containsExactly("o2");
    }

    @Test
    void originalOfNoWatchlist_isACallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OriginalSet(List.of(), List.of(original("o3", "marc", COPY))))
                .withMessageContaining("marc");
    }

    @Test
    void slidesInAnotherOrder_areNumberedInThePagesOrder() {
        List<String> slides = List.of(
                "Trois chalutiers rentrent ensemble, chargés de maquereaux et de sardines.",
                "La brume descend sur la jetée, épaisse comme une couverture de laine bleue.",
                "Personne n'entend la cloche fêlée de la chapelle, sauf une vieille couturière.",
                "Au matin les mouettes se disputent les restes abandonnés par les pêcheurs.");
        Matcher matcher = new Matcher(
                new OriginalSet(
                        List.of(watchlist("lena")), List.of(original("o1", "lena", String.join("\n1\n", slides)))),
                MatcherTest::noPictures);
        String shuffled = String.join("\n", slides.get(2), slides.get(0), slides.get(1), slides.get(3));
        Match.Text moved = (Match.Text)
                matcher.match(page(shuffled), PageMedia.NONE).getFirst().match();
        assertThat(moved.blockOrder()).containsExactly(3, 1, 2, 4);
        Match.Text same = (Match.Text) matcher.match(page(String.join("\n", slides)), PageMedia.NONE)
                .getFirst()
                .match();
        assertThat(same.blockOrder()).isEmpty();
    }

    /** A post and a translation of it, both written for this test. */
    @Test
    void translationOfAPost_isATranslationAndNoSharedText() {
        Matcher matcher = new Matcher(
                new OriginalSet(List.of(watchlist("lena")), List.of(original("o1", "lena", TranslatedText.FRENCH))),
                MatcherTest::noPictures);
        List<Found> found = matcher.match(englishPage(TranslatedText.ENGLISH), PageMedia.NONE);
        assertThat(found)
                .extracting(one -> one.match().kind())
                .contains("translation")
                .doesNotContain("text");
        Match.Translation match = (Match.Translation) found.getFirst().match();
        assertThat(match.coverage()).isGreaterThan(0.5);
        assertThat(match.passages()).hasSizeGreaterThan(1);
    }

    @Test
    void wordsMetOnManyPages_weighLessThanBefore() {
        OriginalSet set =
                new OriginalSet(List.of(watchlist("lena")), List.of(original("o1", "lena", COPY + ". " + BEFORE)));
        Commonplaces commonplaces = set.commonplaces();
        for (int number = 0; number < 400; number++) {
            Page read = page(
                    "Page " + number + " : maquereaux, sardines, chalutiers, gardien, phare, brume, jetée et lampe.",
                    number);
            commonplaces.read(read, NormalForm.tokens(read.text()));
        }
        Page copy = page(BEFORE.substring(0, 60) + COPY + AFTER);
        double before = bits(new Matcher(set, MatcherTest::noPictures), copy);
        assertThat(bits(new Matcher(set.without(commonplaces), MatcherTest::noPictures), copy))
                .isLessThan(before - 30)
                .isPositive();
    }

    private static double bits(Matcher matcher, Page page) {
        return ((Match.Text) matcher.match(page, PageMedia.NONE).getFirst().match()).bits();
    }
}
