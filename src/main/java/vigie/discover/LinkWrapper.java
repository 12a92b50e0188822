package vigie.discover;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;

/**
 * Takes off what alert services, networks and mail filters put around a link to count or check clicks, as far as the link
 * itself holds the address. Short links ({@code t.co}, {@code lnkd.in}) hold none: they stay, and a visit follows them.
 */
final class LinkWrapper {
    /** Wrappers in wrappers: an alert, mailed, through a filter, forwarded through another. */
    private static final int LAYERS_MAX = 5;

    /** What wraps, and the parameters that may hold the address. */
    private record Wrapper(Pattern link, List<String> parameters) {
        static Wrapper of(String link, String... parameters) {
            return new Wrapper(Pattern.compile("https?://" + link), List.of(parameters));
        }
    }

    private static final List<Wrapper> WRAPPERS = List.of(
            Wrapper.of("(www\\.)?google\\.[a-z.]+/url\\?.*", "url", "q"),
            Wrapper.of("(lm?|www|m)\\.facebook\\.com/l\\.php\\?.*", "u"),
            Wrapper.of("l\\.(instagram|threads)\\.(com|net)/\\?.*", "u"),
            Wrapper.of("(www\\.)?linkedin\\.com/(redir/redirect|redir/general-malware-page|safety/go)/?\\?.*", "url"),
            Wrapper.of("(www\\.)?youtube\\.com/redirect\\?.*", "q"),
            Wrapper.of("(www\\.)?duckduckgo\\.com/l/\\?.*", "uddg"),
            Wrapper.of("out\\.reddit\\.com/.*\\?.*", "url"),
            Wrapper.of("(www\\.)?pinterest\\.[a-z.]+/offsite/?\\?.*", "url"),
            Wrapper.of("t\\.umblr\\.com/redirect\\?.*", "z"),
            Wrapper.of("(www\\.)?medium\\.com/r/?\\?.*", "url"),
            Wrapper.of("slack-redir\\.net/link\\?.*", "url"),
            Wrapper.of("[a-z0-9]+\\.safelinks\\.protection\\.outlook\\.com/.*\\?.*", "url"),
            Wrapper.of("[a-z0-9.-]+\\.awstrack\\.me/.*\\?.*", "url"));

    private static final Pattern AMAZON = Pattern.compile("https?://[a-z0-9.-]+\\.awstrack\\.me/L0/(https?[^/]+)/.*");
    private static final Pattern BING = Pattern.compile("https?://(www\\.)?bing\\.com/ck/a\\?.*");
    private static final Pattern PROOFPOINT_2 = Pattern.compile("https?://urldefense\\.proofpoint\\.com/v2/url\\?.*");
    private static final Pattern PROOFPOINT_3 =
            Pattern.compile("https?://urldefense(?:\\.proofpoint)?\\.(?:com|us)/v3/__(.+?)__;.*");

    private LinkWrapper() {}

    /** Returns the address inside a wrapper, or the address itself when there is none. */
    static CanonicalUrl unwrapped(CanonicalUrl url) {
        CanonicalUrl inner = url;
        for (int layer = 0; layer < LAYERS_MAX; layer++) {
            Optional<CanonicalUrl> next = inside(inner);
            if (next.isEmpty()) {
                return inner;
            }
            inner = next.get();
        }
        return inner;
    }

    private static Optional<CanonicalUrl> inside(CanonicalUrl url) {
        String value = url.value();
        Matcher amazon = AMAZON.matcher(value);
        if (amazon.matches()) {
            return web(decoded(amazon.group(1)));
        }
        Matcher third = PROOFPOINT_3.matcher(value);
        if (third.matches() && third.group(1).indexOf('*') < 0) {
            return web(third.group(1).replaceFirst("^(https?:/)([^/])", "$1/$2"));
        }
        if (PROOFPOINT_2.matcher(value).matches()) {
            return parameter(url, "u")
                    .map(coded -> coded.replace('-', '%').replace('_', '/'))
                    .map(LinkWrapper::decoded)
                    .flatMap(LinkWrapper::web);
        }
        if (BING.matcher(value).matches()) {
            return parameter(url, "u").flatMap(LinkWrapper::bing);
        }
        return WRAPPERS.stream()
                .filter(wrapper -> wrapper.link().matcher(value).matches())
                .flatMap(wrapper -> wrapper.parameters().stream())
                .flatMap(name -> parameter(url, name).stream())
                .flatMap(address -> web(address).stream())
                .findFirst();
    }

    /** An {@code a1} and the address in Base64. */
    private static Optional<CanonicalUrl> bing(String coded) {
        try {
            return coded.startsWith("a1")
                    ? web(new String(Base64.getUrlDecoder().decode(coded.substring(2)), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> parameter(CanonicalUrl url, String name) {
        String query = url.uri().getRawQuery();
        return query == null
                ? Optional.empty()
                : Stream.of(query.split("&", -1))
                        .filter(parameter -> parameter.startsWith(name + "="))
                        .findFirst()
                        .map(parameter -> decoded(parameter.substring(name.length() + 1)));
    }

    private static String decoded(String coded) {
        try {
            return URLDecoder.decode(coded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Optional<CanonicalUrl> web(String address) {
        return CanonicalUrl.parse(address).filter(inner -> !inner.isFile());
    }
}
