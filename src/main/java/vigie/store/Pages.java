package vigie.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Jdbi;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Page;

/** The tables {@code page} and {@code seen_text}: the last reading of each page, and texts in which something was seen. */
public final class Pages {
    /** Pages held in memory at once while walking over all. */
    private static final int BATCH = 200;

    private final Jdbi jdbi;

    Pages(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps a page as the last reading of its URL. */
    public void put(CanonicalUrl url, Page page, Instant readAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        INSERT INTO page (url, read_at, title, text_sha256, content)
                        VALUES (:url, :readAt, :title, :sha256, :content)
                        ON CONFLICT (url) DO UPDATE SET read_at = excluded.read_at, title = excluded.title,
                          text_sha256 = excluded.text_sha256, content = excluded.content""")
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
