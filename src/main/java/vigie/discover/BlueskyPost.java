package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import vigie.crawl.CanonicalUrl;

/**
 * Posts as the AT Protocol writes them ({@code app.bsky.feed.post}, {@code app.bsky.feed.defs#postView} and the lexicons of
 * {@code app.bsky.embed}), and their addresses.
 */
final class BlueskyPost {
    private static final String COLLECTION = "app.bsky.feed.post";
    private static final Pattern DID = Pattern.compile("did:[a-z]{1,20}:[A-Za-z0-9._:%-]{1,200}");
    private static final Pattern RECORD_KEY = Pattern.compile("[A-Za-z0-9._:~-]{1,512}");
    private static final Pattern AT_URI = Pattern.compile("at://([^/]+)/" + Pattern.quote(COLLECTION) + "/([^/]+)");
    private static final Pattern CID = Pattern.compile("[a-z0-9]{10,100}");

    /** A post has 4 pictures, a gallery 20. */
    private static final int IMAGES_MAX = 20;

    /** An author's wish that only signed-in people see the account ({@code com.atproto.label.defs}). */
    private static final String NOT_IN_PUBLIC = "!no-unauthenticated";

    private BlueskyPost() {}

    /**
     * Who wrote a post and its key there.
     *
     * @param author a DID or a handle
     */
    record Key(String author, String record) {
        private static final Pattern ADDRESS =
                Pattern.compile("https?://(?:www\\.|main\\.)?bsky\\.app/profile/([^/?]+)/post/([^/?]+)/?(?:\\?.*)?");

        /** Returns the key in the address that people use, or empty for any other address. */
        static Optional<Key> of(CanonicalUrl url) {
            Matcher address = ADDRESS.matcher(url.value());
            return address.matches() ? of(address.group(1).replace("%3A", ":"), address.group(2)) : Optional.empty();
        }

        /** Returns the key in an at-uri, or empty when it is none of a post. */
        static Optional<Key> of(String atUri) {
            Matcher uri = AT_URI.matcher(atUri);
            return uri.matches() ? of(uri.group(1), uri.group(2)) : Optional.empty();
        }

        /** Returns a key, or empty when it is not well formed. */
        static Optional<Key> of(String author, String record) {
            boolean authorHolds = DID.matcher(author).matches() || author.matches("[A-Za-z0-9.-]{1,253}");
            return authorHolds && RECORD_KEY.matcher(record).matches()
                    ? Optional.of(new Key(author, record))
                    : Optional.empty();
        }

        boolean hasDid() {
            return author.startsWith("did:");
        }

        String atUri() {
            return "at://" + author + "/" + COLLECTION + "/" + record;
        }

        CanonicalUrl url() {
            return new CanonicalUrl(profile(author) + "/post/" + record);
        }
    }

    /** Returns the address of an account, without a slash at its end. */
    static String profile(String author) {
        return "https://bsky.app/profile/" + author;
    }

    /** Reads a post as the search and {@code getPosts} give it, or empty when it is none. */
    static Optional<Post> ofView(JsonNode view, CanonicalUrl asked) {
        JsonNode author = view.path("author");
        String handle = ServiceJson.text(author, "handle");
        return Key.of(ServiceJson.text(view, "uri"))
                .map(key -> post(
                        key,
                        handle.isEmpty() || handle.equals("handle.invalid") ? key.author() : "@" + handle,
                        view.path("record"),
                        pictures(view.path("embed"), key.author()),
                        !isLabelled(author) && !isLabelled(view),
                        asked));
    }

    /** Reads a record as the stream gives it. */
    static Post ofRecord(Key key, JsonNode record, CanonicalUrl asked) {
        return post(key, key.author(), record, List.of(), !isLabelled(record), asked);
    }

    private static Post post(
            Key key,
            String author,
            JsonNode record,
            List<CanonicalUrl> pictures,
            boolean keepText,
            CanonicalUrl asked) {
        return new Post(
                key.url(),
                Post.BLUESKY,
                author,
                ServiceJson.instant(ServiceJson.text(record, "createdAt")),
                language(record),
                html(record),
                pictures.isEmpty() ? pictures(record.path("embed"), key.author()) : pictures,
                keepText && !isLabelled(record),
                asked);
    }

    /** All the words of a record: of the post, and those that describe its pictures. */
    static String words(JsonNode record) {
        StringBuilder words = new StringBuilder(ServiceJson.text(record, "text"));
        items(media(record.path("embed"))).forEach(item -> words.append('\n').append(ServiceJson.text(item, "alt")));
        return words.toString().strip();
    }

    private static String language(JsonNode record) {
        String first = record.path("langs").path(0).asString("");
        return first.matches("[a-z]{2}(-.*)?") ? first.substring(0, 2) : "";
    }

    private static boolean isLabelled(JsonNode labelled) {
        JsonNode labels = labelled.path("labels");
        return Stream.concat(labels.valueStream(), labels.path("values").valueStream())
                .anyMatch(label -> ServiceJson.text(label, "val").equals(NOT_IN_PUBLIC));
    }

    private static JsonNode media(JsonNode embed) {
        return embed.has("media") ? embed.path("media") : embed;
    }

    private static Stream<JsonNode> items(JsonNode media) {
        return Stream.concat(
                media.path("images").valueStream(), media.path("items").valueStream());
    }

    /** Pictures of the post itself, not those of a post that it quotes. */
    private static List<CanonicalUrl> pictures(JsonNode embed, String did) {
        JsonNode media = media(embed);
        Stream<String> shown = items(media).map(item -> picture(item, did));
        Stream<String> others =
                Stream.of(film(media, did), thumbnail(media.path("external").path("thumb"), did));
        return Stream.concat(shown, others)
                .flatMap(address -> CanonicalUrl.parse(address).stream())
                .filter(url -> !url.isFile())
                .distinct()
                .limit(IMAGES_MAX)
                .toList();
    }

    private static String picture(JsonNode item, String did) {
        return Stream.of(
                        ServiceJson.text(item, "fullsize"),
                        ServiceJson.text(item, "thumb"),
                        ServiceJson.text(item, "thumbnail"),
                        blob(item.path("image"), did))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String thumbnail(JsonNode thumb, String did) {
        return thumb.isString() ? thumb.asString("") : blob(thumb, did);
    }

    /** A film as such is a list of pieces (HLS); its first picture stands for it. */
    private static String film(JsonNode media, String did) {
        String shown = ServiceJson.text(media, "thumbnail");
        String cid = cid(media.path("video"));
        if (!shown.isEmpty() || cid.isEmpty()) {
            return shown;
        }
        return "https://video.bsky.app/watch/" + did.replace(":", "%3A") + "/" + cid + "/thumbnail.jpg";
    }

    /** Records name pictures by content; Bluesky's own distribution network has them under this address. */
    private static String blob(JsonNode blob, String did) {
        String cid = cid(blob);
        return cid.isEmpty() ? "" : "https://cdn.bsky.app/img/feed_fullsize/plain/" + did + "/" + cid + "@jpeg";
    }

    private static String cid(JsonNode blob) {
        String cid = blob.path("ref").path("$link").asString("");
        return CID.matcher(cid).matches() ? cid : "";
    }

    private static String html(JsonNode record) {
        String words = "<p>" + linked(record).replace("\n", "<br>") + "</p>";
        JsonNode external = media(record.path("embed")).path("external");
        String described = items(media(record.path("embed")))
                .map(item -> ServiceJson.text(item, "alt"))
                .filter(alt -> !alt.isBlank())
                .map(alt -> "<p>" + escaped(alt) + "</p>")
                .reduce("", String::concat);
        return words
                + described
                + web(ServiceJson.text(external, "uri"))
                        .map(url -> "<p>" + link(url, ServiceJson.text(external, "title")) + "</p>")
                        .orElse("");
    }

    /** The words with the links of their facets, which count in bytes of UTF-8. */
    private static String linked(JsonNode record) {
        byte[] text = ServiceJson.text(record, "text").getBytes(UTF_8);
        StringBuilder html = new StringBuilder();
        int at = 0;
        for (Facet facet : facets(record)) {
            if (facet.start() >= at && facet.start() < facet.end() && facet.end() <= text.length) {
                html.append(escaped(slice(text, at, facet.start())));
                html.append(link(facet.url(), slice(text, facet.start(), facet.end())));
                at = facet.end();
            }
        }
        return html.append(escaped(slice(text, at, text.length))).toString();
    }

    private record Facet(int start, int end, CanonicalUrl url) {}

    private static List<Facet> facets(JsonNode record) {
        List<Facet> facets = new ArrayList<>();
        for (JsonNode facet : record.path("facets")) {
            for (JsonNode feature : facet.path("features")) {
                JsonNode index = facet.path("index");
                int start = index.path("byteStart").asInt(-1);
                int end = index.path("byteEnd").asInt(-1);
                web(ServiceJson.text(feature, "uri"))
                        .filter(url -> start >= 0)
                        .ifPresent(url -> facets.add(new Facet(start, end, url)));
            }
        }
        facets.sort(Comparator.comparingInt(Facet::start));
        return facets;
    }

    private static Optional<CanonicalUrl> web(String address) {
        return CanonicalUrl.parse(address).filter(url -> !url.isFile());
    }

    private static String link(CanonicalUrl url, String words) {
        return "<a href=\"" + escaped(url.value()) + "\">" + escaped(words.isBlank() ? url.value() : words) + "</a>";
    }

    private static String slice(byte[] text, int start, int end) {
        return new String(text, start, end - start, UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
