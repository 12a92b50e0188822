package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigie.text.AttributionTrials.Source;

class AttributionTest {
    private static final int TRIALS = 10_000;
    private static final double FALSE_MAX = 0.001;

    private final AttributionTrials trials = new AttributionTrials(20, 24, 7);

    @Test
    void wholeText_namesItsCopyAlways() {
        assertThat(trials.run(Source.RECIPIENT, 24, 0, TRIALS)).isEqualTo(new AttributionTrials.Shares(1, 0));
    }

    @Test
    void halfTheText_namesItsCopyMostly() {
        AttributionTrials.Shares half = trials.run(Source.RECIPIENT, 12, 0, TRIALS);
        assertThat(half.right()).isGreaterThanOrEqualTo(0.85);
        assertThat(half.wrong()).isLessThanOrEqualTo(FALSE_MAX);
    }

    @Test
    void changedSlots_nameTheirCopyLessOften_andNobodyElse() {
        for (int seen : List.of(8, 12, 24)) {
            assertThat(trials.run(Source.RECIPIENT, seen, 0.1, TRIALS).wrong()).isLessThanOrEqualTo(FALSE_MAX);
        }
        assertThat(trials.run(Source.RECIPIENT, 24, 0.1, TRIALS).right()).isGreaterThan(0.5);
    }

    @Test
    void somebodyElsesCopy_namesNobody() {
        for (Source source : List.of(Source.DRAFT, Source.FORGOTTEN)) {
            for (int seen : List.of(8, 12, 24)) {
                for (double flips : List.of(0.0, 0.1)) {
                    assertThat(trials.run(source, seen, flips, TRIALS).wrong()).isLessThanOrEqualTo(FALSE_MAX);
                }
            }
        }
        assertThat(trials.run(Source.COIN, 24, 0, TRIALS).wrong()).isLessThanOrEqualTo(FALSE_MAX);
    }

    /** Twelve tosses agree with one of twenty copies once in 205 times: no rule that names copies by twelve slots can do better. */
    @Test
    void halfATextWordedByChance_isTakenForACopyAsOftenAsChanceHasIt() {
        assertThat(trials.run(Source.COIN, 12, 0, TRIALS).wrong()).isBetween(0.001, 0.007);
    }

    @Test
    void fewerThanEightSlots_nameNobody() {
        Code code = CodesTest.codes(1, 24, 1).getFirst();
        List<Attribution.Copy> one = List.of(new Attribution.Copy("h1", code));
        for (int seen = 0; seen <= 24; seen++) {
            Attribution attribution = Attribution.of(shown(code, seen), one);
            assertThat(attribution.seen()).isEqualTo(seen);
            assertThat(attribution.compatible().isPresent()).isEqualTo(seen >= Attribution.SEEN_MIN);
        }
    }

    @Test
    void agreeing_countsTheSlotsThatShowTheCopysWay() {
        List<Code> codes = CodesTest.codes(20, 24, 1);
        List<Attribution.Copy> copies = IntStream.range(0, 20)
                .mapToObj(number -> new Attribution.Copy("h" + number, codes.get(number)))
                .toList();
        Attribution attribution = Attribution.of(shown(codes.get(3).turned(5), 24), copies);
        assertThat(attribution.compatible()).hasValueSatisfying(copy -> {
            assertThat(copy.id()).isEqualTo("h3");
            assertThat(copy.agreeing()).isEqualTo(23);
        });
        double sum = attribution.weighed().stream()
                .mapToDouble(Attribution.Weighed::posterior)
                .sum();
        assertThat(sum).isBetween(0.99, 1.0);
    }

    @Test
    void noCopies_orNothingSeen_nameNobody() {
        assertThat(Attribution.of(Collections.nCopies(24, Way.FIRST), List.of()).compatible())
                .isEmpty();
        assertThatThrownBy(
                        () -> Attribution.of(List.of(Way.FIRST), List.of(new Attribution.Copy("h1", new Code("ab")))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoCopiesOfOneCode_areToldApartByNothing() {
        Code code = CodesTest.codes(1, 24, 1).getFirst();
        assertThat(Attribution.of(
                                shown(code, 24),
                                List.of(new Attribution.Copy("h1", code), new Attribution.Copy("h2", code)))
                        .compatible())
                .isEmpty();
    }

    private static List<Way> shown(Code code, int seen) {
        List<Way> observed = new ArrayList<>(Collections.nCopies(code.length(), Way.UNSEEN));
        for (int slot = 0; slot < seen; slot++) {
            observed.set(slot, code.isSecond(slot) ? Way.SECOND : Way.FIRST);
        }
        return observed;
    }
}
