package vigie.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules and examples of the TDM Reservation Protocol, section "TDM File on the Origin Server". */
class ReservationRulesTest {
    private static Optional<Reservation> statement(String file, String path) {
        return ReservationRules.parse(file.getBytes(UTF_8)).statement(new CanonicalUrl("https://a.example" + path));
    }

    private static String said(Optional<Reservation> statement) {
        return statement.map(one -> one.reserved() ? "reserved" : "free").orElse("unset");
    }

    /** Quotes in the files are written {@code '} here. */
    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'location':'/','tdm-reservation':1}] | / | reserved",
                "[{'location':'/','tdm-reservation':1}] | /a/b.html?c=d | reserved",
                "[{'location':'/','tdm-reservation':0}] | /a | free",
                "[{'location':'/a/','tdm-reservation':1}] | /b/ | unset",
                "[{'location':'/a/','tdm-reservation':1}] | /a | unset",
                "[{'location':'/A/','tdm-reservation':1}] | /a/x | unset",
                "[{'location':'/a/','tdm-reservation':2}] | /a/x | unset",
                "[{'location':'/a/','tdm-reservation':-1}] | /a/x | unset",
                "[{'location':'/a/','tdm-reservation':true}] | /a/x | unset",
                "[{'location':'/a/','tdm-reservation':'1'}] | /a/x | reserved",
                "[{'location':'/a/','tdm-reservation':'yes'}] | /a/x | unset",
                "[{'location':'/a/','tdm-reservation':null}] | /a/x | unset",
                "[{'location':'/a/'}] | /a/x | unset",
                "[{'tdm-reservation':1}] | /a/x | unset",
                "[{'location':'','tdm-reservation':1}] | /a/x | unset",
                "[{'location':'/a/free','tdm-reservation':0},{'location':'/a','tdm-reservation':1}] | /a/free | free",
                "[{'location':'/a/free','tdm-reservation':0},{'location':'/a','tdm-reservation':1}] | /a/x | reserved",
                "[{'location':'/a','tdm-reservation':1},{'location':'/a/free','tdm-reservation':0}] | /a/free | reserved",
                "[{'location':'/a','tdm-reservation':7},{'location':'/','tdm-reservation':1}] | /a/x | unset",
                "[{'location':'/images/*.jpg','tdm-reservation':0}] | /images/x/y.jpg | free",
                "[{'location':'/images/*.jpg$','tdm-reservation':1}] | /images/y.jpg?z=1 | unset",
                "[{'location':'/this/path/exactly$','tdm-reservation':1}] | /this/path/exactly | reserved",
                "[{'location':'/this/path/exactly$','tdm-reservation':1}] | /this/path/exactly/not | unset",
                "[{'location':'/this/*/then','tdm-reservation':1}] | /this/and/then | reserved",
                "[{'location':'/path/foo-%24','tdm-reservation':1}] | /path/foo-$ | reserved",
                "[{'location':'/%7Elena/','tdm-reservation':1}] | /~lena/x | reserved",
                "[{'location':'/été/','tdm-reservation':1}] | /%C3%A9t%C3%A9/x | reserved",
                "\ufeff[{'location':'/','tdm-reservation':1}] | /a | reserved",
                "[{'location':'/','tdm-reservation':1},17,'x',null,[]] | /a | reserved",
                "{'location':'/','tdm-reservation':1} | /a | unset",
                "[{'location':'/','tdm-reservation':1} | /a | unset",
                "[] | /a | unset",
                "`` | /a | unset",
                "<!DOCTYPE html><html><p>Not found</html> | /a | unset"
            })
    void file_speaksOfAnAddress(String file, String path, String expected) {
        assertThat(said(statement(file.replace('\'', '"'), path))).isEqualTo(expected);
    }

    @Test
    void statement_keepsPolicyAndRule() {
        String file =
                "[ {\"location\": \"/b/\", \"tdm-reservation\": 1, \"tdm-policy\": \"https://a.example/p.json\"} ]";
        assertThat(statement(file, "/b/c"))
                .contains(new Reservation(
                        true,
                        "https://a.example/p.json",
                        "{\"location\":\"/b/\",\"tdm-reservation\":1,\"tdm-policy\":\"https://a.example/p.json\"}"));
    }

    @Test
    void deeplyNestedFile_isNoFile() {
        assertThat(statement("[".repeat(100_000), "/a")).isEmpty();
    }
}
