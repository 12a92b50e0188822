package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    private static void check(String given, String canonical) {
        assertThat(CanonicalUrl.parse(given)).map(CanonicalUrl::value).contains(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://Blog.EXAMPLE:80/A, http://blog.example/A",
        "https://blog.example:443, https://blog.example/",
        "https://blog.example:8443/a, https://blog.example:8443/a",
        "https://blog.example/a#part, https://blog.example/a",
        "https://blog.example/a/./b/../c, https://blog.example/a/c",
        "https://blog.example/%7Emak/%c3%a9, https://blog.example/~mak/%C3%A9",
        "https://blog.example/é è, https://blog.example/%C3%A9%20%C3%A8",
        "https://blog.example/a%2fb, https://blog.example/a%2Fb",
        "https://blog.example/100%, https://blog.example/100%25",
        "https://café.example/, https://xn--caf-dma.example/",
        "https://blog.example/p?id=4&utm_source=x&UTM_Medium=y&fbclid=z, https://blog.example/p?id=4",
        "https://blog.example/p?utm_source=x, https://blog.example/p",
        "https://blog.example/p?, https://blog.example/p",
        "https://blog.example/p?b=1&&a=2, https://blog.example/p?b=1&a=2",
        "https://blog.example/p;jsessionid=1A2B?x=1, https://blog.example/p?x=1",
        "https://youtu.be/abc?si=1&t=3, https://youtu.be/abc?t=3",
        "https:\\\\blog.example\\a, https://blog.example/a",
        "https://①②⑦.⓪.⓪.①/, https://127.0.0.1/",
        "https://[2001:DB8:0:0::1]:8080/, https://[2001:db8::1]:8080/",
        "file:///tmp/d%C3%A9p%C3%B4t/page.html, file:///tmp/d%C3%A9p%C3%B4t/page.html",
        "file:/tmp/a/../b.html, file:///tmp/b.html"
    })
    void parse_normalForm(String given, String canonical) {
        check(given, canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/relative",
                "ftp://blog.example/",
                "javascript:alert(1)",
                "mailto:lena@lena.example",
                "https://user@blog.example/",
                "https://user:secret@blog.example/",
                "https:///",
                "https://blog.example:99999/",
                "file://server/share"
            })
    void parse_whereWeDoNotGo_isEmpty(String given) {
        assertThat(CanonicalUrl.parse(given)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CanonicalUrl(given))
                .withMessageContaining(given);
    }

    @Test
    void parse_tooLong_isEmpty() {
        String start = "https://blog.example/";
        check(start + "a".repeat(CanonicalUrl.LENGTH_MAX - start.length()), start + "a".repeat(2_083 - start.length()));
        assertThat(CanonicalUrl.parse(start + "a".repeat(CanonicalUrl.LENGTH_MAX - start.length() + 1)))
                .isEmpty();
    }

    @Test
    void constructor_bringsIntoCanonicalForm() {
        assertThat(new CanonicalUrl("HTTPS://Blog.example")).isEqualTo(new CanonicalUrl("https://blog.example/"));
    }

    /** Fixed seed: pieces that have bitten canonicalizers before, in any order. */
    @Test
    void canonicalizingTwice_changesNothing() {
        List<String> pieces = List.of(
                "%",
                "%2",
                "%41",
                "%2e",
                "%2F",
                "%25",
                "..",
                ".",
                "/",
                "//",
                "\\",
                "?",
                "&",
                "=",
                "+",
                ";jsessionid=1",
                "utm_source=a",
                "#",
                " ",
                "é",
                "'",
                "\"",
                "<",
                "|",
                "[",
                "]",
                "{",
                "^",
                "`",
                "*",
                "$",
                "~",
                "😀",
                "\t",
                "a");
        Random random = new Random(9309);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder url = new StringBuilder("https://blog.example/");
            for (int j = random.nextInt(9); j >= 0; j--) {
                url.append(pieces.get(random.nextInt(pieces.size())));
            }
            CanonicalUrl once = CanonicalUrl.parse(url.toString()).orElseThrow();
            check(once.value(), once.value());
            assertThat(once.uri().toString()).isEqualTo(once.value());
            assertThat(String.valueOf(once.httpUrl())).isEqualTo(once.value());
        }
    }

    @Test
    void resolve_linksOfAPage() {
        CanonicalUrl page = new CanonicalUrl("https://blog.example/a/b?c=1");
        assertThat(page.resolve("d#e")).contains(new CanonicalUrl("https://blog.example/a/d"));
        assertThat(page.resolve("  ../x  ")).contains(new CanonicalUrl("https://blog.example/x"));
        assertThat(page.resolve("//autre.example/")).contains(new CanonicalUrl("https://autre.example/"));
        assertThat(page.resolve("?d=2")).contains(new CanonicalUrl("https://blog.example/a/b?d=2"));
        assertThat(page.resolve("javascript:void(0)")).isEmpty();
        assertThat(page.resolve("file:///etc/passwd")).isEmpty();
    }

    @Test
    void resolve_linksOfADroppedFile_reachTheWebOnly() {
        CanonicalUrl file = CanonicalUrl.of(Path.of("/tmp/depot/page.html"));
        assertThat(file.resolve("https://blog.example/a")).contains(new CanonicalUrl("https://blog.example/a"));
        assertThat(file.resolve("other.html")).isEmpty();
        assertThat(file.resolve("file:///etc/passwd")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.blog.example/x, www.blog.example, blog.example",
        "https://co.uk/, co.uk, co.uk",
        "https://a.b.co.uk/, a.b.co.uk, b.co.uk",
        "https://lena.github.io/x, lena.github.io, lena.github.io",
        "https://www.lemonde.fr:8443/, www.lemonde.fr:8443, lemonde.fr",
        "http://localhost:8080/, localhost:8080, localhost:8080",
        "http://127.0.0.1:8080/, 127.0.0.1:8080, 127.0.0.1:8080",
        "'http://[::1]:8080/', '[::1]:8080', '[::1]:8080'",
        "file:///tmp/a.html, file, file"
    })
    void hostAndSite(String url, String host, String site) {
        assertThat(new CanonicalUrl(url).host()).isEqualTo(host);
        assertThat(new CanonicalUrl(url).site()).isEqualTo(site);
    }

    /** What is taken as it is must be what parsing would make of it, and what is not plain must be parsed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example/",
                "http://www.a-b.example:8080/x/y_z/1.html",
                "http://127.0.0.1:8080/p",
                "http://10.0.0.255/",
                "http://256.1.1.1/",
                "http://127.1/",
                "http://1.2.3.4.5/",
                "http://01.2.3.4/",
                "http://1.2.3.4./",
                "http://a.example./",
                "http://a..example/",
                "http://-a.example/",
                "http://xn--a.example/",
                "http://a.example:80/",
                "http://a.example:8080",
                "http://a.example:99999/",
                "http://a.example/./x",
                "http://a.example/x/..",
                "http://a.example/x/.../y",
                "http://a.example//x//",
                "http://a.example/x.",
                "http://A.example/"
            })
    void plainAddress_isWhatParsingMakesOfIt(String text) {
        Optional<String> parsed =
                Optional.ofNullable(okhttp3.HttpUrl.parse(text)).flatMap(CanonicalForm::of);
        assertThat(CanonicalForm.of(text)).isEqualTo(parsed);
    }
}
