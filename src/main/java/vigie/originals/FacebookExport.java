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

/** Facebook's archive in JSON. It does not tell who could see a post, so none is taken for public. */
final class FacebookExport {
    private static final String LISTS = "posts/your_posts[^/]*";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.FACEBOOK,
            LISTS
                    + "\\.json|posts/media/.*|photos_and_videos/(?!.*(messages|inbox)).*\\.(jpe?g|png|gif|webp|heic|mp4|mov)",
            FacebookExport::isThis,
            (archive, draft, media) -> new FacebookExport(archive, draft, media).read());

    private final Archive archive;
    private final ExportDraft draft;
    private final ExportMedia media;

    private FacebookExport(Archive archive, ExportDraft draft, ExportMedia media) {
        this.archive = archive;
        this.draft = draft;
        this.media = media;
    }

    private static boolean isThis(Archive archive) {
        String head = archive.singleHead();
        boolean single = head.stripLeading().startsWith("[")
                && head.contains("\"timestamp\"")
                && head.contains("\"data\"")
                && (head.contains("\"post\"") || head.contains("\"attachments\""));
        return single || !archive.entries(LISTS + "\\.(json|html)").isEmpty();
    }

    private void read() {
        List<Entry> lists = new ArrayList<>(archive.entries(LISTS + "\\.json"));
        archive.single().filter(entry -> lists.isEmpty()).ifPresent(lists::add);
        if (lists.isEmpty()) {
            draft.problem("meta.html", "Facebook");
        }
        for (Entry list : lists) {
            boolean whole = archive.read(
                            list,
                            bytes -> Optional.of(
                                    JsonRows.read(bytes, path -> path.size() <= 1, (path, row) -> add(row))))
                    .orElse(true);
            if (!whole) {
                draft.problem("json.broken", list.name());
            }
        }
    }

    private void add(JsonNode row) {
        Set<String> texts = new LinkedHashSet<>();
        JsonRows.list(row, "data").forEach(part -> texts.add(text(part, "post")));
        List<String> paths = new ArrayList<>();
        boolean isShared = false;
        for (JsonNode attachment : JsonRows.list(row, "attachments")) {
            for (JsonNode part : JsonRows.list(attachment, "data")) {
                isShared |= part.has("external_context");
                JsonNode shown = part.get("media");
                if (shown != null) {
                    texts.add(text(shown, "description"));
                    paths.add(JsonRows.text(shown, "uri"));
                }
            }
        }
        texts.remove("");
        paths.removeIf(path -> path.isEmpty() || path.startsWith("http"));
        String title = text(row, "title");
        Optional<FirstPublished> published =
                ExportDate.seconds(JsonRows.number(row, "timestamp"), Origin.EXPORT_TO_SOME);
        if (published.isEmpty()) {
            draft.leave(Why.UNREADABLE, title);
        } else if (texts.isEmpty() && paths.isEmpty()) {
            draft.leave(isShared ? Why.REPOST : Why.EMPTY, title);
        } else {
            ExportMedia.Kept kept = media.named(paths);
            String key = "facebook:" + published.get().at().getEpochSecond();
            Work work = Work.of(key, "", Optional.empty(), published.get(), String.join("\n\n", texts))
                    .with(kept.images(), kept.videos());
            draft.add(Sort.POST, draft.isOther(work) ? work.withKey(key + "-2") : work);
        }
    }

    private static String text(JsonNode node, String name) {
        return Mojibake.mended(JsonRows.text(node, name)).strip();
    }
}
