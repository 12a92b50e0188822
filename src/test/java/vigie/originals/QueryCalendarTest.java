package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.Original;

class QueryCalendarTest {
    private static final Instant OUT = QueryOriginals.PUBLISHED;
    private static final String TEXT = new MadeUpProse(new Random(7), "fr", MadeUpProse.vocabulary("fr")).text(300);
    private static final QueryContext CONTEXT = QueryOriginals.context(List.of());

    private final QueryCalendar calendar = new QueryCalendar(CONTEXT, QueryPriority.of(List.of("essay-*", "*/guide")));

    private static QueriedOriginal seen(Original original, Instant firstSeen) {
        return new QueriedOriginal(original.key(), QueryOriginals.published(original), firstSeen);
    }

    private static QueriedOriginal post(String key, Instant published) {
        Original original = QueryOriginals.text(key, TEXT, published, Origin.FEED);
        return new QueriedOriginal(
                key, PublishedOriginal.of(original, published).orElseThrow(), published);
    }

    private static Instant day(int number) {
        return OUT.plus(Duration.ofDays(number)).minus(Duration.ofHours(6));
    }

    /** Lives day after day, taking each turn that comes; returns the days on which one came. */
    private List<Integer> turns(QueriedOriginal original, int days) {
        List<PastQuery> past = new ArrayList<>();
        List<Integer> turns = new ArrayList<>();
        for (int number = 0; number <= days; number++) {
            Instant now = day(number);
            for (DueQueries due : calendar.due(List.of(original), past, now)) {
                turns.add(number);
                due.pending().forEach(query -> past.add(new PastQuery(original.id(), query.order(), now, true)));
            }
        }
        return turns;
    }

    private static List<PastQuery> taken(QueriedOriginal original, int orders, Instant at) {
        return Stream.iterate(0, order -> order < orders, order -> order + 1)
                .map(order -> new PastQuery(original.id(), order, at, true))
                .toList();
    }

    @Test
    void turns_comeOnDays1And3And7And14And30ThenMonthlyForAYear() {
        // November 2026 has thirty days, so that the second month is over on day 61
        assertThat(turns(post("post", OUT), 500))
                .containsExactly(1, 3, 7, 14, 30, 61, 92, 120, 151, 181, 212, 242, 273, 304, 334, 365);
    }

    @Test
    void turns_ofWhatCameOutLongBefore_countFromTheFirstSight() {
        Original old = QueryOriginals.text("old", TEXT, OUT.minus(Duration.ofDays(400)), Origin.FEED);
        assertThat(turns(seen(old, OUT), 20)).containsExactly(1, 3, 7, 14);
        Original undated = QueryOriginals.at(
                QueryOriginals.text("undated", TEXT, OUT.minus(Duration.ofDays(400)), Origin.METADATA),
                "https://lea.example/undated");
        assertThat(turns(seen(undated, OUT), 20)).containsExactly(1, 3, 7, 14);
    }

    @Test
    void turns_ofADraft_countFromItsDay() {
        QueriedOriginal planned =
                new QueriedOriginal("planned", post("planned", OUT).work(), OUT.minus(Duration.ofDays(90)));
        assertThat(turns(planned, 20)).containsExactly(1, 3, 7, 14);
    }

    @Test
    void missedTurns_areMadeUpOnce() {
        QueriedOriginal post = post("post", OUT);
        List<DueQueries> due = calendar.due(List.of(post), List.of(), day(20));
        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.since()).isEqualTo(LocalDate.parse("2026-11-02"));
            assertThat(one.pending()).hasSize(8);
        });
        List<PastQuery> past = taken(post, 8, day(20));
        assertThat(calendar.due(List.of(post), past, day(20))).isEmpty();
        assertThat(calendar.due(List.of(post), past, day(29))).isEmpty();
        assertThat(calendar.due(List.of(post), past, day(30))).hasSize(1);
    }

    @Test
    void turnCutShort_goesOnWithTheRest() {
        QueriedOriginal post = post("post", OUT);
        assertThat(calendar.due(List.of(post), taken(post, 5, day(1)), day(2)))
                .singleElement()
                .satisfies(due -> assertThat(due.pending())
                        .extracting(PlannedQuery::order)
                        .containsExactly(5, 6, 7));
    }

    @Test
    void skippedQueries_comeFirstTheNextTime() {
        QueriedOriginal post = post("post", OUT);
        List<PastQuery> past = new ArrayList<>(taken(post, 5, day(1)));
        for (int order = 5; order < 8; order++) {
            past.add(new PastQuery("post", order, day(1), false));
        }
        assertThat(calendar.due(List.of(post), past, day(2))).isEmpty();
        assertThat(calendar.due(List.of(post), past, day(3))).singleElement().satisfies(due -> {
            assertThat(due.pending()).extracting(PlannedQuery::order).containsExactly(5, 6, 7, 0, 1, 2, 3, 4);
            assertThat(due.owed()).containsExactlyInAnyOrder(5, 6, 7);
        });
    }

    @Test
    void order_isRecentThenPriorityThenLongestWaiting() {
        Instant old = OUT.minus(Duration.ofDays(60));
        QueriedOriginal recent = post("post-recent", OUT);
        QueriedOriginal essay = post("essay-old", old);
        QueriedOriginal guide = seen(
                QueryOriginals.at(QueryOriginals.text("g", TEXT, old, Origin.FEED), "https://lea.example/guide"), old);
        QueriedOriginal waiting = post("post-waiting", old.minus(Duration.ofDays(9)));
        QueriedOriginal old1 = post("post-old", old);
        assertThat(calendar.due(List.of(old1, waiting, guide, essay, recent), List.of(), day(2)))
                .extracting(due -> due.original().id())
                .containsExactly("post-recent", "essay-old", "g", "post-waiting", "post-old");
    }

    @Test
    void originalWithoutText_isNeverDue() {
        Original picture = QueryOriginals.text("picture", "", OUT, Origin.FEED);
        assertThat(calendar.due(List.of(seen(picture, OUT)), List.of(), day(5))).isEmpty();
    }
}
