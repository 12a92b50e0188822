package vigie.originals;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.extract.Page;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;
import vigie.watch.OriginalImage;

/** An item of the owner's own feed, once its page is fetched, to an original. */
public final class FeedOriginal {
    private FeedOriginal() {}

    /** What the feed says of an item: where it is, what it is called (may be empty), when it came out. */
    public record Item(URI url, String title, Optional<Instant> published) {}

    /**
     * Returns the original; the same arguments give an equal one.
     *
     * @param page the item's page, whose text it takes
     * @param images the page's pictures, already kept; may be empty
     * @param firstSeen its date when neither feed nor page gives one
     */
    public static Original of(Item item, Page page, List<OriginalImage> images, Instant firstSeen) {
        String title = item.title().isBlank() ? page.title() : item.title();
        return new Original(
                item.url().toString(),
                title.isBlank() ? item.url().toString() : title.strip(),
                Optional.of(item.url()),
                published(item, page, firstSeen),
                page.language(),
                page.text(),
                images,
                List.of(),
                Content.version(page.text(), images, List.of()));
    }

    private static FirstPublished published(Item item, Page page, Instant firstSeen) {
        return item.published()
                .map(at -> new FirstPublished(at, Precision.SECOND, Origin.FEED))
                .or(() -> page.published()
                        .map(StatedDate::ofMetadata)
                        .map(date -> new FirstPublished(date.at(), date.precision(), Origin.METADATA)))
                .orElse(new FirstPublished(firstSeen, Precision.SECOND, Origin.FIRST_SEEN));
    }
}
