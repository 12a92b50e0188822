package vigie.originals;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import vigie.originals.QueryDay.Ask;
import vigie.originals.QueryDay.Skip;
import vigie.originals.QueryDay.Turn;
import vigie.testing.FakeClock;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/**
 * Thirty-five days of queries over a made-up web: 200 originals of an owner, copies of some of them that come up on some day,
 * pages about the same, a machine that is off for two days. The same seed gives the same month.
 */
final class QueryMonth {
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-01");
    static final int DAYS = 35;
    static final int BUDGET = 60;

    /** The machine is off on these days. */
    static final Set<LocalDate> OFF = Set.of(FIRST_DAY.plusDays(10), FIRST_DAY.plusDays(11));

    static final String SET_SENTENCE = "N’oubliez pas de vous abonner à ma lettre du lundi matin.";

    /** Nobody but the drafts has this word, in every sentence. */
    static final String DRAFT_WORD = "xoquizal";

    private static final List<String> HOW = List.of("verbatim", "partial", "edited", "rewritten");

    /** One of the owner's works. */
    record Work(String id, Original original, Optional<Instant> firstSeen, String kind) {}

    /** A copy planted on the made-up web. */
    record Copy(String url, String original, String how, LocalDate from, String text) {}

    /** A page that holds what a query of an original looks for. */
    record Found(String url, String original, LocalDate on, PlannedQuery by) {}

    /** One line of the log. */
    record Logged(String original, LocalDate on, PlannedQuery query, boolean asked, String why) {}

    final List<Work> works = new ArrayList<>();
    final List<Copy> copies = new ArrayList<>();
    final Map<String, Found> found = new LinkedHashMap<>();
    final List<Logged> log = new ArrayList<>();
    final FakeEngine engine = new FakeEngine();
    final Set<String> visited = new HashSet<>();
    final QueryContext context;

    private final Map<String, List<String>> vocabularies = new HashMap<>();
    private final Random random;
    private final Map<LocalDate, List<Copy>> appearing = new TreeMap<>();
    private final List<PastQuery> past = new ArrayList<>();
    private final QueryCalendar calendar;

    QueryMonth(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            make(i);
        }
        List<Original> all = works.stream().map(Work::original).toList();
        context = QueryContext.shipped(
                RecurringSentences.of(all), OwnSites.of(List.of(URI.create("https://www.own.example/"))));
        calendar = new QueryCalendar(context, QueryPriority.of(List.of("essay*")));
    }

    QueryMonth live() {
        FakeClock clock = new FakeClock(FIRST_DAY.atTime(3, 0).toInstant(ZoneOffset.UTC));
        for (int day = 0; day < DAYS; day++) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            appearing.getOrDefault(today, List.of()).forEach(copy -> engine.add(copy.url(), "Une page", copy.text()));
            if (!OFF.contains(today)) {
                look(clock.instant(), today);
            }
            clock.advance(Duration.ofDays(1));
        }
        return this;
    }

    private void look(Instant now, LocalDate today) {
        List<QueriedOriginal> published = works.stream()
                .filter(work ->
                        work.firstSeen().isPresent() && !work.firstSeen().get().isAfter(now))
                .flatMap(work -> PublishedOriginal.of(work.original(), now)
                        .map(one -> new QueriedOriginal(
                                work.id(), one, work.firstSeen().orElseThrow()))
                        .stream())
                .toList();
        QueryDay day = new QueryDay(calendar.due(published, past, now), BUDGET);
        for (Optional<Turn> turn = day.next(); turn.isPresent(); turn = day.next()) {
            switch (turn.get()) {
                case Ask ask -> {
                    log(ask, now, true, ask.query().reason().code());
                    ask(ask, day, today);
                }
                case Skip skip -> log(skip, now, false, skip.code());
            }
        }
    }

    private void log(Turn turn, Instant now, boolean asked, String why) {
        String id = turn.due().original().id();
        past.add(new PastQuery(id, turn.query().order(), now, asked));
        log.add(new Logged(id, LocalDate.ofInstant(now, ZoneOffset.UTC), turn.query(), asked, why));
    }

    private void ask(Ask ask, QueryDay day, LocalDate today) {
        QueriedOriginal original = ask.due().original();
        SnippetSieve sieve = SnippetSieve.of(original.work(), ask.due().plan(), context);
        for (FakeEngine.Result result : engine.search(ask.query().text())) {
            if (!sieve.isWorthVisit(result.title(), result.snippet())) {
                continue;
            }
            Tokens page = NormalForm.tokens(engine.text(result.url()));
            if (visited.add(result.url())) {
                day.fetched(original, page);
            }
            if (sieve.isWorthComparing(page)) {
                found.putIfAbsent(
                        result.url() + " " + original.id(), new Found(result.url(), original.id(), today, ask.query()));
            }
        }
    }

    private void make(int i) {
        String language = i % 2 == 0 ? "fr" : "en";
        MadeUpProse prose = prose(language);
        String text = prose.text(i % 10 == 9 ? 20 + random.nextInt(15) : 80 + random.nextInt(500));
        if (i % 6 == 0) {
            text += "\n\n" + SET_SENTENCE + " #lundi @lea https://own.example/lettre";
        }
        String id = "o" + i;
        if (i < 90) {
            add(id, text, "monthly", daysBefore(40 + random.nextInt(280)), Optional.empty());
        } else if (i < 160) {
            add(id, text, "old", daysBefore(400 + random.nextInt(300)), Optional.empty());
        } else if (i < 180) {
            // six come out on one day, so that the day after is too short for them
            Instant at = daysBefore(i < 166 ? -4 : 6 - random.nextInt(34));
            add(id, text, "new", at, Optional.empty());
        } else if (i < 190) {
            add(id, text, "imported", daysBefore(700), Optional.of(daysBefore(-random.nextInt(20))));
        } else if (i < 197) {
            draft(id, text.replaceAll("([.?!])", " " + DRAFT_WORD + "$1"));
        } else {
            // a draft until its day: its address is known before
            add(id, text, "planned", daysBefore(-5 - 7 * (i - 197)), Optional.of(daysBefore(1)));
        }
        plant(id, text, prose, i);
    }

    private MadeUpProse prose(String language) {
        return new MadeUpProse(random, language, vocabularies.computeIfAbsent(language, MadeUpProse::vocabulary));
    }

    private static Instant daysBefore(int days) {
        return FIRST_DAY.minusDays(days).atTime(9, 0).toInstant(ZoneOffset.UTC);
    }

    private void add(String id, String text, String kind, Instant published, Optional<Instant> firstSeen) {
        URI url = URI.create("https://www.own.example/" + id);
        Instant seen = firstSeen.orElse(published.plus(Duration.ofHours(1)));
        FirstPublished first = new FirstPublished(published, Precision.SECOND, Origin.FEED);
        String key = (id.endsWith("3") ? "essay-" : "post-") + id;
        Original original = new Original(key, id, Optional.of(url), first, "und", text, List.of(), List.of(), "");
        works.add(new Work(id, original, Optional.of(seen), kind));
        engine.add(url.toString(), id, text);
        if (kind.equals("monthly") || kind.equals("old")) {
            LocalDate last = turns(works.getLast()).stream()
                    .filter(date -> date.isBefore(FIRST_DAY))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            for (int order = 0; order < 8; order++) {
                past.add(new PastQuery(id, order, last.atTime(3, 0).toInstant(ZoneOffset.UTC), true));
            }
        }
    }

    private void draft(String id, String text) {
        Instant seen = daysBefore(50);
        FirstPublished first = new FirstPublished(seen, Precision.SECOND, Origin.FIRST_SEEN);
        works.add(new Work(
                id,
                new Original(id, id, Optional.empty(), first, "und", text, List.of(), List.of(), ""),
                Optional.of(seen),
                "draft"));
    }

    /** Plants copies of two in three originals, and beside each a page about the same that copies nothing. */
    private void plant(String id, String text, MadeUpProse prose, int i) {
        engine.add("https://revue" + i + ".example/sujet", "Autour du sujet", prose.text(300));
        if (i % 12 == 0) {
            engine.add("https://lettre" + i + ".example/", "Lettre", prose.text(200) + " " + SET_SENTENCE);
        }
        boolean young = works.getLast().kind().matches("new|imported|planned");
        for (int copy = 0; copy < (young ? 3 : i % 3 == 0 ? 0 : 1); copy++) {
            String how = HOW.get((i + copy) % HOW.size());
            LocalDate from = FIRST_DAY.plusDays(random.nextInt(DAYS));
            String url = "https://copie" + i + "-" + copy + ".example/page";
            String carrier = prose(i % 2 == 0 ? "fr" : "en").text(150);
            Copy planted = new Copy(url, id, how, from, carrier + "\n" + copied(text, how) + "\n" + carrier);
            copies.add(planted);
            appearing.computeIfAbsent(from, day -> new ArrayList<>()).add(planted);
        }
    }

    private String copied(String text, String how) {
        String[] words = text.split(" ", -1);
        return switch (how) {
            case "verbatim" -> text;
            case "partial" -> {
                int length = Math.max(words.length / 3, Math.min(words.length, 40));
                int from = random.nextInt(words.length - length + 1);
                yield String.join(" ", List.of(words).subList(from, from + length));
            }
            case "edited" -> edited(words, 9);
            default -> edited(words, 3);
        };
    }

    /** Other apostrophes, capitals and spaces, and one word in so many is another. */
    private String edited(String[] words, int every) {
        for (int i = 0; i < words.length; i++) {
            if (random.nextInt(every) == 0) {
                words[i] = MadeUpProse.name(random);
            }
        }
        return String.join(" ", words).replace('’', '\'').replace('\u202F', ' ').toUpperCase(Locale.ROOT);
    }

    /** Returns the days of an original's turns, worked out apart from the code under test. */
    static List<LocalDate> turns(Work work) {
        Instant seen = work.firstSeen().orElseThrow();
        Instant published = work.original().published().at();
        Instant from = Duration.between(published, seen).toDays() > 30 ? seen : published;
        LocalDate start = LocalDate.ofInstant(from, ZoneOffset.UTC);
        List<LocalDate> turns = new ArrayList<>(List.of(
                start.plusDays(1), start.plusDays(3), start.plusDays(7), start.plusDays(14), start.plusDays(30)));
        for (int month = 2; month <= 12; month++) {
            turns.add(start.plusMonths(month));
        }
        return turns;
    }

    int askedOn(LocalDate day) {
        return (int) log.stream()
                .filter(line -> line.asked() && line.on().equals(day))
                .count();
    }

    Work work(String id) {
        return works.stream().filter(work -> work.id().equals(id)).findFirst().orElseThrow();
    }
}
