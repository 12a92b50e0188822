package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

class FeedOriginalTest {
    private static final URI URL = URI.create("https://lena.example/guide");
    private static final Instant FIRST_SEEN = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant PUBLISHED = Instant.parse("2026-09-01T06:00:00Z");

    @Test
    void item_withATitleAndDate_keepsThem() {
        Original guide = original("Le guide", Optional.of(PUBLISHED), "<title>Lena : le guide</title><p>Un brief.</p>");
        assertThat(guide.key()).isEqualTo(URL.toString());
        assertThat(guide.title()).isEqualTo("Le guide");
        assertThat(guide.url()).contains(URL);
        assertThat(guide.published()).isEqualTo(new FirstPublished(PUBLISHED, Precision.SECOND, Origin.FEED));
        assertThat(guide.text()).contains("Un brief.");
    }

    @Test
    void item_withoutThem_takesThePageThenTheFirstLook() {
        Original guide = original("", Optional.empty(), "<title>Lena : le guide</title><p>Un brief.</p>");
        assertThat(guide.title()).isEqualTo("Lena : le guide");
        assertThat(guide.published()).isEqualTo(new FirstPublished(FIRST_SEEN, Precision.SECOND, Origin.FIRST_SEEN));
        assertThat(guide.isPublic(FIRST_SEEN)).isTrue();
    }

    private static Original original(String title, Optional<Instant> published, String html) {
        Body body = Body.of(("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8));
        Page page = new Extractor().extract("guide.html", body, new CanonicalUrl(URL.toString()));
        return FeedOriginal.of(new FeedOriginal.Item(URL, title, published), page, List.of(), FIRST_SEEN);
    }
}
