package vigie.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import vigie.crawl.CanonicalUrl;

/** One search in the pages known now. */
record Search(IndexSearcher searcher) {
    /** How much more a word in the title counts than one in the text. */
    private static final float TITLE_BOOST = 3;

    /** Share of the score that the fields besides the best one add. */
    private static final float TIE_BREAKER = 0.1f;

    /** Returns the pages that match, best first. */
    List<PageReference> pages(QueryTree tree, int most) throws IOException {
        Query query =
                new LuceneQueries(Search::anywhere, host -> new TermQuery(new Term(Fields.HOST, host.name()))).of(tree);
        List<PageReference> pages = new ArrayList<>();
        for (ScoreDoc found : searcher.search(query, most).scoreDocs) {
            pages.add(reference(searcher.storedFields().document(found.doc), query));
        }
        return pages;
    }

    /**
     * A page has the fields of one language only, so each reading of the words can be tried on all. Capitals and accents are
     * not in the index: an exact phrase is found like any other.
     */
    private static Query anywhere(QueryTree.Phrase phrase) {
        List<Query> readings = new ArrayList<>();
        for (String language : Fields.LANGUAGES) {
            Analysis analysis = Analysis.of(language);
            readings.add(LuceneQueries.inField(Fields.text(language), analysis, phrase));
            readings.add(new BoostQuery(LuceneQueries.inField(Fields.title(language), analysis, phrase), TITLE_BOOST));
        }
        return new DisjunctionMaxQuery(readings, TIE_BREAKER);
    }

    private static PageReference reference(Document document, Query query) throws IOException {
        String text = document.get(Fields.TEXT);
        String field = Fields.text(Analysis.known(document.get(Fields.LANGUAGE)));
        return new PageReference(
                new CanonicalUrl(document.get(Fields.URL)),
                document.get(Fields.TITLE),
                Instant.ofEpochMilli(
                        document.getField(Fields.READ_AT).numericValue().longValue()),
                text == null ? Snippet.EMPTY : Snippets.of(field, query, text));
    }
}
