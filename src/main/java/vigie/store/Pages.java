package vigie.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Page;

/** The tables {@code page} and {@code seen_text}: the last reading of each page, and texts in which something was seen. */
public final class Pages {
    /** Pages held in memory at once while walking over all. */
    private static final int BATCH = 200;

    /** Versions held in memory at once while walking over all: they are short. */
    private static final int VERSIONS_BATCH = 10_000;

    private final Jdbi jdbi;
    private final Counters counters;

    Pages(Jdbi jdbi, Counters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    /**
     * One version of one page.
     *
     * @param url under which it is kept
     * @param number of the page, from 1, never given to another
     * @param content a hash of the text of this version
     */
    public record Version(CanonicalUrl url, int number, long content) {}

    /** Returns the hash of a text by which a {@link Version} is known: the first 64 bits of its SHA-256. */
    public static long content(String textSha256) {
        return Long.parseUnsignedLong(textSha256, 0, 16, 16);
    }

    /** Keeps a page as the last reading of its URL; returns its number, which stays with the URL. */
    public int put(CanonicalUrl url, Page page, Instant readAt) {
        return jdbi.inTransaction(handle -> {
            int number = number(url).orElseGet(() -> Math.toIntExact(counters.next("page")));
            write(number, url, page, readAt);
            return number;
        });
    }

    /**
     * Takes out the page of an address and those below it, because their author took them back; texts in which something was
     * seen stay with their finding. Returns the addresses taken out.
     */
    public List<CanonicalUrl> removeBelow(CanonicalUrl url) {
        String below = url.value() + "/";
        return jdbi.inTransaction(handle -> {
            List<CanonicalUrl> pages = handle.createQuery(
                            "SELECT url FROM page WHERE url = :url OR SUBSTR(url, 1, :length) = :below")
                    .bind("url", url.value())
                    .bind("length", below.length())
                    .bind("below", below)
                    .mapTo(String.class)
                    .map(CanonicalUrl::new)
                    .list();
            pages.forEach(page -> handle.execute("DELETE FROM page WHERE url = ?", page.value()));
            return pages;
        });
    }

    /** Returns the number of a URL's page, if one is kept. */
    public Optional<Integer> number(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT number FROM page WHERE url = :url")
                .bind("url", url.value())
                .mapTo(Integer.class)
                .findOne());
    }

    private void write(int number, CanonicalUrl url, Page page, Instant readAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO page (number, url, read_at, title, text_sha256, content)
                        VALUES (:number, :url, :readAt, :title, :sha256, :content)
                        ON CONFLICT (url) DO UPDATE SET read_at = excluded.read_at, title = excluded.title,
                          text_sha256 = excluded.text_sha256, content = excluded.content""")
                .bind("number", number)
                .bind("url", url.value())
                .bind("readAt", readAt.toEpochMilli())
                .bind("title", page.title())
                .bind("sha256", page.textSha256())
                .bind("content", Json.of(page))
                .execute());
    }

    /** Keeps a text for good, because something was seen in it. */
    public void keepText(Page page) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO seen_text (sha256, content) VALUES (:sha256, :content) ON CONFLICT (sha256) DO NOTHING")
                .bind("sha256", page.textSha256())
                .bind("content", page.text())
                .execute());
    }

    /** Returns the last reading of a URL. */
    public Optional<Page> find(CanonicalUrl url) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT content FROM page WHERE url = :url")
                .bind("url", url.value())
                .mapTo(String.class)
                .findOne()
                .map(Json::page));
    }

    /** Returns the URL of the page of a number. */
    public Optional<CanonicalUrl> url(int number) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT url FROM page WHERE number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .map(CanonicalUrl::new));
    }

    /** Walks over the versions of all pages kept, by number. */
    public void forEachVersion(Consumer<Version> visitor) {
        int last = 0;
        while (true) {
            int after = last;
            List<Version> batch = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT url, number, text_sha256 FROM page WHERE number > :after ORDER BY number LIMIT :most")
                    .bind("after", after)
                    .bind("most", VERSIONS_BATCH)
                    .map((row, context) -> new Version(
                            new CanonicalUrl(row.getString("url")),
                            row.getInt("number"),
                            content(row.getString("text_sha256"))))
                    .list());
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(visitor);
            last = batch.getLast().number();
        }
    }

    /** Returns how many pages were read and kept. */
    public int count() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM page")
                .mapTo(Integer.class)
                .one());
    }

    /** Walks over every page kept, by URL, a few at a time. */
    public void forEach(BiConsumer<Page, Instant> visitor) {
        String last = "";
        while (true) {
            String after = last;
            List<Kept> batch = jdbi.withHandle(handle -> handle.createQuery(
                            "SELECT url, read_at, content FROM page WHERE url > :after ORDER BY url LIMIT :most")
                    .bind("after", after)
                    .bind("most", BATCH)
                    .map((row, context) -> new Kept(
                            row.getString("url"),
                            Columns.instantOf(row, "read_at"),
                            Json.page(row.getString("content"))))
                    .list());
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach(kept -> visitor.accept(kept.page(), kept.readAt()));
            last = batch.getLast().url();
        }
    }

    private record Kept(String url, Instant readAt, Page page) {}
}
