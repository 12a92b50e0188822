package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainHostTest {
    /** What the scan must say, in the notation that is easier to check by eye. */
    private static final Pattern SPECIFICATION =
            Pattern.compile("(?:(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,20}"
                    + "|(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!:|$)|(?=:|$))){4})(?::[1-9]\\d{3})?");

    /** Pieces that random hosts are put together from, the tame ones first. */
    private static final String[] PIECES = {
        "a",
        "b9",
        "blog",
        "fr",
        "example",
        "0",
        "1",
        "9",
        "10",
        "127",
        "255",
        "256",
        "299",
        "007",
        "00",
        "1000",
        ".",
        "-",
        "--",
        ":",
        ":8080",
        ":80",
        ":0443",
        ":80800",
        "A",
        "é",
        "٣",
        "xn--caf-dma",
        "_",
        "%41",
        "@",
        "[",
        "]",
        " ",
        "\n",
        "x".repeat(20),
        "x".repeat(21),
        "1".repeat(62),
        "1".repeat(63),
        "0x7f"
    };

    private static final int TAME = 12;

    private static boolean isPlain(String host) {
        // something before and after, as in an address: neither may be looked at
        return PlainHost.isAt("http://" + host + "/:1.2", 7, 7 + host.length());
    }

    private static boolean isSpecified(String host) {
        return host.length() <= 100
                && !host.contains("--")
                && SPECIFICATION.matcher(host).matches();
    }

    @ParameterizedTest
    @CsvSource({
        "blog.example, true",
        "a.b, false",
        "a.bc, true",
        "a-b.example:8080, true",
        "127.0.7.1:8080, true",
        "1.2.3.4, true",
        "1.2.3, false",
        "1.2.3.4.5, false",
        "1.2.3.256, false",
        "1.2.3.04, false",
        "1.2.3.4., false",
        "1.2.3.4.fr, true",
        "localhost, false",
        "blog.example., false",
        ".blog.example, false",
        "blog..example, false",
        "-a.example, false",
        "a-.example, false",
        "a--b.example, false",
        "blog.example:80, false",
        "blog.example:, false",
        "blog.example:0443, false",
        "Blog.example, false",
        "café.example, false",
        "user@blog.example, false",
        "'', false"
    })
    void host_isPlainOrNot(String host, boolean expected) {
        assertThat(isPlain(host)).isEqualTo(expected);
        assertThat(isSpecified(host)).isEqualTo(expected);
    }

    @Test
    void host_atRandom_isWhatTheSpecificationSays() {
        Random random = new Random(5);
        int plain = 0;
        for (int round = 0; round < 300_000; round++) {
            String host = random(random);
            assertThat(isPlain(host)).as(host).isEqualTo(isSpecified(host));
            plain += isPlain(host) ? 1 : 0;
        }
        assertThat(plain).isBetween(30_000, 270_000);
    }

    /** Pieces with dots between them, one host in two with nasty pieces among them. */
    private static String random(Random random) {
        int pieces = random.nextBoolean() ? PIECES.length : TAME;
        return IntStream.rangeClosed(1, 1 + random.nextInt(5))
                .mapToObj(i -> PIECES[random.nextInt(pieces)] + (random.nextInt(8) == 0 ? "" : "."))
                .collect(Collectors.joining())
                .concat(PIECES[random.nextInt(pieces)]);
    }

    @Test
    void host_ofFourNumbersAtRandom_isWhatTheSpecificationSays() {
        Random random = new Random(6);
        for (int round = 0; round < 100_000; round++) {
            String host = random.nextInt(300) + "." + random.nextInt(300) + "." + random.nextInt(300) + "."
                    + random.nextInt(300) + (random.nextBoolean() ? "" : ":" + random.nextInt(20_000));
            assertThat(isPlain(host)).as(host).isEqualTo(isSpecified(host));
        }
    }
}
