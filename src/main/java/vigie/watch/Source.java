package vigie.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

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

    /**
     * Queries made of the owner's published originals, for the search services of the configuration.
     *
     * @param priority patterns over originals' keys and titles: those first when a day's budget is short
     */
    record Queries(List<String> priority, Duration every) implements Source {
        public Queries {
            priority = List.copyOf(priority);
        }

        @Override
        public String key() {
            return "queries originals";
        }
    }

    /** A query for the posts of Bluesky. */
    record Bluesky(String query, Duration every) implements Source {
        @Override
        public String key() {
            return "bluesky " + query;
        }
    }

    /** Every public post of Bluesky as it is written, compared here; only what resembles an original is kept. */
    record Jetstream(URI url, Duration every) implements Source {
        @Override
        public String key() {
            return "jetstream " + url;
        }
    }

    /**
     * A hashtag or an account as one server of the fediverse shows it.
     *
     * @param server for instance {@code https://mastodon.example/}
     * @param name {@code #tag} or {@code @account}, the account with its own server when that is another
     */
    record Mastodon(URI server, String name, Duration every) implements Source {
        @Override
        public String key() {
            return "mastodon " + name + "@" + server.getAuthority();
        }
    }

    /**
     * A mail folder to which pages are forwarded by hand.
     *
     * @param url {@code imaps://user@server/folder}
     * @param from senders whose mails are read, at least one
     * @param passwordFile file that holds the password and nothing else
     */
    record Inbox(URI url, List<String> from, Path passwordFile, Duration every) implements Source {
        public Inbox {
            from = List.copyOf(from);
        }

        @Override
        public String key() {
            return "inbox " + url;
        }
    }

    /** What Common Crawl read of a site, without asking the site. */
    record Archived(URI url, Duration every) implements Source {
        @Override
        public String key() {
            return "archived " + url;
        }
    }

    /** A folder of web archives on this machine (WARC, WACZ). */
    record Warc(Path folder, Duration every) implements Source {
        @Override
        public String key() {
            return "warc " + folder;
        }
    }

    /** Where published pictures appear, by a reverse image service of the configuration. */
    record Pictures(Service service, Duration every) implements Source {
        /** A service that finds pictures. */
        public enum Service {
            GOOGLE_VISION,
            TINEYE;

            /** Returns the name by which watchlists know it and its calls are counted: {@code google-vision}. */
            public String label() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        @Override
        public String key() {
            return "pictures " + service.label();
        }
    }
}
