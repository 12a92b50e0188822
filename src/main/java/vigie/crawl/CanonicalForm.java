package vigie.crawl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Brings addresses into the normal form of {@link CanonicalUrl}. Doing it twice changes nothing.
 *
 * <p>Parsing is left to the client that will ask for the page, so that no two parsers can disagree about the host (it
 * follows the URL Standard: dot segments, backslashes, IDN by UTS 46). On top of it come RFC 3986, section 6.2.2
 * (percent-encoding) and the removal of parameters that name the reader and not the page.
 */
final class CanonicalForm {
    /** Parameters that share buttons, mailings and advertisements add; compared in lower case. */
    private static final Set<String> TRACKING = Set.of(
            "fbclid",
            "gclid",
            "gclsrc",
            "dclid",
            "gbraid",
            "wbraid",
            "msclkid",
            "twclid",
            "ttclid",
            "yclid",
            "li_fat_id",
            "igsh",
            "igshid",
            "si",
            "trk",
            "trackingid",
            "lipi",
            "mc_cid",
            "mc_eid",
            "mkt_tok",
            "_ga",
            "_gl",
            "_hsenc",
            "_hsmi",
            "ref_src",
            "ref_url",
            "xtor",
            "phpsessid",
            "jsessionid");

    private static final Set<String> TRACKING_PREFIXES = Set.of("utm_", "mtm_", "pk_", "hsa_");

    private static final Pattern SESSION_IN_PATH = Pattern.compile(";jsessionid=[^/;]*", Pattern.CASE_INSENSITIVE);

    private CanonicalForm() {}

    /** Returns the normal form of an absolute http, https or file address, or empty when it has none. */
    static Optional<String> of(String text) {
        if (isPlain(text)) {
            return Optional.of(text);
        }
        return text.regionMatches(true, 0, "file:", 0, 5)
                ? ofFile(text)
                : Optional.ofNullable(HttpUrl.parse(text)).flatMap(CanonicalForm::of);
    }

    /**
     * Returns whether an address is so plain that it can only be in the normal form already: a {@link PlainHost} and a
     * path of characters that mean nothing else. Most are, and parsing each of a page's links twice is a good part of what
     * reading the page costs. False says nothing.
     */
    private static boolean isPlain(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int slash = text.indexOf('/', start);
        return slash > start + 1
                && text.length() <= CanonicalUrl.LENGTH_MAX
                && PlainHost.isAt(text, start, slash)
                && isPlainPath(text, slash);
    }

    /** Without dot segments, escapes, parameters and query. */
    private static boolean isPlainPath(String text, int slash) {
        for (int i = slash; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '/'
                    || c == '-'
                    || c == '_'
                    || (c == '.' && text.charAt(i - 1) != '/');
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    /** Returns the normal form of a parsed address, or empty when it carries user information. */
    static Optional<String> of(HttpUrl url) {
        if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
            return Optional.empty();
        }
        String path = SESSION_IN_PATH
                .matcher(PercentEncoding.normalize(url.encodedPath()))
                .replaceAll("");
        String query = query(url.encodedQuery());
        return Optional.of(url.scheme() + "://" + hostAndPort(url) + path + query)
                .filter(form -> form.length() <= CanonicalUrl.LENGTH_MAX);
    }

    /** Returns the host, an IPv6 address in brackets, with the port when it is not the scheme's own. */
    static String hostAndPort(HttpUrl url) {
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        return url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port();
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept = Stream.of(PercentEncoding.normalize(query).split("&", -1))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String parameter) {
        int end = parameter.indexOf('=');
        String name = (end < 0 ? parameter : parameter.substring(0, end)).toLowerCase(Locale.ROOT);
        return TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static Optional<String> ofFile(String text) {
        try {
            URI uri = new URI(text).normalize();
            String path = uri.getRawPath();
            boolean local = path != null
                    && path.startsWith("/")
                    && (uri.getRawAuthority() == null || uri.getRawAuthority().isEmpty());
            return Optional.of(local)
                    .filter(yes -> yes)
                    .map(yes -> "file://" + PercentEncoding.normalize(String.valueOf(path)))
                    .filter(form -> form.length() <= CanonicalUrl.LENGTH_MAX);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
