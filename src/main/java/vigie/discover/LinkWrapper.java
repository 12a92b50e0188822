package vigie.discover;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;

/** Takes off what alert services put around a link to count clicks. */
final class LinkWrapper {
    private static final Pattern GOOGLE = Pattern.compile("https?://(www\\.)?google\\.[a-z.]+/url\\?.*");
    private static final Pattern FACEBOOK = Pattern.compile("https?://lm?\\.facebook\\.com/l\\.php\\?.*");

    private LinkWrapper() {}

    /** Returns the address inside a wrapper, or the address itself when there is none. */
    static CanonicalUrl unwrapped(CanonicalUrl url) {
        if (GOOGLE.matcher(url.value()).matches()) {
            return parameter(url, "url").or(() -> parameter(url, "q")).orElse(url);
        }
        return FACEBOOK.matcher(url.value()).matches() ? parameter(url, "u").orElse(url) : url;
    }

    private static Optional<CanonicalUrl> parameter(CanonicalUrl url, String name) {
        return Stream.of(url.uri().getRawQuery().split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .findFirst()
                .map(parameter -> URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8))
                .flatMap(CanonicalUrl::parse)
                .filter(inner -> !inner.isFile());
    }
}
