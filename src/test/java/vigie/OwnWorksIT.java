package vigie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.store.Originals;
import vigie.testing.FakeSite;

/** The owner's own feed and site, as works come in from them. */
class OwnWorksIT extends Household {
    private static final String DATED = """
            <html><head><title>%s</title><meta property="article:published_time" content="2026-03-0%dT08:00:00Z"></head>
            <body><article><p>%s</p></article></body></html>""";

    @Test
    void ownSite_givesItsDatedPages_andNoOther() throws IOException {
        site.page("/", "<a href='/blog/un'>un</a>");
        site.page("/blog/un", DATED.formatted("Un", 1, "Le silence du lundi matin coûte plus cher que la grève."));
        site.page("/blog/deux", DATED.formatted("Deux", 2, "Un brief clair épargne trois allers-retours."));
        site.page("/blog/mentions", "<p>Mentions légales du site, sans date aucune.</p>");
        site.page("/autre", DATED.formatted("Autre", 3, "Une page hors du blog."));
        site.on("/sitemap.xml", sitemap("/", "/blog/un", "/blog/deux", "/blog/mentions", "/autre"));
        configure();
        watch("originals: [{site: \"%s\"}]\n".formatted(site.url("/blog/").value()), "");
        round();
        inHouse(house -> {
            Originals originals = house.store().originals();
            assertThat(originals.all("lena"))
                    .extracting(known -> known.original().title())
                    .containsExactlyInAnyOrder("Un", "Deux");
            assertThat(originals.all("lena"))
                    .allSatisfy(known -> assertThat(known.original().isPublic(clock.instant()))
                            .isTrue());
        });
        long asked = asked("/blog/mentions");
        clock.advance(Duration.ofHours(7));
        round();
        assertThat(asked("/blog/mentions")).isEqualTo(asked).isEqualTo(1);
    }

    private long asked(String path) {
        return site.targets().stream().filter(path::equals).count();
    }

    private FakeSite.Answer sitemap(String... paths) {
        String urls = Stream.of(paths)
                .map(path -> "<url><loc>" + site.url(path).value() + "</loc></url>")
                .collect(Collectors.joining());
        return FakeSite.Answer.of(
                        200, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">" + urls + "</urlset>")
                .with("Content-Type", "application/xml");
    }

    @Test
    void ownFeed_isAskedOnceAnHour_andConditionally() throws IOException {
        site.on(
                "/feed.xml",
                asked -> "\"v1\"".equals(asked.headers().get("If-None-Match"))
                        ? FakeSite.Answer.of(304, "")
                        : FakeSite.Answer.of(200, """
                        <rss version="2.0"><channel><title>Léna</title><item><title>Un</title>
                        <link>%s</link></item></channel></rss>""".formatted(site.url("/un").value()))
                                .with("Content-Type", "application/rss+xml")
                                .with("ETag", "\"v1\""));
        site.page("/un", "<p>Le silence du lundi matin coûte plus cher que la grève.</p>");
        configure();
        watch("originals: [{feed: \"%s\"}]\n".formatted(site.url("/feed.xml").value()), "");
        round();
        round();
        assertThat(asked("/feed.xml")).isEqualTo(2); // once for what is new, once on the way back to its oldest page
        clock.advance(Duration.ofHours(2));
        round();
        assertThat(asked("/feed.xml")).isEqualTo(3);
        inHouse(house -> assertThat(house.store().originals().all("lena")).hasSize(1));
    }

    @Test
    void ownFeed_givesItsOwnWholeText_elseThePage_andNothingBehindAPassword() throws IOException {
        String whole = "<p>Le silence du lundi matin coûte plus cher que la grève du vendredi soir.</p>".repeat(12);
        site.on(
                "/feed.xml",
                FakeSite.Answer.of(200, """
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Léna</title>
                <item><title>Un</title><link>%1$s</link><content:encoded><![CDATA[%4$s]]></content:encoded></item>
                <item><title>Deux</title><link>%2$s</link><description>Un brief clair […]</description></item>
                <item><title>Trois</title><link>%3$s</link><description>Protégé.</description></item>
                </channel></rss>""".formatted(
                                        site.url("/un").value(),
                                        site.url("/deux").value(),
                                        site.url("/trois").value(),
                                        whole))
                        .with("Content-Type", "application/rss+xml"));
        site.page("/un", whole + "<div class='comments'><p>Bravo, dit une lectrice.</p></div>");
        site.page("/deux", "<p>Un brief clair épargne trois allers-retours.</p>");
        site.page("/trois", "<form class='post-password-form'><p>Mot de passe requis.</p></form>");
        configure();
        watch("originals: [{feed: \"%s\"}]\n".formatted(site.url("/feed.xml").value()), "");
        round();
        inHouse(house -> assertThat(house.store().originals().all("lena"))
                .extracting(
                        known -> known.original().title(),
                        known -> known.original().text().contains("lectrice"))
                .containsExactlyInAnyOrder(tuple("Un", false), tuple("Deux", false)));
        assertThat(asked("/deux")).isEqualTo(1);
    }
}
