package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void slots_areFilledByTheCode() {
        Slots slots = read("Ce {lundi|matin-là}, {j’ai|nous avons} appris.");
        assertThat(slots.count()).isEqualTo(2);
        assertThat(slots.render(new Code("aa"))).isEqualTo("Ce lundi, j’ai appris.");
        assertThat(slots.render(new Code("ba"))).isEqualTo("Ce matin-là, j’ai appris.");
        assertThat(slots.render(new Code("ab"))).isEqualTo("Ce lundi, nous avons appris.");
        assertThatThrownBy(() -> slots.render(new Code("a"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textWithoutSlots_staysAsItIs() {
        check("Rien à remplir.\n", "Rien à remplir.\n");
        check("body { color: red }", "body { color: red }");
        check("@media print { a { color: red } }", "@media print { a { color: red } }");
        check("| a | b |\n|---|---|", "| a | b |\n|---|---|");
        check("if (a) { x || y\n\n", 1, 8, SlotFault.Kind.UNCLOSED);
        check("fin {", "fin {");
    }

    @Test
    void backslash_makesABraceOrABarText() {
        check("\\{a|b\\}", "{a|b}");
        check("{a\\|b|c}", "a|b");
        check("{a\\}|c}", "a}");
        check("C:\\dossier et \\| dehors", "C:\\dossier et \\| dehors");
    }

    @Test
    void aSlot_mayBeEmptyOnOneSide_haveMoreWays_andSpanALine() {
        check("un {très |}grand", "un très grand");
        check("{un|deux|trois}", "un");
        check("{un\nautre|deux} fin", "un\nautre fin");
    }

    @Test
    void faults_areToldAllAtOnce_withLineAndColumn() {
        assertThat(Slots.parse("Un {a|b.\n\nDeux {c|{d|e}} et {Été|ete !}\nfin {x|y"))
                .isEqualTo(new Slots.Reading.Broken(List.of(
                        new SlotFault(1, 4, SlotFault.Kind.UNCLOSED),
                        new SlotFault(3, 6, SlotFault.Kind.NESTED),
                        new SlotFault(3, 19, SlotFault.Kind.SAME),
                        new SlotFault(4, 5, SlotFault.Kind.UNCLOSED))));
        check("ligne\n  {a|{b|c}}", 2, 3, SlotFault.Kind.NESTED);
        assertThat(Slots.parse("{a|b} ".repeat(Slots.SLOTS_MAX + 1)))
                .isInstanceOfSatisfying(
                        Slots.Reading.Broken.class,
                        broken -> assertThat(broken.faults())
                                .containsExactly(new SlotFault(1, 6 * Slots.SLOTS_MAX + 1, SlotFault.Kind.TOO_MANY)));
    }

    @Test
    void place_ofASlot_isThatOfItsBrace() {
        assertThat(read("a\n\n b {c|d} {e\nf|g} {h|i}").all())
                .extracting(slot -> slot.line() + ":" + slot.column())
                .containsExactly("3:4", "3:10", "4:6");
    }

    private static void check(String draft, String firstWays) {
        Slots slots = read(draft);
        assertThat(slots.render(Code.first(slots.count()))).isEqualTo(firstWays);
    }

    private static void check(String draft, int line, int column, SlotFault.Kind kind) {
        assertThat(Slots.parse(draft)).isEqualTo(new Slots.Reading.Broken(List.of(new SlotFault(line, column, kind))));
    }

    private static Slots read(String draft) {
        return ((Slots.Reading.Draft) Slots.parse(draft)).slots();
    }
}
