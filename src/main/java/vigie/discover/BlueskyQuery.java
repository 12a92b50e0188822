package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to search for on Bluesky; empty where it does not matter. At least one of words, domain, url and tag is given.
 *
 * @param words as people type them, phrases in quotation marks
 * @param domain posts that link to this host
 * @param url posts that link to this page
 * @param tag a hashtag without its sign
 * @param author a handle or DID
 * @param language ISO 639-1 code
 */
public record BlueskyQuery(String words, String domain, String url, String tag, String author, String language) {
    public BlueskyQuery {
        if (words.isBlank() && domain.isBlank() && url.isBlank() && tag.isBlank()) {
            throw new IllegalArgumentException("nothing to search for");
        }
    }

    /** Returns a search for words. */
    public static BlueskyQuery of(String words) {
        return new BlueskyQuery(words, "", "", "", "", "");
    }

    /** Returns a search for posts that link to a host. */
    public static BlueskyQuery linksToDomain(String domain) {
        return new BlueskyQuery("", domain, "", "", "", "");
    }

    /** Returns a search for posts that link to a page. */
    public static BlueskyQuery linksToPage(String url) {
        return new BlueskyQuery("", "", url, "", "", "");
    }

    /** Returns the query part of the call; {@code q} must not be empty, and a star stands for any words. */
    String parameters(String since, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("q", words.isBlank() ? "*" : words);
        parameters.put("sort", "latest");
        parameters.put("limit", "100");
        parameters.put("domain", domain);
        parameters.put("url", url);
        parameters.put("tag", tag);
        parameters.put("author", author);
        parameters.put("lang", language);
        parameters.put("since", since);
        parameters.put("cursor", cursor);
        return parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isBlank())
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
