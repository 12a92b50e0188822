package vigie.extract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.CanonicalUrl;

/**
 * What was extracted from a response or a file.
 *
 * @param url where it was read; {@code file:} for a dropped file without a page address
 * @param title may be empty
 * @param language ISO 639-1 code, or {@code und}
 * @param published when the page says it was published, to the second or the start of the day
 * @param author may be empty
 * @param text the whole visible text in reading order, main text and boilerplate, paragraphs parted by newlines
 * @param blocks blocks of the text by rising position, not overlapping except that a QUOTE may hold others
 * @param images images in order
 * @param videos films in order, at most {@code 5}
 * @param links links in order, at most {@code 2,000}
 * @param canonical the address the page names as its own
 * @param directives what it asks of robots, with all signals joined
 * @param signals where each of the directives was found, in the order met; those superseded are left out
 * @param problems what went wrong while reading, in the order met; codes with particulars
 * @param textSha256 SHA-256 of the text in UTF-8
 */
public record Page(
        CanonicalUrl url,
        String title,
        String language,
        Optional<Instant> published,
        String author,
        String text,
        List<Block> blocks,
        List<PageImage> images,
        List<PageVideo> videos,
        List<Link> links,
        Optional<CanonicalUrl> canonical,
        Set<Directive> directives,
        List<Signal> signals,
        List<ExtractionProblem> problems,
        String textSha256) {
    public Page {
        blocks = List.copyOf(blocks);
        images = List.copyOf(images);
        videos = List.copyOf(videos);
        links = List.copyOf(links);
        directives = Set.copyOf(directives);
        signals = List.copyOf(signals);
        problems = List.copyOf(problems);
    }
}
