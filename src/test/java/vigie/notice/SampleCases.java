package vigie.notice;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Sighting;
import vigie.finding.State;
import vigie.image.Orientation;
import vigie.match.Match;
import vigie.match.Method;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.OriginalImage;

/** Made-up cases that the tests of mails and letters share. */
final class SampleCases {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant SEEN = Instant.parse("2026-11-24T08:14:07Z");
    static final String HEAD = "9f3a".repeat(16);

    static final String MINE = "On m’a souvent demandé comment je fais. Voici la règle : une seule idée par page, "
            + "un titre qui se lit seul, et la preuve avant la promesse. Le reste est affaire de patience. "
            + "Comptez deux heures pour un carrousel, relectures comprises.";
    static final String THEIRS = "Mes conseils du jour <gratuits>. Une seule idée par page, un titre qui se lit seul, "
            + "et la preuve avant la promesse. Abonnez-vous ! Et prévoyez deux heures pour un carrousel, "
            + "relectures comprises.";

    private static final String SHARED =
            "seule idée par page, un titre qui se lit seul, et la preuve avant la promesse.";
    private static final String END = "deux heures pour un carrousel, relectures comprises.";

    private SampleCases() {}

    static Case text(String id) {
        return text(id, Label.REUSE, State.CONFIRMED, Optional.of(Instant.parse("2026-11-20T00:00:00Z")));
    }

    static Case text(String id, Label label, State state, Optional<Instant> pageDate) {
        Match match = new Match.Text(
                "o204",
                Level.NEAR,
                0.82,
                0.12,
                118,
                640,
                List.of(passage(SHARED, Level.EXACT, 15), passage(END, Level.NEAR, 7)),
                List.of());
        return of(id, sighting(id, match, label, state, pageDate, "https://copieur.example/conseils/7"));
    }

    static Case image(String id) {
        Match match = new Match.Image(
                "o204",
                "page-3.png",
                url("https://copieur.example/i.jpg"),
                "ab",
                14,
                Orientation.MIRRORED,
                0.42,
                0.9,
                true);
        return of(
                id, sighting(id, match, Label.REUSE, State.UNCONFIRMED, Optional.empty(), "https://copieur.example/p"));
    }

    static Case mention(String id) {
        Match match = new Match.Mention("\"Léna Martin\"", List.of(new Span(0, 12)));
        Sighting sighting =
                sighting(id, match, Label.MENTION, State.CONFIRMED, Optional.empty(), "https://presse.example/a");
        return new Case(
                id,
                "lena",
                "presse.example",
                Optional.empty(),
                "\"Léna Martin\"",
                List.of(sighting),
                Optional.empty(),
                SEEN);
    }

    static Case leak(String id, Match.Leak leak) {
        return new Case(
                id,
                "lena",
                "copieur.example",
                Optional.empty(),
                "",
                List.of(sighting(
                        id, leak, Label.REUSE, State.CONFIRMED, Optional.empty(), "https://copieur.example/fuite")),
                Optional.empty(),
                SEEN);
    }

    static Case earlier(String id) {
        return text(id, Label.EARLIER, State.CONFIRMED, Optional.of(Instant.parse("2026-08-01T00:00:00Z")));
    }

    static Case at(Case found, String address) {
        Sighting main = found.main();
        Sighting moved = sighting(found.id(), main.match(), main.label(), main.state(), main.pageDate(), address);
        return new Case(
                found.id(),
                found.watchlist(),
                url(address).host(),
                found.original(),
                found.query(),
                List.of(moved),
                Optional.empty(),
                SEEN);
    }

    static Alert alert(Case found, Optional<URI> dashboard, List<Thumbnail> thumbnails) {
        return new Alert(
                found, THEIRS, MINE, thumbnails, "c17-20261124T081407Z", "5c1d".repeat(16), HEAD, dashboard, PARIS);
    }

    /** French spaces made plain, so that a test can be read and typed. */
    static MailContent plain(MailContent mail) {
        return new MailContent(plain(mail.subject()), plain(mail.text()), plain(mail.html()), mail.pictures());
    }

    /** French spaces made plain. */
    static String plain(String text) {
        return text.replaceAll("[\\u00a0\\u202f]", " ");
    }

    static CanonicalUrl url(String text) {
        return new CanonicalUrl(text);
    }

    private static Case of(String id, Sighting sighting) {
        return new Case(
                id, "lena", "copieur.example", Optional.of(original()), "", List.of(sighting), Optional.empty(), SEEN);
    }

    private static KnownOriginal original() {
        return new KnownOriginal(
                "o204",
                "lena",
                new Original(
                        "sept-erreurs.md",
                        "Sept erreurs de carrousel",
                        Optional.of(URI.create("https://lena.example/sept-erreurs")),
                        new FirstPublished(
                                Instant.parse("2026-09-01T00:00:00Z"),
                                FirstPublished.Precision.DAY,
                                FirstPublished.Origin.FEED),
                        "fr",
                        MINE,
                        List.of(new OriginalImage("page-3.png", Path.of("page-3.png"), "cd")),
                        List.of(),
                        "ef"));
    }

    private static Passage passage(String words, Level level, int count) {
        return new Passage(span(MINE, words), span(THEIRS, words), level, count, 8.0 * count);
    }

    private static Span span(String text, String words) {
        int start = text.indexOf(words);
        return new Span(start, start + words.length());
    }

    private static Sighting sighting(
            String caseId, Match match, Label label, State state, Optional<Instant> pageDate, String address) {
        return new Sighting(
                1,
                caseId,
                url(address),
                "Mes conseils <du> jour",
                match,
                Method.now(match),
                "key",
                label,
                "",
                state,
                Optional.empty(),
                pageDate,
                SEEN,
                SEEN,
                Optional.empty(),
                "c17-20261124T081407Z");
    }
}
