package vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.Reservation;

/**
 * What headers, meta tags and the TDM file ask, and where each was found. Robots tags have no standard; the cases follow
 * what the large search engines document.
 */
class DirectivesTest {
    private static final Instant READ_AT = Instant.parse("2026-11-24T10:00:00Z");

    /**
     * Takes in statements parted by {@code ;;}: {@code file 1}, {@code header NAME: VALUE} or {@code meta NAME: VALUE}.
     * The signals that hold come as {@code DIRECTIVE@source}.
     */
    private static String signals(String statements) {
        Directives directives = Directives.none(READ_AT);
        for (String statement : statements.split(";;", -1)) {
            String[] words = statement.strip().split(" ", 2);
            String name = words[1].split(":", -1)[0];
            String value = words[1].substring(Math.min(words[1].length(), name.length() + 1));
            switch (words[0]) {
                case "file" -> directives.file(new Reservation(words[1].equals("1"), "", "{}"));
                case "header" -> directives.header(name, value);
                case "meta" -> directives.meta(name, value);
                default -> throw new IllegalArgumentException(statement);
            }
        }
        return directives.joined().stream()
                .map(signal -> signal.directive() + "@" + signal.source())
                .sorted()
                .collect(Collectors.joining(" & "));
    }

    private static void check(String statements, String expected) {
        assertThat(signals(statements))
                .isEqualTo(Stream.of(expected.split(" & ", -1)).sorted().collect(Collectors.joining(" & ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "header X-Robots-Tag: noindex | NOINDEX@X-Robots-Tag",
                "header x-robots-tag: NoIndex | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: nofollow | NOFOLLOW@X-Robots-Tag",
                "header X-Robots-Tag: none | NOINDEX@X-Robots-Tag & NOFOLLOW@X-Robots-Tag",
                "header X-Robots-Tag: noarchive | NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: nocache | NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: nosnippet | NOSNIPPET@X-Robots-Tag",
                "header X-Robots-Tag: max-snippet:0 | NOSNIPPET@X-Robots-Tag",
                "header X-Robots-Tag: max-snippet: 0 | NOSNIPPET@X-Robots-Tag",
                "header X-Robots-Tag: max-snippet:50, max-image-preview:none, max-video-preview:0 | ''",
                "header X-Robots-Tag: max-snippet:-1 | ''",
                "header X-Robots-Tag: all | ''",
                "header X-Robots-Tag: index, follow | ''",
                "header X-Robots-Tag: noindex,nofollow,noarchive | NOINDEX@X-Robots-Tag & NOFOLLOW@X-Robots-Tag & NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: index, noindex | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: noindex;;header X-Robots-Tag: index | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: noarchive;;header X-Robots-Tag: nofollow | NOARCHIVE@X-Robots-Tag & NOFOLLOW@X-Robots-Tag",
                "header X-Robots-Tag: otherbot: noindex | ''",
                "header X-Robots-Tag: otherbot: noindex, nofollow | ''",
                "header X-Robots-Tag: vigie: noindex | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: Vigie: noindex, nofollow | NOINDEX@X-Robots-Tag & NOFOLLOW@X-Robots-Tag",
                "header X-Robots-Tag: otherbot: noindex, vigie: nofollow | NOFOLLOW@X-Robots-Tag",
                "header X-Robots-Tag: vigie: noarchive, otherbot: noindex | NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: noarchive, otherbot: noindex | NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: *: noindex | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: otherbot: noindex;;header X-Robots-Tag: vigie: noarchive | NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: 25 Jun 2010 15:00:00 GMT | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: 25 Jun 2050 15:00:00 GMT | ''",
                "header X-Robots-Tag: unavailable_after: Fri, 25 Jun 2010 15:00:00 GMT, noarchive | NOINDEX@X-Robots-Tag & NOARCHIVE@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: Friday, 25-Jun-10 15:00:00 GMT | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: 2010-06-25T15:00:00Z | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: 2026-11-24T12:00:00+01:00 | ''",
                "header X-Robots-Tag: unavailable_after: 2026-11-24T10:00:00+01:00 | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: unavailable_after: June 25, 2010 | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: vigie: unavailable_after: 25 Jun 2010 15:00:00 GMT | NOINDEX@X-Robots-Tag",
                "header X-Robots-Tag: otherbot: unavailable_after: 25 Jun 2010 15:00:00 GMT | ''",
                "header X-Robots-Tag: unavailable_after: some day | ''",
                "header X-Robots-Tag: noai | MINING_RESERVED@X-Robots-Tag",
                "header X-Robots-Tag: noimageai | MINING_RESERVED@X-Robots-Tag",
                "header X-Robots-Tag: noml | MINING_RESERVED@X-Robots-Tag",
                "header X-Robots-Tag: otherbot: noai | ''",
                "header X-Robots: noindex | ''",
                "meta robots: noindex, nofollow | NOINDEX@meta robots & NOFOLLOW@meta robots",
                "meta ROBOTS: NONE | NOINDEX@meta robots & NOFOLLOW@meta robots",
                "meta vigie: nosnippet | NOSNIPPET@meta vigie",
                "meta Vigie: noarchive;;meta robots: all | NOARCHIVE@meta vigie",
                "meta otherbot: noindex | ''",
                "meta robots: noai, noimageai | MINING_RESERVED@meta robots & MINING_RESERVED@meta robots",
                "meta robots: unavailable_after: 25 Jun 2010 15:00:00 GMT | NOINDEX@meta robots",
                "header X-Robots-Tag: noindex;;meta robots: noindex, noarchive | NOINDEX@X-Robots-Tag & NOINDEX@meta robots & NOARCHIVE@meta robots"
            })
    void robotsTags(String statements, String expected) {
        check(statements, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file 1 | MINING_RESERVED@/.well-known/tdmrep.json",
                "file 0 | ''",
                "header tdm-reservation: 1 | MINING_RESERVED@tdm-reservation header",
                "header TDM-Reservation:  1  | MINING_RESERVED@tdm-reservation header",
                "header tdm-reservation: 0 | ''",
                "header tdm-reservation: true | ''",
                "header tdm-reservation: 2 | ''",
                "meta tdm-reservation: 1 | MINING_RESERVED@meta tdm-reservation",
                "file 1;;header tdm-reservation: 0 | ''",
                "file 0;;header tdm-reservation: 1 | MINING_RESERVED@tdm-reservation header",
                "file 1;;header tdm-reservation: 1 | MINING_RESERVED@tdm-reservation header",
                "file 1;;header tdm-reservation: yes | MINING_RESERVED@/.well-known/tdmrep.json",
                "file 1;;header X-Robots-Tag: all | MINING_RESERVED@/.well-known/tdmrep.json",
                "header tdm-reservation: 1;;meta tdm-reservation: 0 | ''",
                "header tdm-reservation: 0;;meta tdm-reservation: 1 | MINING_RESERVED@meta tdm-reservation",
                "header tdm-reservation: 1;;meta tdm-reservation: 5 | MINING_RESERVED@tdm-reservation header",
                "file 1;;header tdm-reservation: 0;;meta tdm-reservation: 1 | MINING_RESERVED@meta tdm-reservation",
                "file 1;;header tdm-reservation: 1;;meta tdm-reservation: 0 | ''",
                "header tdm-reservation: 1;;header tdm-reservation: 0 | MINING_RESERVED@tdm-reservation header",
                "header tdm-reservation: 0;;header tdm-reservation: 1 | MINING_RESERVED@tdm-reservation header",
                "meta tdm-reservation: 1;;meta tdm-reservation: 0 | MINING_RESERVED@meta tdm-reservation",
                "header tdm-reservation: 0;;meta robots: noai | MINING_RESERVED@meta robots"
            })
    void tdmSignals(String statements, String expected) {
        check(statements, expected);
    }

    @Test
    void signal_keepsWordsAndPolicy() {
        Directives directives = Directives.none(READ_AT);
        directives.header("tdm-policy", "https://a.example/policy.json");
        directives.header("tdm-reservation", "1");
        directives.meta("robots", "index, max-snippet: 0");
        assertThat(directives.joined())
                .containsExactly(
                        new Signal(Directive.NOSNIPPET, "meta robots", "max-snippet: 0", ""),
                        new Signal(
                                Directive.MINING_RESERVED,
                                "tdm-reservation header",
                                "1",
                                "https://a.example/policy.json"));
    }

    @Test
    void laterPolicy_supersedes_andAbsenceDoesNot() {
        Directives directives = Directives.none(READ_AT);
        directives.file(new Reservation(true, "https://a.example/1", "{rule}"));
        assertThat(directives.joined()).extracting(Signal::policy).containsExactly("https://a.example/1");
        directives.header("tdm-reservation", "1");
        assertThat(directives.joined()).extracting(Signal::policy).containsExactly("https://a.example/1");
        directives.meta("tdm-policy", "https://a.example/2");
        assertThat(directives.joined())
                .containsExactly(
                        new Signal(Directive.MINING_RESERVED, "tdm-reservation header", "1", "https://a.example/2"));
    }

    @Test
    void manySignals_areBounded_butEachDirectiveIsKept() {
        Directives directives = Directives.none(READ_AT);
        for (int i = 0; i < 1_000; i++) {
            directives.meta("robots", "unavailable_after: 25 Jun 2010 15:00:00 GMT" + " ".repeat(i % 7) + ", noindex");
            directives.header("X-Robots-Tag", "unavailable_after: 2010-06-25T15:00:" + (10 + i % 50) + "Z");
        }
        directives.meta("robots", "nosnippet");
        List<Signal> joined = directives.joined();
        assertThat(joined).hasSizeLessThanOrEqualTo(51);
        assertThat(joined).extracting(Signal::directive).contains(Directive.NOINDEX, Directive.NOSNIPPET);
    }
}
