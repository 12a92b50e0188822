package vigie.originals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/** Originals made for a test of queries. */
final class QueryOriginals {
    static final Instant PUBLISHED = Instant.parse("2026-11-01T09:00:00Z");

    private QueryOriginals() {}

    /** Returns a text that came out on the first of November 2026. */
    static Original text(String text) {
        return text("post", text, PUBLISHED, Origin.FEED);
    }

    static Original text(String key, String text, Instant published, Origin origin) {
        FirstPublished first = new FirstPublished(published, Precision.SECOND, origin);
        return new Original(key, key, Optional.empty(), first, "und", text, List.of(), List.of(), "");
    }

    static Original at(Original original, String url) {
        return new Original(
                original.key(),
                original.title(),
                Optional.of(URI.create(url)),
                original.published(),
                original.language(),
                original.text(),
                original.images(),
                original.videos(),
                original.sha256());
    }

    static PublishedOriginal published(Original original) {
        return PublishedOriginal.of(original, PUBLISHED).orElseThrow();
    }

    static QueryContext context(List<Original> originals, String... sites) {
        OwnSites own = OwnSites.of(List.of(sites).stream().map(URI::create).toList());
        return QueryContext.shipped(RecurringSentences.of(originals), own);
    }
}
