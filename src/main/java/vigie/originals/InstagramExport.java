package vigie.originals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/**
 * Instagram's archive in JSON: posts, reels, stories and archived posts of all vintages since 2018, with their pictures and
 * films. It tells neither addresses nor whether the account is open to all.
 */
final class InstagramExport {
    private static final String LISTS = "(content|media)/(posts_\\d+|reels|stories|archived_posts|igtv_videos)";
    private static final String FILES = "media/(posts|reels|stories|archived_posts|igtv|other)/.*|media/.*\\.(srt|vtt)";
    private static final String FILES_2018 = "(photos|videos|stories)/\\d{6}/[^/]+";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.INSTAGRAM,
            LISTS + "\\.json|media(_\\d+)?\\.json|" + FILES + "|" + FILES_2018,
            InstagramExport::isThis,
            (archive, draft, media) -> new InstagramExport(archive, draft, media).read());

    private final Archive archive;
    private final ExportDraft draft;
    private final ExportMedia media;

    private InstagramExport(Archive archive, ExportDraft draft, ExportMedia media) {
        this.archive = archive;
        this.draft = draft;
        this.media = media;
    }

    private static boolean isThis(Archive archive) {
        String head = archive.singleHead();
        boolean single = head.matches("(?s)\\s*[\\[{].*")
                && (head.contains("\"taken_at\"") || head.contains("\"creation_timestamp\""))
                && (head.contains("\"media\"") || head.contains("\"ig_") || head.contains("\"photos\""));
        boolean is2018 = !archive.entries("media(_\\d+)?\\.json").isEmpty()
                && !archive.entries(FILES_2018).isEmpty();
        return single || is2018 || !archive.entries(LISTS + "\\.(json|html)").isEmpty();
    }

    private void read() {
        List<Entry> lists = new ArrayList<>(archive.entries(LISTS + "\\.json|media(_\\d+)?\\.json"));
        archive.single().filter(entry -> lists.isEmpty()).ifPresent(lists::add);
        if (lists.isEmpty()) {
            draft.problem("meta.html", "Instagram");
        }
        for (Entry list : lists) {
            Rows rows = new Rows(list.name());
            boolean whole = archive.read(
                            list,
                            bytes -> Optional.of(
                                    JsonRows.read(bytes, path -> path.size() <= 1, (path, row) -> rows.add(row))))
                    .orElse(true);
            rows.addOf2018();
            if (!whole) {
                draft.problem("json.broken", list.name());
            }
        }
    }

    /** The rows of one list. */
    private final class Rows {
        private final Sort sort;
        private final Origin origin;
        private final List<JsonNode> together = new ArrayList<>();

        Rows(String name) {
            this.sort = name.startsWith("reels") || name.startsWith("igtv")
                    ? Sort.VIDEO
                    : name.startsWith("stories") ? Sort.STORY : Sort.POST;
            // Archived by its author: nobody sees it any more.
            this.origin = name.startsWith("archived") ? Origin.EXPORT_TO_SOME : Origin.EXPORT;
        }

        void add(JsonNode row) {
            boolean isOf2018 = row.has("path") && row.has("taken_at");
            if (!isOf2018) {
                addPost(row);
                return;
            }
            if (!together.isEmpty() && !isSamePost(together.getFirst(), row)) {
                addOf2018();
            }
            together.add(row);
        }

        /** In 2018 each picture of a carousel was a row, all with the same second and caption. */
        private static boolean isSamePost(JsonNode one, JsonNode other) {
            return JsonRows.text(one, "taken_at").equals(JsonRows.text(other, "taken_at"))
                    && JsonRows.text(one, "caption").equals(JsonRows.text(other, "caption"));
        }

        /** Adds the post whose pictures were gathered, if there is one. */
        void addOf2018() {
            if (together.isEmpty()) {
                return;
            }
            JsonNode first = together.getFirst();
            Optional<FirstPublished> taken = ExportDate.utc(JsonRows.text(first, "taken_at"), origin);
            List<String> paths =
                    together.stream().map(row -> JsonRows.text(row, "path")).toList();
            add(taken, Mojibake.mended(JsonRows.text(first, "caption")), paths);
            together.clear();
        }

        private void addPost(JsonNode row) {
            List<JsonNode> parts = row.has("media") ? JsonRows.list(row, "media") : List.of(row);
            long seconds = JsonRows.number(row, "creation_timestamp");
            if (seconds == 0) {
                seconds = parts.stream()
                        .mapToLong(part -> JsonRows.number(part, "creation_timestamp"))
                        .filter(each -> each > 0)
                        .findFirst()
                        .orElse(JsonRows.number(row, "timestamp"));
            }
            List<String> paths = parts.stream()
                    .map(part -> JsonRows.text(part, "uri"))
                    .filter(uri -> !uri.isEmpty() && !uri.startsWith("http"))
                    .toList();
            List<String> texts = new ArrayList<>(captions(row, parts));
            parts.forEach(part -> script(part).ifPresent(texts::add));
            add(ExportDate.seconds(seconds, origin), String.join("\n\n", texts), paths);
        }

        private void add(Optional<FirstPublished> published, String text, List<String> paths) {
            if (published.isEmpty()) {
                draft.leave(Why.UNREADABLE, text.isBlank() ? String.join(" ", paths) : text);
                return;
            }
            ExportMedia.Kept kept = media.named(paths);
            String key = "instagram:" + published.get().at().getEpochSecond();
            Work work =
                    Work.of(key, "", Optional.empty(), published.get(), text).with(kept.images(), kept.videos());
            draft.add(sort, draft.isOther(work) ? work.withKey(key + "-2") : work);
        }
    }

    /** The caption of one picture stands beside it, that of several beside their list, sometimes in both places. */
    private static Set<String> captions(JsonNode row, List<JsonNode> parts) {
        Set<String> captions = new LinkedHashSet<>();
        captions.add(Mojibake.mended(JsonRows.text(row, "title")).strip());
        parts.forEach(part ->
                captions.add(Mojibake.mended(JsonRows.text(part, "title")).strip()));
        captions.remove("");
        if (captions.isEmpty()) {
            // Since 2025 some lists have labels in the account's language instead.
            JsonRows.list(row, "label_values").stream()
                    .filter(
                            label -> Mojibake.mended(JsonRows.text(label, "label"))
                                    .matches(
                                            "(?i)caption|légende|bildunterschrift|bijschrift|didascalia|pie de foto|title|titre"))
                    .map(label -> Mojibake.mended(JsonRows.text(label, "value")).strip())
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .ifPresent(captions::add);
        }
        return captions;
    }

    /** The subtitles of a reel are its script. */
    private Optional<String> script(JsonNode part) {
        JsonNode subtitles = part.findValue("subtitles");
        String path = subtitles == null ? "" : JsonRows.text(subtitles, "uri");
        return path.isEmpty()
                ? Optional.empty()
                : archive.find(path)
                        .flatMap(entry -> archive.bytes(entry, OriginalFiles.FILE_BYTES_MAX)
                                .map(bytes -> draft.page(entry, entry.name(), bytes)
                                        .text()
                                        .strip()))
                        .filter(said -> !said.isEmpty());
    }
}
