package vigie.originals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import vigie.originals.PlannedQuery.Kind;
import vigie.originals.QueryPlan.Draft;
import vigie.originals.QueryPlan.Shape;
import vigie.originals.QueryReason.Part;
import vigie.originals.QueryText.Word;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/**
 * Measures which copies the queries of a plan can reach, run by hand: the first argument is a folder of labelled texts with
 * {@code originals}, {@code pages} and {@code truth.jsonl} (the project's lie in {@code ../shared/data/text}), each further
 * one a folder of other prose ({@code .html} or {@code .txt}) that copies nothing.
 *
 * <p>A phrase reaches a page that holds its words one after the other, accents, case and punctuation aside; keywords reach one
 * that holds 80 % of them, and all of them in the strict columns. An engine that does not know the page reaches nothing.
 */
final class QueryPlanBench {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    private static final Pattern LABEL =
            Pattern.compile("\"page\": \"([^\"]+)\", \"original\": \"([^\"]+)\", \"class\": \"([^\"]+)\"");

    private static final int SNIPPET_WORDS = 30;
    private static final int SNIPPET_LETTERS = 180;

    private static final String[] CLASSES = {
        "verbatim_full",
        "verbatim_partial",
        "light_edit",
        "reordered",
        "synonym20",
        "synonym40",
        "backtranslated",
        "translated_human",
        "translated_mt"
    };

    private record Label(String page, String original, String kind) {}

    /** A page as an engine keeps it. */
    private record Indexed(String name, String run, Set<String> words) {
        static Indexed of(String name, String text) {
            Tokens tokens = NormalForm.tokens(text);
            return new Indexed(name, " " + tokens.normal(0, tokens.count()) + " ", PlannedQuery.wordsOf(tokens));
        }

        boolean holds(PlannedQuery query, double share) {
            return query.kind() == Kind.PHRASE
                    ? run.contains(" " + String.join(" ", query.words()) + " ")
                    : PlannedQuery.share(query.words(), words) >= share;
        }

        /** Returns the thirty words that hold most of those sought, in normal form. */
        String snippet(PlannedQuery query) {
            if (query.kind() == Kind.PHRASE) {
                int at = run.indexOf(" " + String.join(" ", query.words()) + " ");
                return run.substring(at, Math.min(run.length(), at + SNIPPET_LETTERS));
            }
            List<String> all = List.of(run.strip().split(" ", -1));
            List<String> best = List.of();
            double most = -1;
            for (int from = 0; from < all.size(); from += 5) {
                List<String> stretch = all.subList(from, Math.min(all.size(), from + SNIPPET_WORDS));
                double share = PlannedQuery.share(query.words(), new HashSet<>(stretch));
                best = share > most ? stretch : best;
                most = Math.max(most, share);
            }
            return String.join(" ", best);
        }
    }

    @FunctionalInterface
    private interface Planner {
        List<PlannedQuery> plan(PublishedOriginal original);
    }

    private final Map<String, PublishedOriginal> originals = new TreeMap<>();
    private final List<Indexed> pages;
    private final List<Indexed> prose = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final QueryContext context;

    private QueryPlanBench(Path data, List<Path> otherProse) {
        List<Original> all = new ArrayList<>();
        read(data.resolve("originals")).forEach((name, text) -> all.add(original(name, text)));
        all.forEach(
                one -> originals.put(one.key(), PublishedOriginal.of(one, NOW).orElseThrow()));
        context = QueryContext.shipped(RecurringSentences.of(all), OwnSites.of(List.of()));
        pages = indexed(read(data.resolve("pages")));
        otherProse.forEach(folder -> prose.addAll(indexed(read(folder))));
        for (Matcher label = LABEL.matcher(content(data.resolve("truth.jsonl"))); label.find(); ) {
            labels.add(new Label(label.group(1), label.group(2), label.group(3)));
        }
    }

    public static void main(String[] arguments) {
        List<Path> paths = Stream.of(arguments).map(Path::of).toList();
        new QueryPlanBench(paths.getFirst(), paths.subList(1, paths.size())).print();
    }

    private void print() {
        Map<String, Planner> plans = new LinkedHashMap<>();
        shape(plans, new Shape(3, 6, 5, 8));
        shape(plans, new Shape(3, 8, 5, 8));
        shape(plans, new Shape(3, 5, 5, 8));
        shape(plans, new Shape(3, 6, 5, 6));
        shape(plans, new Shape(3, 6, 5, 10));
        shape(plans, new Shape(4, 6, 4, 8));
        shape(plans, new Shape(8, 6, 0, 8));
        shape(plans, new Shape(8, 8, 0, 8));
        shape(plans, new Shape(0, 6, 8, 8));
        shape(plans, new Shape(0, 6, 5, 8));
        shape(plans, new Shape(3, 6, 0, 8));
        plans.put("3 first lines of 6", this::firstLines);
        plans.put("3 rarest windows of 6", this::rarest);
        System.out.printf(
                Locale.ROOT,
                "%d originals, %d pages, %d labels, %d pages of other prose%n",
                originals.size(),
                pages.size(),
                labels.size(),
                prose.size());
        plans.forEach(this::print);
        printSieve();
    }

    /** What the sieve lets through of what the plan reaches, when an engine shows thirty words of each page. */
    private void printSieve() {
        Set<String> labelled = new HashSet<>();
        labels.forEach(label -> labelled.add(label.page() + " " + label.original()));
        int copies = 0;
        int copiesPassed = 0;
        int others = 0;
        int othersPassed = 0;
        for (Map.Entry<String, PublishedOriginal> original : originals.entrySet()) {
            List<PlannedQuery> plan = QueryPlan.of(original.getValue(), context);
            SnippetSieve sieve = SnippetSieve.of(original.getValue(), plan, context);
            for (Indexed page : Stream.concat(pages.stream(), prose.stream()).toList()) {
                List<PlannedQuery> met = plan.stream()
                        .filter(query -> page.holds(query, PlannedQuery.PAGE_SHARE_MIN))
                        .toList();
                boolean passed = met.stream().anyMatch(query -> sieve.isWorthVisit("", page.snippet(query)));
                boolean copy = labelled.contains(page.name() + " " + original.getKey());
                copies += copy && !met.isEmpty() ? 1 : 0;
                copiesPassed += copy && passed ? 1 : 0;
                others += !copy && !met.isEmpty() ? 1 : 0;
                othersPassed += !copy && passed ? 1 : 0;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nsieve, snippets of 30 words: %d of %d copies reached, %d of %d unrelated pairs reached%n",
                copiesPassed,
                copies,
                othersPassed,
                others);
    }

    private void shape(Map<String, Planner> plans, Shape shape) {
        String name = shape.phrases() + " x " + shape.phraseWords() + " + " + shape.keywordQueries() + " x "
                + shape.keywords();
        plans.put(name, original -> QueryPlan.of(original, context, shape));
    }

    private void print(String name, Planner planner) {
        Map<String, List<PlannedQuery>> queries = new TreeMap<>();
        originals.forEach((key, original) -> queries.put(key, planner.plan(original)));
        double mean = queries.values().stream().mapToInt(List::size).average().orElse(0);
        System.out.printf(Locale.ROOT, "%n%s: %.1f queries an original%n", name, mean);
        for (double share : new double[] {PlannedQuery.PAGE_SHARE_MIN, 1}) {
            System.out.printf(Locale.ROOT, "  %3.0f %%:", 100 * share);
            for (String kind : CLASSES) {
                System.out.print(" " + kind + " " + reached(queries, kind, share));
            }
            System.out.println();
            unrelated("same blogs", pages, queries, share);
            unrelated("other prose", prose, queries, share);
        }
    }

    private String reached(Map<String, List<PlannedQuery>> queries, String kind, double share) {
        int reached = 0;
        int all = 0;
        for (Label label : labels) {
            if (label.kind().equals(kind)) {
                all++;
                Indexed page = page(label.page());
                reached += holdsAny(page, queries.getOrDefault(label.original(), List.of()), share) ? 1 : 0;
            }
        }
        return reached + "/" + all;
    }

    private Indexed page(String name) {
        return pages.stream()
                .filter(page -> page.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static boolean holdsAny(Indexed page, List<PlannedQuery> queries, double share) {
        return queries.stream().anyMatch(query -> page.holds(query, share));
    }

    private void unrelated(String what, List<Indexed> among, Map<String, List<PlannedQuery>> queries, double share) {
        Set<String> labelled = new HashSet<>();
        labels.forEach(label -> labelled.add(label.page() + " " + label.original()));
        Map<Kind, Integer> matches = new HashMap<>();
        int pairs = 0;
        int all = 0;
        for (Map.Entry<String, List<PlannedQuery>> plan : queries.entrySet()) {
            for (Indexed page : among) {
                if (labelled.contains(page.name() + " " + plan.getKey())) {
                    continue;
                }
                all++;
                List<PlannedQuery> met = plan.getValue().stream()
                        .filter(query -> page.holds(query, share))
                        .toList();
                pairs += met.isEmpty() ? 0 : 1;
                met.forEach(query -> matches.merge(query.kind(), 1, Integer::sum));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "    %s: %d of %d unrelated pairs (by phrases %d, by keywords %d)%n",
                what,
                pairs,
                all,
                matches.getOrDefault(Kind.PHRASE, 0),
                matches.getOrDefault(Kind.KEYWORDS, 0));
    }

    private List<PlannedQuery> firstLines(PublishedOriginal original) {
        QuerySource source = source(original);
        List<List<Word>> windows = source.runs().stream()
                .filter(run -> run.size() >= 6)
                .limit(3)
                .map(run -> run.subList(0, 6))
                .toList();
        return planned(source, windows);
    }

    private List<PlannedQuery> rarest(PublishedOriginal original) {
        QuerySource source = source(original);
        List<List<Word>> windows = new ArrayList<>();
        for (List<Word> run : source.runs()) {
            for (int start = 0; start + 6 <= run.size(); start++) {
                windows.add(run.subList(start, start + 6));
            }
        }
        windows.sort(Comparator.comparingDouble((List<Word> window) -> bits(source, window))
                .reversed());
        List<List<Word>> chosen = new ArrayList<>();
        for (List<Word> window : windows) {
            boolean apart = chosen.stream()
                    .allMatch(other -> other.getLast().to() <= window.getFirst().from()
                            || window.getLast().to() <= other.getFirst().from());
            if (apart && chosen.size() < 3) {
                chosen.add(window);
            }
        }
        return planned(source, chosen);
    }

    private static double bits(QuerySource source, List<Word> window) {
        double bits = 0;
        for (int token = window.getFirst().from(); token < window.getLast().to(); token++) {
            bits += source.bits(token);
        }
        return bits;
    }

    private QuerySource source(PublishedOriginal original) {
        return QuerySource.of(
                QueryText.of(original.original().text(), original.original().language()), context);
    }

    private static List<PlannedQuery> planned(QuerySource source, List<List<Word>> windows) {
        List<PlannedQuery> queries = new ArrayList<>();
        for (List<Word> window : windows) {
            Draft draft = new QueryPhrases(source, 6).draft(window, Part.WINDOW, queries.size() + 1, windows.size());
            queries.add(new PlannedQuery(
                    Kind.PHRASE,
                    draft.text(),
                    new QueryReason(draft.part(), draft.segment(), draft.segments()),
                    queries.size(),
                    draft.words(),
                    draft.matter()));
        }
        return queries;
    }

    private static Original original(String name, String text) {
        FirstPublished published =
                new FirstPublished(Instant.parse("2026-01-01T00:00:00Z"), Precision.DAY, Origin.FRONT_MATTER);
        Optional<URI> url = Optional.empty();
        return new Original(name, name, url, published, "und", text, List.of(), List.of(), name);
    }

    private static List<Indexed> indexed(Map<String, String> texts) {
        List<Indexed> indexed = new ArrayList<>();
        texts.forEach((name, text) -> indexed.add(Indexed.of(name, text)));
        return indexed;
    }

    private static Map<String, String> read(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            files.filter(file -> file.toString().matches(".*\\.(txt|html)"))
                    .filter(Files::isRegularFile)
                    .forEach(file -> texts.put(folder.relativize(file).toString(), text(file)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        String content = content(file);
        return file.toString().endsWith(".html") ? Jsoup.parse(content).text() : content;
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
