package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.watch.Source;

/** Reads what a real WordPress said, recorded (its README tells how) and served again on loopback. */
class WordPressIT {
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
    private static final String POST = "/2026/10/une-fenetre-au-nord-sept-vues/";
    private static final String RSS = "application/rss+xml; charset=UTF-8";

    private final FakeSite site = new FakeSite();
    private final Fetcher fetcher = new Fetcher(site.settings(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
    private final FeedReader reader = new FeedReader(fetcher);

    @BeforeEach
    void serve() {
        site.on("/feed/", asked -> switch (asked.target()) {
            case "/feed/" -> recorded(200, "feed.xml", RSS);
            case "/feed/?paged=2" -> recorded(200, "feed-2.xml", RSS);
            default -> recorded(404, "feed-3.xml", RSS);
        });
        site.on("/comments/feed/", recorded(200, "comments-feed.xml", RSS));
        site.on("/robots.txt", recorded(200, "robots.txt", "text/plain; charset=utf-8"));
        for (String map : List.of(
                "", "-posts-post-1", "-posts-page-1", "-taxonomies-category-1", "-taxonomies-post_tag-1", "-users-1")) {
            String file = "wp-sitemap" + map + ".xml";
            site.on("/" + file, recorded(200, file, "application/xml; charset=UTF-8"));
        }
        site.on("/", recorded(200, "home.html", "text/html; charset=UTF-8"));
        site.on(POST, recorded(200, "post.html", "text/html; charset=UTF-8"));
    }

    @AfterEach
    void close() {
        fetcher.close();
        site.close();
    }

    private Answer recorded(int status, String file, String type) {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/wordpress/" + file), file)) {
            String text = new String(in.readAllBytes(), UTF_8).replace("https://blog.example", "http://" + site.host());
            return Answer.of(status, text).with("Content-Type", type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page page(String path) {
        if (fetcher.fetch(site.url(path), Conditions.NONE) instanceof Outcome.Fetched fetched) {
            return new Extractor().extract(fetched.capture());
        }
        throw new AssertionError(path);
    }

    @Test
    void feed_namesThePostsOfItsFirstPage_inUtc() {
        Look look = reader.look(site.url("/feed/"), Conditions.NONE).look();
        assertThat(look.failure()).isEmpty();
        assertThat(look.notBefore()).contains(NOW.plus(Duration.ofHours(1)));
        assertThat(look.candidates().stream()
                        .map(item -> item.published().orElseThrow() + " " + item.title())
                        .toList())
                .containsExactly(
                        "2026-11-09T11:00:00Z Protégé : Réservé aux élèves",
                        "2026-11-02T11:00:00Z Untitled",
                        "2026-10-26T01:30:00Z Le billet « classique »",
                        "2026-10-04T22:30:00Z Une fenêtre au nord & sept vues",
                        "2026-03-03T09:15:03Z Le silence avant la prise");
    }

    @Test
    void backfill_goesOnByNumber_toTheLastPage() {
        FeedReader.Backfill backfill = reader.backfill(site.url("/feed/"));
        assertThat(backfill.items()).hasSize(9);
        assertThat(backfill.items().getLast().title()).isEqualTo("À lire d’abord");
        assertThat(backfill.stopped()).isEmpty();
        assertThat(site.targets()).containsExactly("/feed/", "/feed/?paged=2", "/feed/?paged=3");
    }

    @Test
    void backfill_behindACacheThatIgnoresNumbers_endsAtOnce() {
        site.on("/feed/", recorded(200, "feed.xml", RSS));
        FeedReader.Backfill backfill = reader.backfill(site.url("/feed/"));
        assertThat(backfill.items()).hasSize(5);
        assertThat(backfill.stopped()).isEmpty();
        assertThat(site.targets()).containsExactly("/feed/", "/feed/?paged=2");
    }

    @Test
    void backfill_thatFailsInBetween_saysSo() {
        site.on(
                "/feed/",
                asked -> asked.target().equals("/feed/") ? recorded(200, "feed.xml", RSS) : Answer.of(500, ""));
        FeedReader.Backfill backfill = reader.backfill(site.url("/feed/"));
        assertThat(backfill.items()).hasSize(5);
        assertThat(backfill.stopped()).contains(new Reason(Reason.Kind.STATUS, "500"));
    }

    @Test
    void find_takesThePosts_notTheComments() {
        FeedReader.Found posts = new FeedReader.Found.At(site.url("/feed/"));
        assertThat(reader.find(site.url("/"))).isEqualTo(posts);
        assertThat(reader.find(site.url(POST))).isEqualTo(posts);
        assertThat(reader.look(site.url("/comments/feed/"), Conditions.NONE)
                        .look()
                        .candidates())
                .hasSize(2);
    }

    @Test
    void site_isReadThroughRobotsAndTheIndexOfSitemaps() {
        Discovery discovery = new Discovery(
                fetcher,
                Connectors.of(fetcher, ServiceSettings.NONE, Clock.fixed(NOW, ZoneOffset.UTC)),
                new Extractor());
        Look look = discovery.look(
                new Source.Site(site.url("/").uri(), 2, 50, Duration.ofDays(1)),
                Bearings.NONE,
                new Means(service -> false, Path.of("nowhere"), page -> false));
        assertThat(look.failure()).isEmpty();
        // 9 posts, 2 pages, 3 categories, 6 tags, 1 author, and the start that no sitemap names
        Map<String, Long> sorts = look.candidates().stream()
                .map(candidate -> candidate.url().uri().getPath())
                .collect(Collectors.groupingBy(WordPressIT::sort, Collectors.counting()));
        assertThat(sorts)
                .isEqualTo(Map.of("post", 9L, "page", 2L, "category", 3L, "tag", 6L, "author", 1L, "start", 1L));
        assertThat(look.candidates().stream().map(Candidate::published)).allMatch(Optional::isEmpty);
        assertThat(site.targets()).hasSize(6).startsWith("/wp-sitemap.xml");
    }

    private static String sort(String path) {
        return switch (path.split("/", -1)[1]) {
            case "" -> "start";
            case "2026" -> "post";
            case "a-propos" -> "page";
            default -> path.split("/", -1)[1];
        };
    }

    @Test
    void post_hasItsOwnDate_itsAuthorAndTheLargestPicture() {
        Page post = page(POST);
        assertThat(post.title()).startsWith("Une fenêtre au nord & sept vues");
        assertThat(post.author()).isEqualTo("Éloïse Vasseur");
        assertThat(post.language()).isEqualTo("fr");
        assertThat(post.published()).contains(Instant.parse("2026-10-04T22:30:00Z"));
        assertThat(post.canonical()).contains(site.url(POST));
        assertThat(post.problems()).isEmpty();
        assertThat(post.images().stream().map(PageImage::url))
                .contains(site.url("/wp-content/uploads/2026/03/fenetre-nord.jpg"));
        assertThat(post.text())
                .contains("carrousel de sept vues 📷✨ : voilà tout le décor. « On croirait un studio »")
                .contains("Matin Fenêtre ouverte\nSoir Lampe de bureau");
    }

    @Test
    void pageWithoutADateOfItsOwn_doesNotTakeItsReaders() {
        site.on(POST, withoutDate());
        assertThat(page(POST).published()).isEmpty();
    }

    private Answer withoutDate() {
        String html = new String(recorded(200, "post.html", "text/html").body().toByteArray(), UTF_8);
        return Answer.html(html.replaceFirst("<time class=\"entry-date.*?</time>", ""));
    }

    @Test
    void listOfPosts_hasNoDate() {
        Page home = page("/");
        assertThat(home.text()).contains("5 janvier 2026").contains("Le billet « classique »");
        assertThat(home.published()).isEmpty();
    }
}
