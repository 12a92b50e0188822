package vigie.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import vigie.crawl.CanonicalUrl;

/** Chooses the address of a film's file among those that a page gives (HTML Standard, section 4.8.8, "video"). */
final class VideoSources {
    /** Lists of pieces, which are no files (RFC 8216; ISO/IEC 23009-1). */
    private static final Pattern PIECES = Pattern.compile("^[^?]*\\.(?:m3u8|mpd|ism)(?:[/?]|$)");

    /** What a source of pieces says of itself. */
    private static final Pattern PIECES_TYPE = Pattern.compile("mpegurl|dash\\+xml");

    /** Where a player of another site, a page and not a film, is told of as if it were a film. */
    private static final Pattern PLAYER = Pattern.compile(
            "^https?://(?:[^/?]*\\.)?(?:youtube\\.com|youtube-nocookie\\.com|youtu\\.be|player\\.vimeo\\.com|dailymotion\\.com)(?:[:/?]|$)");

    private VideoSources() {}

    /** Returns the address of a video element's first file, its own before those of its sources. */
    static Optional<CanonicalUrl> first(Element video, CanonicalUrl base) {
        Stream<String> sources = video.select("source[src]").stream()
                .filter(source -> !PIECES_TYPE
                        .matcher(source.attr("type").toLowerCase(Locale.ROOT))
                        .find())
                .map(source -> source.attr("src"));
        return Stream.concat(Stream.of(video.attr("src"), video.attr("data-src")), sources)
                .flatMap(address -> file(base, address).stream())
                .findFirst();
    }

    /** Returns where an address leads, or empty when it is none, a list of pieces or another site's player. */
    static Optional<CanonicalUrl> file(CanonicalUrl base, String address) {
        return HtmlText.address(base, address).filter(url -> {
            String lower = url.value().toLowerCase(Locale.ROOT);
            return !PIECES.matcher(lower).find() && !PLAYER.matcher(lower).find();
        });
    }
}
