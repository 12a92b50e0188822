package vigie.index;

import java.util.List;
import java.util.function.Function;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Trees to Lucene's queries; what a phrase and a host become is up to the caller. */
record LuceneQueries(Function<QueryTree.Phrase, Query> phrases, Function<QueryTree.Host, Query> hosts) {
    /** Returns the query of a tree. */
    Query of(QueryTree tree) {
        return switch (tree) {
            case QueryTree.Phrase phrase -> phrases.apply(phrase);
            case QueryTree.Host host -> hosts.apply(host);
            case QueryTree.And and -> joined(and.parts(), Occur.MUST);
            case QueryTree.Or or -> joined(or.parts(), Occur.SHOULD);
            case QueryTree.Maybe maybe -> of(maybe.part());
            case QueryTree.Not not ->
                new BooleanQuery.Builder().add(of(not.part()), Occur.MUST_NOT).build();
        };
    }

    private Query joined(List<QueryTree> parts, Occur occur) {
        var builder = new BooleanQuery.Builder();
        for (QueryTree part : parts) {
            switch (part) {
                case QueryTree.Not not -> builder.add(of(not.part()), Occur.MUST_NOT);
                case QueryTree.Maybe maybe -> builder.add(of(maybe.part()), Occur.SHOULD);
                default -> builder.add(of(part), occur);
            }
        }
        return builder.build();
    }

    /** Returns the query for words in a row in one field; exactness is the analysis's matter. */
    static Query inField(String field, Analysis analysis, QueryTree.Phrase phrase) {
        List<String> terms = analysis.terms(phrase.words());
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery("no word");
        }
        if (phrase.manner() == QueryTree.Manner.NEAR) {
            return NearName.query(field, terms);
        }
        return terms.size() == 1
                ? new TermQuery(new Term(field, terms.getFirst()))
                : new PhraseQuery(field, terms.toArray(String[]::new));
    }
}
