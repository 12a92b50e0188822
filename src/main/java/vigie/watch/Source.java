package vigie.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where we look, as a watchlist says it. */
public sealed interface Source {
    /** Returns the gap between two visits. */
    Duration every();

    /** Returns the words that name this source to a person and identify it in its watchlist: kind and address. */
    String key();

    /** An RSS, Atom or JSON feed. */
    record Feed(URI url, Duration every) implements Source {
        @Override
        public String key() {
            return "feed " + url;
        }
    }

    /**
     * A site: its sitemaps and a shallow crawl.
     *
     * @param depth links followed from the start page, 0 or more
     * @param pagesMax most pages read in one round
     */
    record Site(URI url, int depth, int pagesMax, Duration every) implements Source {
        @Override
        public String key() {
            return "site " + url;
        }
    }

    /** One page. */
    record Page(URI url, Duration every) implements Source {
        @Override
        public String key() {
            return "page " + url;
        }
    }

    /** A folder of pages and pictures saved by hand. */
    record Drop(Path folder, Duration every) implements Source {
        @Override
        public String key() {
            return "drop " + folder;
        }
    }

    /** A query for the search services of the configuration. */
    record Search(String query, Duration every) implements Source {
        @Override
        public String key() {
            return "search " + query;
        }
    }
}
