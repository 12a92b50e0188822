package vigie.discover;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.crawl.CanonicalUrl;

/**
 * A page that a search service named. Whether it holds what was asked for, only the page says.
 *
 * @param title plain text, may be empty
 * @param snippet plain text, may be empty
 * @param published what the service takes for the day of publication; without a zone it is read as UTC
 * @param engines which engines found it, at least one
 */
public record SearchResult(
        CanonicalUrl url, String title, String snippet, Optional<Instant> published, List<String> engines) {
    public SearchResult {
        engines = List.copyOf(engines);
    }
}
