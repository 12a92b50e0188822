package vigie.discover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.extract.MinimalHtml;
import vigie.extract.Page;

/**
 * A post of a social network, as its interface for programs gives it.
 *
 * @param url where people see it
 * @param network {@code bluesky} or {@code mastodon}
 * @param author as people address them, for instance {@code @lena@m.example}
 * @param published when it was published, as the post says
 * @param language ISO 639-1 code, or empty
 * @param html safe and minimal: paragraphs, quotations, links
 * @param images addresses of its pictures, those of films' still pictures among them
 * @param keepText whether its author lets others keep the words; otherwise hashes and the link only
 * @param asked the call that gave it
 */
public record Post(
        CanonicalUrl url,
        String network,
        String author,
        Optional<Instant> published,
        String language,
        String html,
        List<CanonicalUrl> images,
        boolean keepText,
        CanonicalUrl asked) {
    /** Bluesky's name in {@link #network}. */
    public static final String BLUESKY = "bluesky";

    /** The name of Mastodon, and of what speaks its interface, in {@link #network}. */
    public static final String MASTODON = "mastodon";

    public Post {
        images = List.copyOf(images);
    }

    /** Returns the page that a post is: its address, words and pictures, titled by author and day. */
    public Page page(Extractor extractor) {
        Optional<String> day = published.map(at -> DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(ZoneOffset.UTC)));
        String title =
                Stream.of(Optional.of(author), day).flatMap(Optional::stream).collect(Collectors.joining(", "));
        var head = new MinimalHtml.Head(
                title, language, author, published.map(Instant::toString).orElse(""), keepText ? "" : "noarchive");
        String document = MinimalHtml.document(head, html, images);
        return extractor.extract("post.html", Body.of(document.getBytes(java.nio.charset.StandardCharsets.UTF_8)), url);
    }

    /** Returns what the post becomes among other candidates. */
    public Candidate candidate() {
        return new Candidate(url, network, published, author, 0);
    }
}
