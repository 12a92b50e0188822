package vigie.originals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;

/** X's archive: posts with their pictures and films, long posts in full. What was deleted is not read. */
final class XExport {
    private static final String POSTS = "data/tweets?(-part\\d+)?\\.js";
    private static final String NOTES = "data/note-tweets?(-part\\d+)?\\.js";
    private static final String MEDIA = "data/tweets?_media(_part\\d+)?/[^/]+";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.X,
            POSTS + "|" + NOTES + "|" + MEDIA,
            archive -> archive.singleHead().stripLeading().startsWith("window.YTD.tweet")
                    || !archive.entries(POSTS).isEmpty(),
            (archive, draft, media) -> new XExport(archive, draft, media).read());

    /** What X counts milliseconds from in its ids. */
    private static final long EPOCH_MILLIS = 1_288_834_974_657L;

    private static final int CLOCK_SHIFT = 22;

    /** Letters of a shortened post that must open the long one. */
    private static final int OPENING_UNITS_MIN = 100;

    private final Archive archive;
    private final ExportDraft draft;
    private final ExportMedia media;
    private final List<String> notes = new ArrayList<>();
    private final Map<String, List<Entry>> filesById = new HashMap<>();

    private XExport(Archive archive, ExportDraft draft, ExportMedia media) {
        this.archive = archive;
        this.draft = draft;
        this.media = media;
    }

    private void read() {
        for (Entry file : archive.entries(MEDIA)) {
            String id = file.name().replaceFirst("-.*", "");
            filesById.computeIfAbsent(id, first -> new ArrayList<>()).add(file);
        }
        for (Entry file : archive.entries(NOTES)) {
            rows(file, row -> note(row).ifPresent(notes::add));
        }
        List<Entry> files = new ArrayList<>(archive.entries(POSTS));
        archive.single().filter(entry -> files.isEmpty()).ifPresent(files::add);
        // Twice, since a post may answer one that stands after it, and all at once fit no memory.
        Set<String> own = new HashSet<>();
        boolean whole = true;
        for (Entry file : files) {
            whole &= rows(file, row -> own.add(JsonRows.text(post(row), "id_str", "id")));
        }
        for (Entry file : files) {
            rows(file, row -> add(post(row), own));
        }
        if (!whole) {
            draft.problem("json.broken", files.getFirst().name());
        }
    }

    private static JsonNode post(JsonNode row) {
        return row.has("tweet") ? row.get("tweet") : row;
    }

    private boolean rows(Entry file, Consumer<JsonNode> use) {
        return archive.read(file, bytes -> {
                    skipAssignment(bytes);
                    return Optional.of(JsonRows.read(bytes, List::isEmpty, (path, row) -> use.accept(row)));
                })
                .orElse(true);
    }

    /** Each file is a script: {@code window.YTD.tweets.part0 = [ … ]}. */
    private static void skipAssignment(InputStream bytes) throws IOException {
        int next = bytes.read();
        while (next >= 0 && next != '=') {
            next = bytes.read();
        }
    }

    private static Optional<String> note(JsonNode row) {
        JsonNode core = row.findValue("core");
        return core == null
                ? Optional.empty()
                : Optional.of(JsonRows.text(core, "text")).filter(text -> !text.isEmpty());
    }

    private void add(JsonNode post, Set<String> own) {
        String id = JsonRows.text(post, "id_str", "id");
        String written = JsonRows.text(post, "full_text", "text");
        String repliesTo = JsonRows.text(post, "in_reply_to_status_id_str", "in_reply_to_status_id");
        if (!id.matches("\\d{1,19}")) {
            draft.leave(Why.UNREADABLE, written);
        } else if (written.startsWith("RT @")) {
            draft.leave(Why.REPOST, written);
        } else if (!repliesTo.isEmpty() && !own.contains(repliesTo)) {
            draft.leave(Why.RESPONSE, written);
        } else {
            ExportMedia.Kept kept = media.kept(filesById.getOrDefault(id, List.of()));
            Optional<URI> url = ExportDraft.url("https://x.com/i/web/status/" + id);
            draft.add(
                    Sort.POST,
                    Work.of("x:" + id, "", url, published(post, id), text(post, written))
                            .with(kept.images(), kept.videos()));
        }
    }

    private static FirstPublished published(JsonNode post, String id) {
        return ExportDate.ofX(JsonRows.text(post, "created_at"), Origin.EXPORT)
                .orElseGet(() -> new FirstPublished(
                        Instant.ofEpochSecond(((Long.parseLong(id) >>> CLOCK_SHIFT) + EPOCH_MILLIS) / 1_000),
                        Precision.SECOND,
                        Origin.EXPORT));
    }

    /** Returns the text in full, with links as they lead and without those to its own pictures. */
    private String text(JsonNode post, String written) {
        String text = written;
        for (JsonNode link : links(post, "entities", "urls")) {
            text = text.replace(JsonRows.text(link, "url"), JsonRows.text(link, "expanded_url", "url"));
        }
        List<JsonNode> shown = new ArrayList<>(links(post, "extended_entities", "media"));
        shown.addAll(links(post, "entities", "media"));
        for (JsonNode picture : shown) {
            String link = JsonRows.text(picture, "url");
            text = link.isEmpty() ? text : text.replace(link, "");
        }
        String plain = unescaped(text).strip();
        return full(plain);
    }

    private String full(String plain) {
        String opening = plain.replaceFirst("(?:…|\\.\\.\\.)?\\s*(?:https?://\\S+)?$", "")
                .strip();
        return opening.length() < OPENING_UNITS_MIN
                ? plain
                : notes.stream()
                        .filter(note -> note.startsWith(opening))
                        .findFirst()
                        .orElse(plain);
    }

    private static List<JsonNode> links(JsonNode post, String where, String kind) {
        JsonNode entities = post.get(where);
        return entities == null
                ? List.of()
                : JsonRows.list(entities, kind).stream()
                        .filter(link -> !JsonRows.text(link, "url").isEmpty())
                        .toList();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
