package vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Directive;
import vigie.extract.Page;
import vigie.watch.Original;

/**
 * Full text of all pages read, on disk, one entry an address.
 *
 * <p>Holds nothing that the store does not: when {@link #opening()} is not KEPT, it is empty and whoever opened it fills
 * it again. Pages added are found at once, and survive a crash after {@link #commit()}. Thread-safe; one process at a
 * time may have it open, and a lock left by a dead one is no hindrance.
 */
public final class PageIndex implements AutoCloseable {
    /** Megabytes of new pages held in memory before they go to disk: some 2,000 pages. */
    private static final double BUFFER_MEGABYTES = 16;

    /** Pages that are asked for at most: more are no answer for a person. */
    private static final int MOST = 10_000;

    /** Directives under which no text is kept, so that none can be quoted. */
    private static final Set<Directive> UNQUOTED = Set.of(Directive.NOARCHIVE, Directive.NOSNIPPET);

    private final Directory directory;
    private final Opening opening;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /** In what state the index was found. */
    public enum Opening {
        /** As it was left. */
        KEPT,
        /** There was none: it is new and empty. */
        CREATED,
        /** What was there could not be read: it is new and empty. */
        RECREATED
    }

    private PageIndex(Directory directory, Opening opening) throws IOException {
        this.directory = directory;
        this.opening = opening;
        this.writer = new IndexWriter(
                directory,
                new IndexWriterConfig(Fields.analyzer())
                        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                        .setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION)));
        this.searchers = new SearcherManager(writer, new SearcherFactory());
    }

    /** Opens the index in a folder, which need not exist. Every byte is checked against its checksum. */
    public static PageIndex open(Path folder) {
        try {
            Files.createDirectories(folder);
            Directory directory = FSDirectory.open(folder);
            return new PageIndex(directory, examined(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("index in " + folder, e);
        }
    }

    /** Only who holds the lock may look, and delete what is damaged: files of a living process look damaged too. */
    private static Opening examined(Directory directory) throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return IndexFiles.examine(directory);
        }
    }

    /** Returns in what state the index was found. */
    public Opening opening() {
        return opening;
    }

    /** Adds a page in place of what was known of its address; one that does not want to be indexed is taken out. */
    public void add(Page page, Instant readAt) {
        if (page.directives().contains(Directive.NOINDEX)) {
            delete(page.url());
            return;
        }
        try {
            writer.updateDocument(new Term(Fields.URL, page.url().value()), document(page, readAt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes out the page of an address, if it is there. */
    public void delete(CanonicalUrl url) {
        try {
            writer.deleteDocuments(new Term(Fields.URL, url.value()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes all that was added and deleted survive a crash. */
    public void commit() {
        try {
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of pages. */
    public int count() {
        return with(searcher -> searcher.getIndexReader().numDocs());
    }

    /**
     * Returns the pages that match a query, best first.
     *
     * @param query in the language of {@link QueryReader}
     * @param most how many at most, 1…10,000
     */
    public SearchAnswer search(String query, int most) {
        return switch (QueryReader.read(query)) {
            case QueryReader.Reading.Broken broken -> new SearchAnswer.Broken(broken.why());
            case QueryReader.Reading.Good good ->
                new SearchAnswer.Pages(with(searcher -> new Search(searcher).pages(good.tree(), checked(most))));
        };
    }

    /**
     * Returns the pages of a folder's index that match a query, beside a process that has it open; what that one has not
     * committed yet is not seen. No pages when there is no index.
     */
    public static SearchAnswer searchIn(Path folder, String query, int most) {
        if (!(QueryReader.read(query) instanceof QueryReader.Reading.Good good)) {
            return new SearchAnswer.Broken(StandingQueries.problem(query).orElseThrow());
        }
        try (Directory directory = FSDirectory.open(folder)) {
            if (!DirectoryReader.indexExists(directory)) {
                return new SearchAnswer.Pages(List.of());
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                return new SearchAnswer.Pages(new Search(new IndexSearcher(reader)).pages(good.tree(), checked(most)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the pages worth comparing with a new original, best first: those that share the rarest words of windows
     * spread over its text. None for an original without text.
     *
     * @param most how many at most, 1…10,000
     */
    public List<CanonicalUrl> candidates(Original original, int most) {
        return with(searcher -> new RetroHunt(searcher, original).pages(checked(most)));
    }

    /** Commits and closes. */
    @Override
    public void close() {
        try (directory;
                writer;
                searchers) {
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int checked(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: " + most);
        }
        return most;
    }

    private static Document document(Page page, Instant readAt) {
        String language = Analysis.known(page.language());
        var document = new Document();
        document.add(new StringField(Fields.URL, page.url().value(), Field.Store.YES));
        document.add(new TextField(Fields.title(language), page.title(), Field.Store.NO));
        document.add(new TextField(Fields.text(language), page.text(), Field.Store.NO));
        document.add(new StoredField(Fields.TITLE, page.title()));
        document.add(new StoredField(Fields.LANGUAGE, page.language()));
        document.add(new StoredField(Fields.READ_AT, readAt.toEpochMilli()));
        page.published().ifPresent(at -> document.add(new StoredField(Fields.PUBLISHED, at.toEpochMilli())));
        for (String host : Hosts.of(page)) {
            document.add(new StringField(Fields.HOST, host, Field.Store.NO));
        }
        if (page.directives().stream().noneMatch(UNQUOTED::contains)) {
            document.add(new StoredField(Fields.TEXT, page.text()));
        }
        return document;
    }

    /** Something that is asked of all pages added so far. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    private <T> T with(Question<T> question) {
        try {
            searchers.maybeRefreshBlocking();
            IndexSearcher searcher = searchers.acquire();
            try {
                return question.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
