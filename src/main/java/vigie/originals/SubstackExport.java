package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/** Substack's archive: a table of posts and the HTML of each. It does not tell the publication's address. */
final class SubstackExport {
    static final ExportFormat FORMAT = new ExportFormat(
            Kind.SUBSTACK,
            "posts\\.csv|posts/[^/]*\\.html",
            SubstackExport::isThis,
            (archive, draft, media) -> new SubstackExport(archive, draft).read());

    private static final int TABLE_BYTES_MAX = 16 << 20;
    private static final int POST_BYTES_MAX = 16 << 20;

    private final Archive archive;
    private final ExportDraft draft;

    private SubstackExport(Archive archive, ExportDraft draft) {
        this.archive = archive;
        this.draft = draft;
    }

    private static boolean isThis(Archive archive) {
        return !archive.entries("posts\\.csv").isEmpty()
                && (!archive.entries("posts/[^/]*\\.html").isEmpty()
                        || !archive.entries("email_list[^/]*\\.csv").isEmpty());
    }

    private void read() {
        for (Entry table : archive.entries("posts\\.csv")) {
            archive.bytes(table, TABLE_BYTES_MAX).ifPresent(bytes -> {
                Optional<CsvRows> rows = CsvRows.of(bytes);
                if (rows.isEmpty()) {
                    draft.problem("table.broken", table.name());
                    return;
                }
                for (int i = 0; i < rows.get().unreadable(); i++) {
                    draft.leave(Why.UNREADABLE, table.name());
                }
                rows.get().rows().forEach(this::add);
            });
        }
    }

    private void add(Map<String, String> row) {
        String name = row.getOrDefault("postid", "").strip();
        String title = plain(row.getOrDefault("title", ""));
        boolean isPublished = row.getOrDefault("ispublished", "").strip().equalsIgnoreCase("true");
        Origin origin =
                row.getOrDefault("audience", "everyone").equals("everyone") ? Origin.EXPORT : Origin.EXPORT_TO_SOME;
        Optional<FirstPublished> published = ExportDate.utc(row.getOrDefault("postdate", ""), origin);
        if (!isPublished) {
            draft.leave(Why.DRAFT, title.isEmpty() ? name : title);
        } else if (name.isEmpty() || published.isEmpty()) {
            draft.leave(Why.UNREADABLE, title.isEmpty() ? name : title);
        } else {
            String body = archive.find("posts/" + name + ".html")
                    .flatMap(entry -> archive.bytes(entry, POST_BYTES_MAX))
                    .map(bytes -> draft.html(new String(bytes, StandardCharsets.UTF_8))
                            .text())
                    .orElse("");
            String above = body.isBlank() ? "" : plain(row.getOrDefault("subtitle", ""));
            draft.add(
                    Sort.ARTICLE,
                    Work.of(
                            "substack:" + name.replaceFirst("\\..*", ""),
                            title,
                            Optional.empty(),
                            published.get(),
                            above.isEmpty() ? body : above + "\n\n" + body));
        }
    }

    /** Titles come with their characters escaped as in HTML. */
    private String plain(String escaped) {
        return escaped.contains("&") || escaped.contains("<")
                ? draft.html(escaped).text().strip()
                : escaped.strip();
    }
}
