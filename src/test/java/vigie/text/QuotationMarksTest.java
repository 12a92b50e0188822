package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuotationMarksTest {
    private static void check(String text, String expected) {
        String shown = QuotationMarks.between(text).stream()
                .mapToObj(unit -> String.valueOf(text.charAt(unit)))
                .collect(Collectors.joining());
        assertThat(shown).isEqualTo(expected);
    }

    @Test
    void marks_ofEveryKind_quote() {
        check("Il dit « oui », dit-elle.", "« oui ");
        check("She said “yes” twice.", "“yes");
        check("Er sagte „ja“.", "„ja");
        check("a \"b\" c", "\"b");
    }

    @Test
    void mark_leftOpen_quotesNothing() {
        check("A 5\" screen\nand a 6\" one", "");
        check("Il dit « oui", "");
        check("« " + "x".repeat(5_000) + " »", "");
        check("", "");
    }
}
