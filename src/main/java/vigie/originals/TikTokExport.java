package vigie.originals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/**
 * TikTok's one file: the captions of the owner's films. The films themselves are links that expire. What the owner watched
 * stands in the same file under a like name and is not read.
 */
final class TikTokExport {
    static final ExportFormat FORMAT = new ExportFormat(
            Kind.TIKTOK,
            "user_data[^/]*\\.json",
            TikTokExport::isThis,
            (archive, draft, media) -> new TikTokExport(archive, draft).read());

    private static final Pattern ID = Pattern.compile("/(?:video|photo)/(\\d{6,20})");

    private final Archive archive;
    private final ExportDraft draft;

    private TikTokExport(Archive archive, ExportDraft draft) {
        this.archive = archive;
        this.draft = draft;
    }

    private static boolean isThis(Archive archive) {
        String head = archive.singleHead();
        boolean single = head.stripLeading().startsWith("{")
                && (head.contains("\"VideoList\"")
                        || head.contains("\"Profile And Settings\"")
                        || head.contains("\"App Settings\"")
                        || head.contains("\"Video Browsing History\""));
        return single || !archive.entries("user_data(_tiktok)?\\.json").isEmpty();
    }

    private void read() {
        List<Entry> files = new ArrayList<>(archive.entries("user_data[^/]*\\.json"));
        archive.single().filter(entry -> files.isEmpty()).ifPresent(files::add);
        for (Entry file : files) {
            boolean whole = archive.read(
                            file,
                            bytes -> Optional.of(JsonRows.read(bytes, TikTokExport::isOwn, (path, row) -> add(row))))
                    .orElse(true);
            if (!whole) {
                draft.problem("json.broken", file.name());
            }
        }
    }

    /** {@code Post.Posts.VideoList}, before 2024 {@code Video.Videos.VideoList}; not {@code Video Browsing History}. */
    private static boolean isOwn(List<String> path) {
        String names = "/" + String.join("/", path).toLowerCase(Locale.ROOT);
        return names.endsWith("/post/posts/videolist") || names.endsWith("/video/videos/videolist");
    }

    private void add(JsonNode row) {
        String text = JsonRows.text(row, "Title", "title", "Description").strip();
        String link = JsonRows.text(row, "Link", "link");
        Origin origin = isForAll(row) ? Origin.EXPORT : Origin.EXPORT_TO_SOME;
        Optional<FirstPublished> published = ExportDate.utc(JsonRows.text(row, "Date", "date"), origin);
        if (published.isEmpty()) {
            draft.leave(Why.UNREADABLE, text.isEmpty() ? link : text);
            return;
        }
        Matcher id = ID.matcher(link);
        String name =
                id.find() ? id.group(1) : String.valueOf(published.get().at().getEpochSecond());
        Work work = Work.of("tiktok:" + name, "", Optional.empty(), published.get(), text);
        if (draft.add(Sort.VIDEO, work)) {
            draft.leave(Why.MEDIA_MISSING, work.name());
        }
    }

    /** Exports before 2024 do not tell; then films were for all unless the account was not. */
    private static boolean isForAll(JsonNode row) {
        String who = JsonRows.text(row, "WhoCanView", "whoCanView");
        return who.isEmpty() || who.toLowerCase(Locale.ROOT).matches("public.*|everyone|tout le monde");
    }
}
