package vigie.index;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Lucene's MoreLikeThis over originals in memory, with its 25 most telling words and BM25, as a peer to measure. */
final class LikeThis implements AutoCloseable {
    private static final String NAME = "name";
    private static final String TEXT = "text";

    /** The original that is most like a text; no original and score 0 where none shares a word. */
    record Answer(String original, double score) {}

    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final MoreLikeThis likeThis;

    LikeThis(Map<String, String> originals) throws IOException {
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        StandardAnalyzer analyzer = new StandardAnalyzer();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (Map.Entry<String, String> original : originals.entrySet()) {
                Document document = new Document();
                document.add(new StringField(NAME, original.getKey(), Field.Store.YES));
                document.add(new TextField(TEXT, original.getValue(), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        likeThis = new MoreLikeThis(reader);
        likeThis.setAnalyzer(analyzer);
        likeThis.setFieldNames(new String[] {TEXT});
        likeThis.setMinTermFreq(1);
        likeThis.setMinDocFreq(1);
    }

    Answer best(String text) throws IOException {
        ScoreDoc[] found = searcher.search(likeThis.like(TEXT, new StringReader(text)), 1).scoreDocs;
        if (found.length == 0) {
            return new Answer("", 0);
        }
        return new Answer(searcher.storedFields().document(found[0].doc).get(NAME), found[0].score);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
