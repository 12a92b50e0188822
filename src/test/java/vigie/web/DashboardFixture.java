package vigie.web;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.discover.Candidate;
import vigie.discover.Look;
import vigie.evidence.Bundle;
import vigie.extract.Page;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Observation;
import vigie.finding.PageFacts;
import vigie.finding.Ruling;
import vigie.finding.Sighting;
import vigie.image.Orientation;
import vigie.match.Found;
import vigie.match.Match;
import vigie.notice.OutboxMessage;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.testing.FakeClock;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.SharedStructure;
import vigie.text.Span;
import vigie.watch.FirstPublished;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.Problem;

/** A dashboard on loopback with made-up findings: a copied post, a mirrored slide, a mention, a page older than the original. */
final class DashboardFixture implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T09:00:00Z");
    static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private static final String MINE = """
            Ne décrivez pas votre produit : racontez le matin où il a manqué.
            La première diapositive ne vend rien. Elle pose une question que votre lectrice se pose déjà, \
            avec ses mots à elle, et elle s’arrête avant la réponse.
            Montrez ensuite l’erreur la plus commune, sans vous moquer : vous l’avez faite aussi.
            Le miroir inversé arrive à la quatrième diapositive. La même scène, mais vue par quelqu’un qui sait ; \
            rien d’autre n’a changé, et c’est cela que l’on retient.
            Terminez par un geste que l’on peut faire tout de suite, en moins de deux minutes.
            """;
    private static final String THEIRS = """
            5 secrets de carrousels qui convertissent
            Aujourd’hui je vous livre ma méthode personnelle, testée auprès de dizaines de clientes.
            Le miroir inversé arrive à la quatrième diapositive. La même scène, mais vue par quelqu’un qui sait ; \
            rien d’autre n’a changé, et c’est cela que l’on retient.
            Mais avant, l’accroche ! La première diapositive ne doit rien vendre. Elle pose une question que votre \
            cliente se pose déjà, avec ses mots à elle, et elle s’arrête juste avant la réponse.
            """
            + "Abonnez-vous pour ne rien manquer des prochains conseils, et dites-moi en commentaire ce que vous en pensez. "
                    .repeat(14)
            + """

            Terminez par un geste que l’on peut faire tout de suite, en moins de deux minutes.
            """
            + HOSTILE
            + "\n";

    private final Path folder;
    private final FakeClock clock = new FakeClock(START);
    private final Store store;
    private final Dashboard dashboard;
    private final List<String> judged = new ArrayList<>();
    private List<Problem> problems = List.of();

    DashboardFixture(Path folder, Owner owner) {
        this.folder = folder;
        this.store = Store.open(folder.resolve("vigie.db"), clock);
        this.dashboard = new Dashboard(
                new WebSettings("127.0.0.1", 0, Optional.empty()), owner, store, actions(), clock, new SecureRandom());
        dashboard.start();
    }

    static DashboardFixture french(Path folder) {
        return new DashboardFixture(folder, new Owner(Locale.FRENCH, Optional.empty()));
    }

    Store store() {
        return store;
    }

    FakeClock clock() {
        return clock;
    }

    Dashboard dashboard() {
        return dashboard;
    }

    /** Returns the ids of the cases judged through the page, in order. */
    List<String> judged() {
        return judged;
    }

    void problems(Problem... now) {
        problems = List.of(now);
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + dashboard.port() + path);
    }

    @Override
    public void close() {
        dashboard.close();
        store.close();
    }

    private Actions actions() {
        return new Actions(
                (caseId, verdict, scope, until, note) -> {
                    judged.add(caseId);
                    return store.cases().judge(caseId, verdict, scope.orElse(verdict.usualScope()), until, note);
                },
                new InventedLetters(),
                query -> new Searching.Answer(
                        query.contains("rien")
                                ? List.of()
                                : List.of(new Searching.ReadPage(
                                        url("https://conseils-copies.example/carrousels"),
                                        "5 secrets de carrousels",
                                        "… le miroir inversé arrive " + HOSTILE,
                                        START)),
                        ""),
                bundleId -> write(
                        "zip/" + bundleId + ".zip", "PK invented".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new DrawnSides(),
                () -> problems);
    }

    /** The same slide, mirrored on the other side. */
    static final class DrawnSides implements Picturing {
        @Override
        public Set<Side> sides(Case theCase, Sighting sighting) {
            return sighting.match() instanceof Match.Image ? Set.of(Side.values()) : Set.of();
        }

        @Override
        public Optional<Bitmap> picture(Case theCase, Sighting sighting, Side side) {
            return sides(theCase, sighting).contains(side)
                    ? Optional.of(new Bitmap("image/png", slide(side != Side.MINE)))
                    : Optional.empty();
        }
    }

    /** One letter with a gap in it. */
    private static final class InventedLetters implements Drafting {
        @Override
        public List<Template> templates(Locale language) {
            return List.of(new Template("first-contact", "Premier contact, aimable"));
        }

        @Override
        public Draft draft(String caseId, String template, Locale language) {
            return new Draft(
                    "Votre page et mon texte",
                    "Bonjour,\n\nvotre page reprend mon texte. Merci de [à compléter : ce que vous demandez].\n\nLéna Martin",
                    List.of("ce que vous demandez"));
        }
    }

    /** Fills the store with everything the pages can show. */
    void fill() {
        sources();
        copiedPost();
        clock.advance(Duration.ofHours(5));
        mirroredSlide();
        clock.advance(Duration.ofHours(20));
        mention();
        olderPage();
        likenesses();
        mails();
        clock.advance(Duration.ofDays(1));
    }

    private void copiedPost() {
        Original post = original("posts/miroir.md", "Le miroir inversé", MINE, List.of());
        store.originals().put("lena", post, clock.instant());
        String id = store.originals().find("lena", post.key()).orElseThrow().id();
        Match match = new Match.Text(
                id,
                Level.REORDERED,
                0.83,
                0.12,
                118,
                1_204.5,
                List.of(
                        passage("Le miroir inversé arrive", "c’est cela que l’on retient.", Level.REORDERED, 36),
                        nearPassage(),
                        passage("Terminez par un geste", "moins de deux minutes.", Level.EXACT, 16)),
                List.of(3, 1, 2, 4));
        CanonicalUrl url = url("https://conseils-copies.example/carrousels");
        Bundle bundle = bundle("c1-20261120T090000Z");
        see(url, "5 secrets de carrousels qui convertissent", id, match, Label.REUSE, "", bundle.id());
        see(url, "5 secrets de carrousels qui convertissent", id, match, Label.REUSE, "", bundle.id());
        see(url("https://conseils-copies.example/archives/2026/carrousels"), "", id, match, Label.REUSE, "", "");
    }

    private static Passage passage(String from, String to, Level level, int words) {
        return new Passage(span(MINE, from, to), span(THEIRS, from, to), level, words, 9.5 * words);
    }

    private static Passage nearPassage() {
        return new Passage(
                span(MINE, "La première diapositive ne vend", "avant la réponse."),
                span(THEIRS, "La première diapositive ne doit", "avant la réponse."),
                Level.NEAR,
                28,
                260);
    }

    private static Span span(String text, String from, String to) {
        int start = text.indexOf(from);
        return new Span(start, text.indexOf(to, start) + to.length());
    }

    private void mirroredSlide() {
        Path file = write("originals/" + "a".repeat(64), slide(false));
        Original carousel = original(
                "carrousel/",
                "Carrousel du printemps",
                "",
                List.of(new OriginalImage("slide-3.png", file, "a".repeat(64))));
        store.originals().put("lena", carousel, clock.instant());
        String id = store.originals().find("lena", carousel.key()).orElseThrow().id();
        Match match = new Match.Image(
                id,
                "slide-3.png",
                url("https://photos-empruntees.example/img/3.webp"),
                "b".repeat(64),
                14,
                Orientation.MIRRORED,
                0.42,
                0.96,
                true);
        CanonicalUrl url = url("https://photos-empruntees.example/galerie");
        see(url, "Galerie", id, match, Label.OUTSIDE_PERMISSION, "jusqu’au 31 mars 2026", "");
        store.cases().couldNotCheck(url, new Reason(Reason.Kind.STATUS, "403"));
    }

    private void mention() {
        see(
                url("https://gazette.example/portrait"),
                "Portrait de la semaine",
                "",
                new Match.Mention("\"Léna Martin\"", List.of(new Span(0, 2), new Span(12, 20))),
                Label.MENTION,
                "",
                "");
    }

    private void likenesses() {
        String id =
                store.originals().find("lena", "posts/miroir.md").orElseThrow().id();
        List<SharedStructure.Step> steps =
                List.of(new SharedStructure.Step(0, 0), new SharedStructure.Step(1, 2), new SharedStructure.Step(2, 3));
        see(
                url("https://meme-plan.example/post"),
                "Un autre post",
                id,
                new Match.Structure(id, 0.82, 41, steps),
                Label.SIMILAR,
                "",
                "");
        see(
                url("https://translated.example/post"),
                "Another post",
                id,
                new Match.Translation(id, 0.41, List.of(nearPassage())),
                Label.SIMILAR,
                "",
                "");
        see(
                url("https://fuite.example/forum"),
                "Regardez ce brief",
                "b1",
                new Match.Leak("b1", List.of(new Match.Leaked(7, new Span(12, 120), 38))),
                Label.REUSE,
                "",
                "");
    }

    private void olderPage() {
        Original guide = original("guide.md", "Guide des accroches", MINE, List.of());
        store.originals().put("lena", guide, clock.instant());
        String id = store.originals().find("lena", guide.key()).orElseThrow().id();
        Match match = new Match.Text(
                id,
                Level.EXACT,
                0.002,
                0.01,
                16,
                40,
                List.of(passage("Terminez par un geste", "moins de deux minutes.", Level.EXACT, 16)),
                List.of());
        see(url("https://ancienne.example/2019"), "Vieille page", id, match, Label.EARLIER, "2019-05-02", "");
    }

    private void see(
            CanonicalUrl url, String title, String original, Match match, Label label, String why, String evidence) {
        clock.advance(Duration.ofMinutes(10));
        Page page = new Page(
                url,
                title,
                "fr",
                Optional.of(START.minus(Duration.ofDays(2))),
                "",
                THEIRS,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                java.util.Set.of(),
                List.of(),
                List.of(),
                Tokens.sha256(THEIRS));
        store.pages().keepText(page);
        store.pages().put(url, page, clock.instant());
        store.cases()
                .observe(
                        url,
                        List.of(new Observation(
                                "lena",
                                url.site(),
                                original,
                                original.isEmpty() ? match.original() : "",
                                new PageFacts(url, title, page.published()),
                                new Found(match, Tokens.sha256(match.toString()), false, false),
                                new Ruling(label, why),
                                false,
                                page.textSha256(),
                                evidence,
                                clock.instant())),
                        clock.instant(),
                        java.util.Map.of());
    }

    private void sources() {
        Instant now = clock.instant();
        SourceStatus feed = store.sources().status("lena", "feed https://conseils-copies.example/rss", now);
        store.sources()
                .looked(
                        feed,
                        Look.named(List.of(candidate("https://conseils-copies.example/carrousels"))),
                        now,
                        now.plus(Duration.ofHours(6)));
        SourceStatus site = store.sources().status("lena", "site https://muette.example/", now);
        store.sources().failed(site, Reason.of(Reason.Kind.TIMEOUT), now, now.plus(Duration.ofHours(1)));
        store.frontier().add(candidate("https://conseils-copies.example/prive"), "lena", feed.key(), now);
        store.frontier()
                .notRead(
                        url("https://conseils-copies.example/prive"),
                        "disallowed",
                        new Reason(Reason.Kind.ROBOTS_DISALLOW, "Disallow: /prive"),
                        now,
                        now.plus(Duration.ofDays(7)));
    }

    private static Candidate candidate(String url) {
        return new Candidate(url(url), "feed", Optional.empty(), "", 0);
    }

    private void mails() {
        for (String kind : List.of("alert", "digest", "plumbing")) {
            store.outbox()
                    .queue(
                            new OutboxMessage(
                                    0,
                                    kind + " c1",
                                    kind,
                                    "lena@lena.example",
                                    "<" + kind + "@vigie.example>",
                                    "",
                                    0,
                                    START),
                            "lena",
                            clock.instant());
        }
        List<OutboxMessage> due = store.outbox().due(clock.instant(), 10);
        store.outbox().sent(due.get(0).id(), clock.instant());
        store.outbox().refused(due.get(1).id(), "550 no such mailbox", clock.instant());
        store.outbox()
                .deferred(due.get(2).id(), "451 try later", clock.instant().plus(Duration.ofHours(1)));
    }

    private Bundle bundle(String id) {
        write(id + "/manifest.json", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(id + "/capture.warc.gz", new byte[5_120]);
        Bundle bundle = new Bundle(id, folder.resolve(id), clock.instant(), "c".repeat(64));
        store.evidence().put(bundle);
        return bundle;
    }

    private static Original original(String key, String title, String text, List<OriginalImage> images) {
        return new Original(
                key,
                title,
                Optional.of(URI.create("https://lena.example/" + key)),
                new FirstPublished(
                        Instant.parse("2026-03-04T00:00:00Z"),
                        FirstPublished.Precision.DAY,
                        FirstPublished.Origin.FRONT_MATTER),
                "fr",
                text,
                images,
                List.of(),
                Tokens.sha256(key));
    }

    private static CanonicalUrl url(String value) {
        return new CanonicalUrl(value);
    }

    private Path write(String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A made-up slide: a sun over a slope, or its mirror image. */
    private static byte[] slide(boolean mirrored) {
        BufferedImage image = new BufferedImage(480, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        if (mirrored) {
            canvas.translate(480, 0);
            canvas.scale(-1, 1);
        }
        canvas.setPaint(new GradientPaint(0, 0, new Color(0x2b5876), 480, 360, new Color(0xf2c14e)));
        canvas.fillRect(0, 0, 480, 360);
        canvas.setColor(new Color(0xffe8a3));
        canvas.fillOval(60, 50, 110, 110);
        canvas.setColor(new Color(0x3b1f2b));
        canvas.fillPolygon(new int[] {0, 480, 480, 0}, new int[] {340, 190, 360, 360}, 4);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
