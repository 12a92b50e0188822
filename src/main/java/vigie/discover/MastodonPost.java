package vigie.discover;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;
import vigie.extract.MinimalHtml;

/** Statuses as Mastodon and what speaks its interface write them (docs.joinmastodon.org, entities/Status), and their addresses. */
final class MastodonPost {
    private static final Pattern NO_BOT = Pattern.compile("#\\s?no-?bots?\\b", Pattern.CASE_INSENSITIVE);

    /** A status has 4 pictures, on some servers 16. */
    private static final int IMAGES_MAX = 20;

    private MastodonPost() {}

    /**
     * A status on a server.
     *
     * @param id the server's own
     */
    record Key(CanonicalUrl server, String id) {
        private static final Pattern ADDRESS = Pattern.compile(
                "(https?://[^/]+)/(?:@[\\w.-]+(?:@[\\w.-]+)?|users/[\\w.-]+/statuses|web/statuses|api/v1/statuses)/(\\d{5,20})/?(?:\\?.*)?");

        /** Returns the key in the address of a status, for people or programs, or empty for any other address. */
        static Optional<Key> of(CanonicalUrl url) {
            Matcher address = ADDRESS.matcher(url.value());
            return address.matches()
                    ? Optional.of(new Key(new CanonicalUrl(address.group(1) + "/"), address.group(2)))
                    : Optional.empty();
        }

        /** Returns the call that reads it. */
        CanonicalUrl call() {
            return new CanonicalUrl(server.value() + "api/v1/statuses/" + id);
        }
    }

    /** Reads a status, or empty when it is none, is not for everybody, or repeats another's. */
    static Optional<Post> of(JsonNode status, CanonicalUrl asked) {
        String visibility = ServiceJson.text(status, "visibility");
        boolean forAll = visibility.equals("public") || visibility.equals("unlisted");
        if (!forAll
                || status.path("reblog").isContainer()
                || !status.path("account").isObject()) {
            return Optional.empty();
        }
        return Stream.of("url", "uri")
                .map(name -> ServiceJson.text(status, name))
                .flatMap(address -> CanonicalUrl.parse(address).stream())
                .filter(url -> !url.isFile())
                .findFirst()
                .map(url -> post(status, url, asked));
    }

    private static Post post(JsonNode status, CanonicalUrl url, CanonicalUrl asked) {
        JsonNode account = status.path("account");
        return new Post(
                url,
                Post.MASTODON,
                author(account, asked),
                ServiceJson.instant(ServiceJson.text(status, "created_at")),
                language(ServiceJson.text(status, "language")),
                html(status, url),
                images(status, url),
                mayKeep(account),
                asked);
    }

    /** Local accounts come without their server's name. */
    private static String author(JsonNode account, CanonicalUrl asked) {
        String name = ServiceJson.text(account, "acct");
        return "@" + (name.contains("@") ? name : name + "@" + asked.host());
    }

    private static String language(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return lower.matches("[a-z]{2}(-.*)?") ? lower.substring(0, 2) : "";
    }

    private static String html(JsonNode status, CanonicalUrl url) {
        String warning = ServiceJson.text(status, "spoiler_text");
        String described = attachments(status)
                .map(media -> ServiceJson.text(media, "description"))
                .filter(words -> !words.isBlank())
                .map(PlainText::toHtml)
                .collect(Collectors.joining());
        return (warning.isBlank() ? "" : PlainText.toHtml(warning))
                + MinimalHtml.of(ServiceJson.text(status, "content"), url)
                + described;
    }

    private static Stream<JsonNode> attachments(JsonNode status) {
        return StreamSupport.stream(status.path("media_attachments").spliterator(), false)
                .limit(IMAGES_MAX);
    }

    private static List<CanonicalUrl> images(JsonNode status, CanonicalUrl url) {
        return attachments(status)
                .map(MastodonPost::image)
                .filter(address -> !address.isEmpty())
                .flatMap(address -> url.resolve(address).stream())
                .distinct()
                .toList();
    }

    /** The author's own server has the picture as it was posted; of a film there is a still one. */
    private static String image(JsonNode media) {
        List<String> names = switch (ServiceJson.text(media, "type")) {
            case "image" -> List.of("remote_url", "url", "preview_url");
            case "video", "gifv" -> List.of("preview_url");
            default -> List.of();
        };
        return names.stream()
                .map(name -> ServiceJson.text(media, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** An author who is not to be found by search engines, or wants no bots, has not agreed to copies of the words. */
    private static boolean mayKeep(JsonNode account) {
        boolean hidden = account.path("noindex").asBoolean(false)
                || !account.path("indexable").asBoolean(true);
        return !hidden
                && !NO_BOT.matcher(MinimalHtml.words(ServiceJson.text(account, "note")))
                        .find();
    }
}
