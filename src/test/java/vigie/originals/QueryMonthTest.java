package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigie.originals.QueryMonth.Copy;
import vigie.originals.QueryMonth.Found;
import vigie.originals.QueryMonth.Logged;
import vigie.originals.QueryMonth.Work;
import vigie.watch.Words;

/** A month of 200 originals over a made-up web. */
class QueryMonthTest {
    private static final LocalDate LAST_DAY = QueryMonth.FIRST_DAY.plusDays(QueryMonth.DAYS - 1);

    private static QueryMonth month;

    @BeforeAll
    static void liveTheMonth() {
        month = new QueryMonth(20_261_201L).live();
    }

    private static List<LocalDate> days() {
        return QueryMonth.FIRST_DAY.datesUntil(LAST_DAY.plusDays(1)).toList();
    }

    /** Days on which nothing more could be asked: before the month, off, or the budget spent. */
    private static boolean isShut(LocalDate day) {
        return day.isBefore(QueryMonth.FIRST_DAY)
                || QueryMonth.OFF.contains(day)
                || month.askedOn(day) == QueryMonth.BUDGET;
    }

    @Test
    void budget_isKeptEveryDay() {
        Map<LocalDate, Integer> asked = new TreeMap<>();
        days().forEach(day -> asked.put(day, month.askedOn(day)));
        assertThat(asked.values()).allMatch(queries -> queries <= QueryMonth.BUDGET);
        assertThat(asked.values())
                .as("some day is too short, else nothing is tested")
                .contains(QueryMonth.BUDGET);
        assertThat(asked).containsEntry(QueryMonth.FIRST_DAY.plusDays(10), 0);
        assertThat(month.engine.asked())
                .hasSize(asked.values().stream().mapToInt(Integer::intValue).sum());
    }

    @Test
    void turns_areTakenOnTheirDayOrTheFirstDayThatHasRoom() {
        List<String> wrong = new ArrayList<>();
        for (Logged line : month.log) {
            List<LocalDate> turns = QueryMonth.turns(month.work(line.original()));
            List<LocalDate> reached =
                    turns.stream().filter(turn -> !turn.isAfter(line.on())).toList();
            if (reached.isEmpty() || !reached.getLast().datesUntil(line.on()).allMatch(QueryMonthTest::isShut)) {
                wrong.add(line.original() + " on " + line.on() + ", turns " + turns);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void turns_takeEachQueryOnceAndMissNone() {
        List<String> wrong = new ArrayList<>();
        int whole = 0;
        for (Work work : month.works) {
            if (work.kind().equals("draft")) {
                continue;
            }
            int plan = PublishedOriginal.of(
                            work.original(), LAST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC))
                    .map(published -> QueryPlan.of(published, month.context).size())
                    .orElse(0);
            List<LocalDate> turns = QueryMonth.turns(work);
            for (int i = 0; i < turns.size(); i++) {
                LocalDate turn = turns.get(i);
                LocalDate next = i + 1 < turns.size() ? turns.get(i + 1) : LocalDate.MAX;
                if (turn.isBefore(QueryMonth.FIRST_DAY) || turn.isAfter(LAST_DAY)) {
                    continue;
                }
                List<Integer> taken = month.log.stream()
                        .filter(line -> line.original().equals(work.id()))
                        .filter(line -> !line.on().isBefore(turn) && line.on().isBefore(next))
                        .map(line -> line.query().order())
                        .toList();
                LocalDate end = next.isAfter(LAST_DAY) ? LAST_DAY.plusDays(1) : next;
                boolean noRoom = turn.datesUntil(end).allMatch(QueryMonthTest::isShut);
                boolean once = Set.copyOf(taken).size() == taken.size();
                whole += taken.size() == plan ? 1 : 0;
                if (!once || (taken.size() < plan && !noRoom)) {
                    wrong.add(work.id() + " " + work.kind() + " turn " + turn + ": " + taken + " of " + plan);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(whole).isGreaterThan(150);
    }

    @Test
    void recentOriginals_goFirstWhenADayIsTooShort() {
        for (LocalDate day : days()) {
            List<Boolean> recent = month.log.stream()
                    .filter(line -> line.on().equals(day))
                    .map(line -> isRecent(month.work(line.original()), day))
                    .toList();
            assertThat(recent.lastIndexOf(true))
                    .as("recent ones come before all others on %s", day)
                    .isLessThan(recent.contains(false) ? recent.indexOf(false) : Integer.MAX_VALUE);
        }
    }

    private static boolean isRecent(Work work, LocalDate day) {
        return work.original()
                .published()
                .at()
                .isAfter(day.minusDays(30).atTime(3, 0).toInstant(ZoneOffset.UTC));
    }

    @Test
    void plantedCopies_thatAQueryCanReach_areFound() {
        List<String> missed = new ArrayList<>();
        List<String> late = new ArrayList<>();
        int reachable = 0;
        int unreached = 0;
        for (Copy copy : month.copies) {
            Set<Integer> reaching = reaching(copy);
            List<LocalDate> turns = turnsSince(copy);
            unreached += reaching.isEmpty() && !turns.isEmpty() ? 1 : 0;
            if (reaching.isEmpty() || turns.isEmpty()) {
                continue;
            }
            reachable++;
            if (!month.found.containsKey(copy.url() + " " + copy.original())) {
                boolean waits = turns.size() == 1 && isAllCovered(copy, reaching);
                (waits ? late : missed).add(copy.url() + " " + copy.how() + " since " + copy.from() + " " + turns);
            }
        }
        System.out.println(report(reachable, unreached, late.size()));
        assertThat(missed).isEmpty();
        assertThat(reachable).isGreaterThan(90);
        assertThat(late)
                .as("a copy whose only turn so far was covered by another copy found that day waits for the next turn")
                .hasSizeLessThan(reachable / 10);
    }

    /** Returns which queries of the plan would give a copy. */
    private static Set<Integer> reaching(Copy copy) {
        Work work = month.work(copy.original());
        return PublishedOriginal.of(work.original(), LAST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC))
                .map(published -> QueryPlan.of(published, month.context))
                .orElse(List.of())
                .stream()
                .filter(query -> month.engine.wouldFind(query.text(), copy.url()))
                .map(PlannedQuery::order)
                .collect(Collectors.toSet());
    }

    /** Returns the turns, by the calendar, from the day on that a copy is there. */
    private static List<LocalDate> turnsSince(Copy copy) {
        if (month.work(copy.original()).kind().equals("draft")) {
            return List.of();
        }
        return QueryMonth.turns(month.work(copy.original())).stream()
                .filter(day -> !day.isBefore(copy.from()) && !day.isAfter(LAST_DAY))
                .toList();
    }

    private static boolean isAllCovered(Copy copy, Set<Integer> reaching) {
        return month.log.stream()
                .filter(line ->
                        line.original().equals(copy.original()) && !line.on().isBefore(copy.from()))
                .filter(line -> reaching.contains(line.query().order()))
                .noneMatch(Logged::asked);
    }

    private static String report(int reachable, int unreached, int late) {
        Map<String, Long> byKind = month.found.values().stream()
                .collect(Collectors.groupingBy(
                        found -> found.by().reason().part().name().toLowerCase(Locale.ROOT),
                        TreeMap::new,
                        Collectors.counting()));
        long skipped = month.log.stream().filter(line -> !line.asked()).count();
        Set<String> planted = month.copies.stream().map(Copy::url).collect(Collectors.toCollection(TreeSet::new));
        long copies = month.found.values().stream()
                .filter(found -> planted.contains(found.url()))
                .count();
        return String.format(
                Locale.ROOT,
                "%d queries asked, %d skipped, %d pages visited; %d copies planted, %d with a turn but out of reach,"
                        + " %d within reach, %d found, %d waiting for their next turn, %d other pages; by %s; each day%s",
                month.engine.asked().size(),
                skipped,
                month.visited.size(),
                month.copies.size(),
                unreached,
                reachable,
                copies,
                late,
                month.found.size() - copies,
                byKind,
                days().stream().map(day -> " " + month.askedOn(day)).collect(Collectors.joining()));
    }

    @Test
    void findings_sayByWhichQuery() {
        Words words = Words.of(QueryPlan.class, Locale.ENGLISH);
        for (Found found : month.found.values()) {
            assertThat(month.engine.wouldFind(found.by().text(), found.url())).isTrue();
            assertThat(found.by().say(words))
                    .startsWith("found by the ")
                    .contains(found.by().text());
        }
    }

    @Test
    void drafts_neverMakeAQuery() {
        Set<String> drafts = month.works.stream()
                .filter(work -> work.kind().equals("draft"))
                .map(Work::id)
                .collect(Collectors.toSet());
        assertThat(drafts).hasSize(7);
        assertThat(month.log).noneMatch(line -> drafts.contains(line.original()));
        assertThat(month.engine.asked()).noneMatch(query -> query.contains(QueryMonth.DRAFT_WORD));
    }

    @Test
    void ownPages_areNotAmongTheResults() {
        assertThat(month.visited).noneMatch(url -> url.contains("own.example"));
        assertThat(month.engine.asked()).allMatch(query -> query.endsWith(" -site:own.example"));
    }

    @Test
    void setSentences_areNotAskedFor() {
        assertThat(month.engine.asked()).noneMatch(query -> query.contains("abonner"));
    }
}
