package vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.jspecify.annotations.Nullable;
import vigie.extract.Link;
import vigie.extract.Page;
import vigie.index.QueryTree.Manner;

/**
 * The mentions that watchlists ask for, run against one page at a time. Words match whatever their accents and capitals
 * unless the query wants them exact, but not other forms of the word: a name has one form.
 *
 * <p>Most queries are ruled out by one term that each needs and the page lacks; only for the rest is the page put into
 * a {@link MemoryIndex}. Immutable and thread-safe.
 */
public final class StandingQueries {
    private static final String FIELD = "text";

    /** The same text with its capitals and accents. */
    private static final String EXACT_FIELD = "exact";

    /** UTF-16 units of a page looked at: the index in memory takes some ten bytes for each. */
    private static final int UNITS_MAX = 1_000_000;

    /** Ranges kept of one query in one page; more say nothing more. */
    private static final int MARKS_MAX = 200;

    private final Analysis analysis = Analysis.of(Analysis.PLAIN);
    private final Analysis exact = Analysis.of(Analysis.EXACT);
    private final List<Standing> unfiltered = new ArrayList<>();
    private final Map<String, List<Standing>> byTerm = new HashMap<>();
    private final List<Spelled> bySpelling = new ArrayList<>();

    /** A query with its tree, in the order given. */
    private record Standing(int number, String query, QueryTree tree) implements Comparable<Standing> {
        @Override
        public int compareTo(Standing other) {
            return Integer.compare(number, other.number);
        }
    }

    /** A term of which a matching page has this or, for a near name, a like one. */
    private record Needed(String term, Manner manner) {}

    /** A query that some spelling of a term may match. */
    private record Spelled(ByteRunAutomaton spellings, Standing standing) {}

    /**
     * A query that found its words.
     *
     * @param query as written in the watchlist
     * @param marks where in the page's text, by rising start; empty when only the page's own address is meant
     */
    public record Mentioned(String query, List<Mark> marks) {
        public Mentioned {
            marks = List.copyOf(marks);
        }
    }

    private StandingQueries(Collection<String> queries) {
        int number = 0;
        for (String query : new LinkedHashSet<>(queries)) {
            if (!(QueryReader.read(query) instanceof QueryReader.Reading.Good good)) {
                throw new IllegalArgumentException("broken query: " + query);
            }
            var standing = new Standing(number++, query, good.tree());
            Set<Needed> needed = needed(good.tree());
            if (needed.isEmpty()) {
                unfiltered.add(standing);
            }
            needed.forEach(term -> file(term, standing));
        }
    }

    private void file(Needed needed, Standing standing) {
        if (needed.manner() == Manner.NEAR) {
            bySpelling.add(new Spelled(NearName.spellings(needed.term()), standing));
        } else {
            byTerm.computeIfAbsent(needed.term(), key -> new ArrayList<>()).add(standing);
        }
    }

    /**
     * Returns the queries ready to run; the same one given twice is run once.
     *
     * @throws IllegalArgumentException if one is broken: {@link #problem} tells beforehand
     */
    public static StandingQueries of(Collection<String> queries) {
        return new StandingQueries(queries);
    }

    /** Returns what is wrong with a query, if anything. */
    public static Optional<BrokenQuery> problem(String query) {
        return QueryReader.read(query) instanceof QueryReader.Reading.Broken broken
                ? Optional.of(broken.why())
                : Optional.empty();
    }

    /** Returns the queries that match the page, in the order given. */
    public List<Mentioned> in(Page page) {
        String text = page.text().substring(0, Math.min(page.text().length(), UNITS_MAX));
        Set<Standing> worthRunning = new TreeSet<>(unfiltered);
        if (!byTerm.isEmpty() || !bySpelling.isEmpty()) {
            for (String term : new HashSet<>(analysis.terms(text))) {
                worthRunning.addAll(byTerm.getOrDefault(term, List.of()));
                bySpelling.stream()
                        .filter(spelled -> NearName.accepts(spelled.spellings, term))
                        .forEach(spelled -> worthRunning.add(spelled.standing));
            }
        }
        return worthRunning.isEmpty() ? List.of() : run(worthRunning, page, text);
    }

    private List<Mentioned> run(Set<Standing> standing, Page page, String text) {
        var memory = new MemoryIndex(true);
        memory.addField(FIELD, text, analysis);
        memory.addField(EXACT_FIELD, text, exact);
        IndexSearcher searcher = memory.createSearcher();
        Set<String> hosts = Hosts.of(page);
        var queries = new LuceneQueries(
                this::query,
                host -> hosts.contains(host.name()) ? MatchAllDocsQuery.INSTANCE : new MatchNoDocsQuery("not there"));
        List<Mentioned> mentioned = new ArrayList<>();
        for (Standing one : standing) {
            matches(searcher, queries.of(one.tree))
                    .ifPresent(words -> mentioned.add(new Mentioned(
                            one.query,
                            Stream.concat(words.stream(), linked(one.tree, page))
                                    .distinct()
                                    .sorted(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end))
                                    .limit(MARKS_MAX)
                                    .toList())));
        }
        return mentioned;
    }

    private Query query(QueryTree.Phrase phrase) {
        return phrase.manner() == Manner.EXACT
                ? LuceneQueries.inField(EXACT_FIELD, exact, phrase)
                : LuceneQueries.inField(FIELD, analysis, phrase);
    }

    private static Optional<List<Mark>> matches(IndexSearcher searcher, Query query) {
        try {
            Matches matches = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1)
                    .matches(searcher.getIndexReader().leaves().getFirst(), 0);
            if (matches == null) {
                return Optional.empty();
            }
            List<Mark> marks = new ArrayList<>();
            addMarks(matches.getMatches(FIELD), marks);
            addMarks(matches.getMatches(EXACT_FIELD), marks);
            return Optional.of(marks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addMarks(@Nullable MatchesIterator iterator, List<Mark> marks) throws IOException {
        while (iterator != null && marks.size() < MARKS_MAX && iterator.next()) {
            marks.add(new Mark(iterator.startOffset(), iterator.endOffset()));
        }
    }

    /** Returns where the page shows links to the hosts asked for. */
    private static Stream<Mark> linked(QueryTree tree, Page page) {
        if (tree instanceof QueryTree.Host host) {
            return page.links().stream()
                    .filter(link -> link.position() >= 0 && Hosts.isOn(link.url(), host.name()))
                    .map(link -> shown(link, page));
        }
        if (tree instanceof QueryTree.And and) {
            return and.parts().stream().flatMap(part -> linked(part, page));
        }
        return tree instanceof QueryTree.Or or
                ? or.parts().stream().flatMap(part -> linked(part, page))
                : Stream.empty();
    }

    private static Mark shown(Link link, Page page) {
        return new Mark(
                link.position(),
                Math.min(page.text().length(), link.position() + link.text().length()));
    }

    /** Returns terms of which a matching page has at least one, or none if there is no such set. */
    private Set<Needed> needed(QueryTree tree) {
        if (tree instanceof QueryTree.Phrase phrase) {
            return analysis.terms(phrase.words()).stream()
                    .max(Comparator.comparingInt(String::length))
                    .map(term -> Set.of(new Needed(term, phrase.manner())))
                    .orElse(Set.of());
        }
        if (tree instanceof QueryTree.And and) {
            return and.parts().stream()
                    .map(this::needed)
                    .filter(terms -> !terms.isEmpty())
                    .min(Comparator.comparingInt(Set::size))
                    .orElse(Set.of());
        }
        return tree instanceof QueryTree.Or or
                ? union(or.parts().stream().map(this::needed).toList())
                : Set.of();
    }

    private static Set<Needed> union(List<Set<Needed>> sets) {
        Set<Needed> union = new HashSet<>();
        sets.forEach(union::addAll);
        return sets.stream().anyMatch(Set::isEmpty) ? Set.of() : union;
    }
}
