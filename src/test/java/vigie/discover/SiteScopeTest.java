package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Directive;
import vigie.extract.Link;
import vigie.extract.Page;

class SiteScopeTest {
    private static final CanonicalUrl START = new CanonicalUrl("https://www.autre.example/");
    private static final SiteScope SCOPE = new SiteScope(START, 2);

    private static Page page(Set<Directive> directives, List<Link> links) {
        return new Page(
                START,
                "",
                "fr",
                Optional.empty(),
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                links,
                Optional.empty(),
                directives,
                List.of(),
                List.of(),
                "");
    }

    private static Link link(String url) {
        return new Link(START.resolve(url).orElseThrow(), "mot", 0, true);
    }

    private static List<String> followed(int pageDepth, Link... links) {
        return SCOPE.candidates(page(Set.of(), List.of(links)), pageDepth).stream()
                .map(candidate -> candidate.url().value())
                .toList();
    }

    @Test
    void candidates_areLinksOfTheSameHost_once() {
        assertThat(followed(
                        0,
                        link("/a"),
                        link("/a#x"),
                        link("https://autre.example/b"),
                        link("https://x.example/c"),
                        link("/"),
                        link("/d.pdf"),
                        link("/e.zip"),
                        link("/feed.xml")))
                .containsExactly(
                        "https://www.autre.example/a", "https://autre.example/b", "https://www.autre.example/d.pdf");
        assertThat(SCOPE.candidates(page(Set.of(), List.of(link("/a"))), 1))
                .containsExactly(new Candidate(
                        new CanonicalUrl("https://www.autre.example/a"), "link", Optional.empty(), "mot", 2));
    }

    @Test
    void candidates_atTheDepth_areNone() {
        assertThat(followed(1, link("/a"))).hasSize(1);
        assertThat(followed(2, link("/a"))).isEmpty();
    }

    @Test
    void candidates_respectNofollow() {
        Link unfollowed = new Link(new CanonicalUrl("https://www.autre.example/a"), "", 0, false);
        assertThat(followed(0, unfollowed)).isEmpty();
        assertThat(SCOPE.candidates(page(Set.of(Directive.NOFOLLOW), List.of(link("/a"))), 0))
                .isEmpty();
    }

    @Test
    void candidates_thatDifferInTheirQueryOnly_areBounded() {
        Link[] calendar = IntStream.range(0, 100)
                .mapToObj(day -> link("/calendar?day=" + day))
                .toArray(Link[]::new);
        assertThat(followed(0, calendar)).hasSize(SiteScope.QUERIES_PER_PATH_MAX);
        Link[] pages = Stream.iterate(0, i -> i + 1)
                .limit(100)
                .map(i -> link("/p/" + i))
                .toArray(Link[]::new);
        assertThat(followed(0, pages)).hasSize(100);
    }

    /** Marks of campaigns make no other page; what remains is bounded for each path. */
    @Test
    void samePage_underAThousandParameters_isFollowedAsOftenAsItsBudgetSays() {
        Link[] variants = IntStream.range(0, 1_000)
                .mapToObj(i -> link("/liste?" + (i % 2 == 0 ? "p" + i + "=1&tri=date" : "tri=date&session=" + i)))
                .toArray(Link[]::new);
        assertThat(followed(0, variants)).hasSize(SiteScope.QUERIES_PER_PATH_MAX);
        Link[] campaigns = IntStream.range(0, 1_000)
                .mapToObj(i -> link("/p?utm_source=" + i))
                .toArray(Link[]::new);
        assertThat(followed(0, campaigns)).containsExactly("https://www.autre.example/p");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/a/a/",
                "/1/2/3/4/5/6/7/8/9",
                "/x/y/x/y/x",
                "/list?a=1&b=2&c=3&d=4&e=5&f=6",
                "//other.example/a",
                "/a.mp4"
            })
    void traps_areOutside(String link) {
        assertThat(SCOPE.holds(START.resolve(link).orElseThrow())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/2026/08/08/titre", "/1/2/3/4/5/6/7/8", "/list?a=1&b=2&c=3&d=4&e=5", "/v1.2/page", "/p.html"})
    void pages_areInside(String link) {
        assertThat(SCOPE.holds(START.resolve(link).orElseThrow())).isTrue();
    }
}
