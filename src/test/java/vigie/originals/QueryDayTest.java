package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigie.originals.QueryDay.Ask;
import vigie.originals.QueryDay.Skip;
import vigie.originals.QueryDay.Turn;
import vigie.text.NormalForm;
import vigie.watch.Original;

class QueryDayTest {
    private static final Original ORIGINAL =
            QueryOriginals.text(new MadeUpProse(new Random(3), "fr", MadeUpProse.vocabulary("fr")).text(300));

    private static final List<DueQueries> DUE = new QueryCalendar(
                    QueryOriginals.context(List.of()), QueryPriority.of(List.of()))
            .due(
                    List.of(new QueriedOriginal("o1", QueryOriginals.published(ORIGINAL), QueryOriginals.PUBLISHED)),
                    List.of(),
                    QueryOriginals.PUBLISHED.plus(Duration.ofDays(1)));

    private static List<Turn> all(QueryDay day) {
        List<Turn> turns = new ArrayList<>();
        for (Optional<Turn> turn = day.next(); turn.isPresent(); turn = day.next()) {
            turns.add(turn.get());
        }
        return turns;
    }

    @Test
    void day_asksInOrderUntilTheBudgetIsSpent() {
        assertThat(all(new QueryDay(DUE, 60)))
                .hasSize(8)
                .allMatch(Ask.class::isInstance)
                .extracting(turn -> turn.query().order())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        QueryDay poor = new QueryDay(DUE, 3);
        assertThat(all(poor)).hasSize(3);
        assertThat(poor.budget()).isZero();
        assertThat(all(new QueryDay(DUE, 0))).isEmpty();
        assertThat(all(new QueryDay(List.of(), 60))).isEmpty();
    }

    @Test
    void query_coveredByAPageOfTheDay_isSkippedAtNoCost() {
        QueryDay day = new QueryDay(DUE, 2);
        assertThat(day.next()).containsInstanceOf(Ask.class);
        day.fetched(DUE.getFirst().original(), NormalForm.tokens(ORIGINAL.text()));
        List<Turn> rest = all(day);
        assertThat(rest).hasSize(7).allMatch(Skip.class::isInstance);
        assertThat(((Skip) rest.getFirst()).code()).isEqualTo("covered 8/8");
        assertThat(day.budget()).isEqualTo(1);
    }

    @Test
    void query_isSkippedFromSixtyPercentOn() {
        check(5, true);
        check(4, false);
    }

    /** The second query is of eight keywords; one page holds so many of them, another the rest. */
    private static void check(int held, boolean skipped) {
        QueryDay day = new QueryDay(DUE, 60);
        day.next();
        List<String> words = DUE.getFirst().pending().get(1).matter();
        assertThat(words).hasSize(8);
        day.fetched(DUE.getFirst().original(), NormalForm.tokens(String.join(" ", words.subList(0, held))));
        day.fetched(DUE.getFirst().original(), NormalForm.tokens(String.join(" ", words.subList(held, 8))));
        assertThat(day.next().map(Skip.class::isInstance)).contains(skipped);
    }

    @Test
    void query_skippedTheLastTime_isAskedWhateverIsFetched() {
        DueQueries due = DUE.getFirst();
        QueryDay day = new QueryDay(
                List.of(new DueQueries(
                        due.original(), due.since(), due.recent(), due.rank(), due.plan(), due.pending(), Set.of(1))),
                60);
        day.fetched(due.original(), NormalForm.tokens(ORIGINAL.text()));
        assertThat(all(day))
                .filteredOn(Ask.class::isInstance)
                .extracting(turn -> turn.query().order())
                .containsExactly(1);
    }

    @Test
    void page_fetchedForAnotherOriginal_coversNothing() {
        QueryDay day = new QueryDay(DUE, 60);
        QueriedOriginal other =
                new QueriedOriginal("o2", DUE.getFirst().original().work(), QueryOriginals.PUBLISHED);
        day.fetched(other, NormalForm.tokens(ORIGINAL.text()));
        assertThat(all(day)).allMatch(Ask.class::isInstance);
    }

    @Test
    void negativeBudget_isAMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueryDay(DUE, -1))
                .withMessageContaining("-1");
    }
}
