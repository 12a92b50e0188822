package vigie.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import vigie.crawl.CanonicalUrl;
import vigie.watch.Original;

/**
 * Looks for copies of one original among the pages already read. A copy may hold any part of it, so windows spread over
 * its words are asked for one by one, each by its rarest words (BM25), and a page's scores are added up.
 */
record RetroHunt(IndexSearcher searcher, Original original) {
    /** Words of a window: about two sentences, the least that could be recognized as copied. */
    private static final int WINDOW_WORDS = 40;

    /** Windows at most: each costs a query of some milliseconds in a million pages. */
    private static final int WINDOWS_MAX = 32;

    /** Rarest words of a window that are asked for. */
    private static final int WINDOW_TERMS_MAX = 12;

    /** Of those, one in so many must be on the page: lightly rewritten copies keep more. */
    private static final int TERMS_PER_NEEDED = 3;

    /** UTF-16 units of the original read: a book; its windows are 32 all the same. */
    private static final int UNITS_MAX = 1_000_000;

    /** Returns the best pages, best first; equals by address. */
    List<CanonicalUrl> pages(int most) throws IOException {
        Map<Integer, Float> scores = new HashMap<>();
        for (String language : languages()) {
            String text = original.text().substring(0, Math.min(original.text().length(), UNITS_MAX));
            for (List<String> window : windows(Analysis.of(language).terms(text))) {
                BooleanQuery query = query(Fields.text(language), window);
                for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
                    scores.merge(found.doc, found.score, Float::sum);
                }
            }
        }
        record Scored(CanonicalUrl url, float score) {}
        List<Scored> scored = new ArrayList<>();
        for (Map.Entry<Integer, Float> entry : scores.entrySet()) {
            String url = searcher.storedFields().document(entry.getKey()).get(Fields.URL);
            scored.add(new Scored(new CanonicalUrl(url), entry.getValue()));
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::url))
                .limit(most)
                .map(Scored::url)
                .toList();
    }

    /** A copy is in the original's language, unless that could not be told of the page or of the original. */
    private List<String> languages() {
        String known = Analysis.known(original.language());
        return known.equals(Analysis.PLAIN) ? Fields.LANGUAGES : List.of(known, Analysis.PLAIN);
    }

    private static List<List<String>> windows(List<String> words) {
        int count = Math.min(WINDOWS_MAX, (words.size() + WINDOW_WORDS - 1) / WINDOW_WORDS);
        List<List<String>> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int last = Math.max(0, words.size() - WINDOW_WORDS);
            int start = count == 1 ? 0 : (int) ((long) last * i / (count - 1));
            windows.add(words.subList(start, Math.min(words.size(), start + WINDOW_WORDS)));
        }
        return windows;
    }

    private BooleanQuery query(String field, List<String> window) throws IOException {
        record Counted(String term, int pages) {}
        List<Counted> counted = new ArrayList<>();
        for (String term : window.stream().distinct().toList()) {
            int pages = searcher.getIndexReader().docFreq(new Term(field, term));
            if (pages > 0) {
                counted.add(new Counted(term, pages));
            }
        }
        var query = new BooleanQuery.Builder();
        List<Counted> rarest = counted.stream()
                .sorted(Comparator.comparingInt(Counted::pages).thenComparing(Counted::term))
                .limit(WINDOW_TERMS_MAX)
                .toList();
        rarest.forEach(term -> query.add(new TermQuery(new Term(field, term.term())), Occur.SHOULD));
        return query.setMinimumNumberShouldMatch(Math.max(1, rarest.size() / TERMS_PER_NEEDED))
                .build();
    }
}
