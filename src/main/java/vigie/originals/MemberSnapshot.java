package vigie.originals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vigie.originals.Exports.Why;

/**
 * A page of LinkedIn's Member Snapshot API ({@code GET /rest/memberSnapshotData?q=criteria&domain=MEMBER_SHARE_INFO}, version
 * 202312). It holds rows like those of the archive's {@code Shares.csv}, under names that vary in case and blanks.
 */
public final class MemberSnapshot {
    private static final String SHARES = "MEMBER_SHARE_INFO";

    private MemberSnapshot() {}

    /** Returns the address of the next page, relative to {@code https://api.linkedin.com}; none when this is the last. */
    public static Optional<String> next(String page) {
        Optional<JsonNode> paging = JsonRows.tree(page).map(tree -> tree.get("paging"));
        return paging.flatMap(node -> JsonRows.list(node, "links").stream()
                .filter(link -> JsonRows.text(link, "rel").equals("next"))
                .map(link -> JsonRows.text(link, "href"))
                .filter(href -> href.startsWith("/"))
                .findFirst());
    }

    /** Adds the posts of a page; other domains than that of shares are passed over. */
    static void read(String page, ExportDraft draft) {
        Optional<JsonNode> tree = JsonRows.tree(page);
        if (tree.isEmpty()) {
            draft.problem("json.broken", String.valueOf(draft.file().getFileName()));
            return;
        }
        for (JsonNode element : JsonRows.list(tree.get(), "elements")) {
            if (JsonRows.text(element, "snapshotDomain").equals(SHARES)) {
                JsonRows.list(element, "snapshotData").forEach(row -> add(row, draft));
            }
        }
    }

    private static void add(JsonNode row, ExportDraft draft) {
        if (!row.isObject()) {
            draft.leave(Why.UNREADABLE, row.toString());
            return;
        }
        Map<String, String> values = new HashMap<>();
        row.propertyNames().forEach(name -> values.put(CsvRows.name(name), JsonRows.text(row, name)));
        LinkedInPost.add(values, draft);
    }
}
