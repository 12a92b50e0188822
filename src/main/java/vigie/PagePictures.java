package vigie;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.match.PageImageFingerprint;

/**
 * The pictures of one page.
 *
 * @param fingerprints of those that could be read, in order
 * @param words read in them, by address, in order; pictures without words are missing
 * @param bytes of those that were fetched or came with the page, by address
 * @param whole whether every picture was read, so that what is not among them is not shown
 * @param wordsWhole whether every picture was read in which there were words before
 */
record PagePictures(
        List<PageImageFingerprint> fingerprints,
        Map<CanonicalUrl, String> words,
        Map<CanonicalUrl, Body> bytes,
        boolean whole,
        boolean wordsWhole) {
    /** No pictures. */
    static final PagePictures NONE = new PagePictures(List.of(), Map.of(), Map.of(), true, true);

    PagePictures {
        fingerprints = List.copyOf(fingerprints);
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        bytes = Map.copyOf(bytes);
    }
}
