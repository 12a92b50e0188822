package vigie.web;

import java.time.Instant;
import java.util.List;
import vigie.crawl.CanonicalUrl;

/** Full-text search of all that was read. */
@FunctionalInterface
public interface Searching {
    /** Returns the pages that answer a query, best first. */
    Answer search(String query);

    /**
     * What a query found.
     *
     * @param pages best first
     * @param problem what is wrong with the query, in words; empty when nothing is
     */
    record Answer(List<ReadPage> pages, String problem) {
        public Answer {
            pages = List.copyOf(pages);
        }
    }

    /**
     * A page that was read.
     *
     * @param title may be empty
     * @param excerpt text around the words found
     */
    record ReadPage(CanonicalUrl url, String title, String excerpt, Instant readAt) {}
}
