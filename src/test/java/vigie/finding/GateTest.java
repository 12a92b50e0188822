package vigie.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.image.Orientation;
import vigie.match.Brief;
import vigie.match.Found;
import vigie.match.Match;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;
import vigie.watch.DigestTime;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;
import vigie.watch.Permission;
import vigie.watch.Watchlist;

class GateTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final String ELSEWHERE = "https://copieur.example/billet";

    @Test
    void ownPage_isNeverReported() {
        check("https://lena.example/blog/a", text(200, 0.9), Label.OWN);
        check("https://www.linkedin.com/in/lena-martin/post", text(200, 0.9), Label.OWN);
    }

    @Test
    void aPathThatOnlyBeginsAlike_isNotMine() {
        check("https://www.linkedin.com/in/lena-martine/post", text(200, 0.9), Label.REUSE);
        check("https://lena.example.evil.example/", text(200, 0.9), Label.REUSE);
    }

    @Test
    void partner_isAllowed_inDatesAndOriginals() {
        check("https://partenaire.example/x", text(200, 0.9), Label.ALLOWED);
    }

    @Test
    void partnerAfterTheEnd_isItsOwnKind() {
        Ruling ruling = rule("https://partenaire.example/x", found(text(200, 0.9)), dated("2026-01-10"), "2027-06-01");
        assertThat(ruling.label()).isEqualTo(Label.OUTSIDE_PERMISSION);
        assertThat(ruling.why()).contains("2027-03-31");
        assertThat(ruling.raisesAlert()).isTrue();
    }

    @Test
    void brief_isAllowedOnlyByItsOwnName_orAfterItsEmbargo() {
        assertThat(leak("https://partenaire.example/x", "briefs/b.docx", "").label())
                .isEqualTo(Label.REUSE);
        assertThat(leak("https://partenaire.example/x", "briefs/guide-b.docx", "")
                        .label())
                .isEqualTo(Label.REUSE);
        assertThat(leak("https://partenaire.example/x", "briefs/partage.docx", "")
                        .label())
                .isEqualTo(Label.ALLOWED);
        assertThat(leak(ELSEWHERE, "briefs/b.docx", "").raisesAlert()).isTrue();
        assertThat(leak("https://lena.example/x", "briefs/b.docx", "").label()).isEqualTo(Label.OWN);
        assertThat(leak(ELSEWHERE, "briefs/b.docx", "2026-11-25").label()).isEqualTo(Label.REUSE);
        assertThat(leak(ELSEWHERE, "briefs/b.docx", "2026-11-24")).isEqualTo(new Ruling(Label.ALLOWED, "2026-11-24"));
    }

    private static Ruling leak(String url, String key, String embargo) {
        Optional<LocalDate> day =
                Optional.of(embargo).filter(text -> !text.isEmpty()).map(LocalDate::parse);
        Brief brief = new Brief("b1", "lena", key, day, List.of());
        return new Gate().rule(brief, watchlist(), page(url), TODAY);
    }

    @Test
    void partnerWithAnotherOriginal_isOutside() {
        Original other = original("billets/autre.md", published("2026-01-10", Origin.FRONT_MATTER));
        Ruling ruling =
                new Gate().rule(found(text(200, 0.9)), other, watchlist(), page("https://partenaire.example/x"), TODAY);
        assertThat(ruling.label()).isEqualTo(Label.OUTSIDE_PERMISSION);
    }

    @Test
    void pageDatedBefore_isEarlier_neverACopy() {
        Ruling ruling = rule(ELSEWHERE, found(text(200, 0.9)), dated("2026-08-01"), TODAY.toString());
        assertThat(ruling).isEqualTo(new Ruling(Label.EARLIER, "2026-03-02"));
    }

    @Test
    void dayOfFirstSight_provesNothingAboutWhoWasFirst() {
        Original undated = original("guide-a.md", published("2026-08-01", Origin.FIRST_SEEN));
        assertThat(new Gate()
                        .rule(found(text(200, 0.9)), undated, watchlist(), page(ELSEWHERE), TODAY)
                        .label())
                .isEqualTo(Label.REUSE);
    }

    @Test
    void sameDay_isNotEarlier() {
        assertThat(rule(ELSEWHERE, found(text(200, 0.9)), dated("2026-03-02"), TODAY.toString())
                        .label())
                .isEqualTo(Label.REUSE);
    }

    @Test
    void quotedAndCredited_isAMention_aloneNeitherIs() {
        Match some = text(45, 0.2);
        assertThat(rule(ELSEWHERE, new Found(some, "k", true, true), dated("2026-01-10"), TODAY.toString())
                        .label())
                .isEqualTo(Label.QUOTED);
        assertThat(rule(ELSEWHERE, new Found(some, "k", true, false), dated("2026-01-10"), TODAY.toString())
                        .label())
                .isEqualTo(Label.REUSE);
        assertThat(rule(ELSEWHERE, new Found(some, "k", false, true), dated("2026-01-10"), TODAY.toString())
                        .label())
                .isEqualTo(Label.REUSE);
    }

    @Test
    void mostOfALongWorkInQuotationMarks_isNotAQuotation() {
        assertThat(rule(ELSEWHERE, new Found(text(400, 0.9), "k", true, true), dated("2026-01-10"), TODAY.toString())
                        .label())
                .isEqualTo(Label.REUSE);
    }

    @Test
    void fewWords_areSmall_unlessTheyAreMostOfTheOriginal() {
        check(ELSEWHERE, text(14, 0.05), Label.SMALL);
        check(ELSEWHERE, text(14, 0.8), Label.REUSE);
    }

    @Test
    void manyCommonWords_areSmall() {
        Match common = new Match.Text("o1", Level.EXACT, 0.1, 0.1, 60, 20, List.of(passage(60)), List.of());
        check(ELSEWHERE, common, Label.SMALL);
    }

    @Test
    void image_needsVerificationAndArea() {
        check(ELSEWHERE, image(0.8, true), Label.REUSE);
        check(ELSEWHERE, image(0.8, false), Label.SMALL);
        check(ELSEWHERE, image(0.03, true), Label.SMALL);
    }

    @Test
    void pictureThatManyShow_isFlagged_unlessItsOwnerSaidItIsTheirs() {
        Ruling reuse = new Ruling(Label.REUSE, "");
        assertThat(new Gate().weigh(reuse, () -> new Spread(8, 1, false))).isEqualTo(new Ruling(Label.SHARED, "8"));
        assertThat(new Gate().weigh(reuse, () -> new Spread(1, 3, false))).isEqualTo(new Ruling(Label.SHARED, "3"));
        assertThat(new Gate().weigh(reuse, () -> new Spread(7, 2, false))).isEqualTo(reuse);
        assertThat(new Gate().weigh(reuse, () -> new Spread(80, 3, true))).isEqualTo(reuse);
        assertThat(Label.SHARED.raisesAlert()).isFalse();
    }

    @Test
    void pictureAllowed_staysAllowedHoweverManyShowIt() {
        Ruling allowed = new Ruling(Label.ALLOWED, "licence");
        assertThat(new Gate().weigh(allowed, () -> new Spread(80, 3, false))).isEqualTo(allowed);
    }

    @Test
    void mention_isAMention_exceptAtHome() {
        Match.Mention mention = new Match.Mention("\"Léna Martin\"", List.of(new Span(0, 11)));
        assertThat(new Gate().rule(mention, watchlist(), page(ELSEWHERE)).label())
                .isEqualTo(Label.MENTION);
        assertThat(new Gate()
                        .rule(mention, watchlist(), page("https://lena.example/x"))
                        .label())
                .isEqualTo(Label.OWN);
    }

    private static void check(String url, Match match, Label expected) {
        assertThat(rule(url, found(match), dated("2026-01-10"), TODAY.toString())
                        .label())
                .isEqualTo(expected);
    }

    private static Ruling rule(String url, Found found, Original original, String today) {
        return new Gate().rule(found, original, watchlist(), page(url), LocalDate.parse(today));
    }

    private static PageFacts page(String url) {
        return new PageFacts(new CanonicalUrl(url), "Billet", Optional.of(Instant.parse("2026-03-02T08:00:00Z")));
    }

    private static Found found(Match match) {
        return new Found(match, "k", false, false);
    }

    private static Match text(int words, double containment) {
        return new Match.Text(
                "o1", Level.NEAR, containment, 0.3, words, words * 4.0, List.of(passage(words)), List.of());
    }

    private static Passage passage(int words) {
        return new Passage(new Span(0, words * 5), new Span(0, words * 5), Level.NEAR, words, words * 4.0);
    }

    private static Match image(double area, boolean verified) {
        return new Match.Image(
                "o1",
                "a.png",
                new CanonicalUrl("https://copieur.example/a.png"),
                "sha",
                20,
                Orientation.MIRRORED,
                area,
                0.9,
                verified);
    }

    private static Original dated(String day) {
        return original("originals/guide-a.md", published(day, Origin.FRONT_MATTER));
    }

    private static FirstPublished published(String day, Origin origin) {
        return new FirstPublished(Instant.parse(day + "T12:00:00Z"), Precision.DAY, origin);
    }

    private static Original original(String key, FirstPublished published) {
        return new Original(key, "Guide", Optional.empty(), published, "fr", "texte", List.of(), List.of(), "sha");
    }

    private static Watchlist watchlist() {
        Permission partner = new Permission(
                URI.create("https://partenaire.example/"),
                List.of("guide-*", "briefs/partage.docx"),
                Optional.empty(),
                Optional.of(LocalDate.parse("2027-03-31")),
                "texte, avec crédit");
        return new Watchlist(
                "lena",
                "Léna Martin",
                Locale.FRENCH,
                List.of("lena@lena.example"),
                List.of(URI.create("https://lena.example/"), URI.create("https://www.linkedin.com/in/lena-martin/")),
                List.of(),
                List.of(),
                List.of(),
                List.of(partner),
                List.of(),
                Map.of(),
                new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Paris")),
                List.of());
    }
}
