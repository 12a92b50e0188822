package vigie.originals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/** Medium's archive: a page of HTML a story, marked up as h-entry. Drafts and responses are among them. */
final class MediumExport {
    /** The day and the words of its title, and its id. */
    private static final String POSTS = "posts/(draft_|\\d{4}-\\d{2}-\\d{2}_)[^/]*-[0-9a-f]{8,12}\\.html";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.MEDIUM,
            POSTS,
            archive -> !archive.entries(POSTS).isEmpty(),
            (archive, draft, media) -> new MediumExport(archive, draft).read());

    private static final int POST_BYTES_MAX = 16 << 20;

    /** Words below which something without a heading is a response. */
    private static final int STORY_WORDS_MIN = 120;

    private static final Pattern TITLE = Pattern.compile("(?is)<h1[^>]*class=\"[^\"]*p-name[^\"]*\"[^>]*>(.*?)</h1>");
    private static final Pattern BODY =
            Pattern.compile("(?is)<section[^>]*class=\"[^\"]*e-content[^\"]*\"[^>]*>(.*?)(?:<footer|\\z)");
    private static final Pattern PUBLISHED =
            Pattern.compile("(?is)<time[^>]*class=\"[^\"]*dt-published[^\"]*\"[^>]*datetime=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?is)<a\\s[^>]*class=\"[^\"]*p-canonical[^\"]*\"[^>]*>");
    private static final Pattern HREF = Pattern.compile("(?is)\\shref=\"([^\"]+)\"");
    private static final Pattern HEADING = Pattern.compile("(?is)graf--title|<h[1-4][\\s>]");
    private static final Pattern ID = Pattern.compile("([0-9a-f]{8,12})\\.html$");

    private final Archive archive;
    private final ExportDraft draft;

    private MediumExport(Archive archive, ExportDraft draft) {
        this.archive = archive;
        this.draft = draft;
    }

    private void read() {
        for (Entry entry : archive.entries(POSTS)) {
            archive.bytes(entry, POST_BYTES_MAX)
                    .ifPresent(bytes -> add(entry, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private void add(Entry entry, String html) {
        String title = group(TITLE, html)
                .map(words -> draft.html(words).text().strip())
                .orElse("");
        String body = group(BODY, html).orElse("");
        String text = draft.html(body).text().strip();
        Optional<FirstPublished> published =
                group(PUBLISHED, html).flatMap(written -> ExportDate.utc(written, Origin.EXPORT));
        Optional<URI> url = link(html);
        if (entry.name().startsWith("draft_")) {
            draft.leave(Why.DRAFT, title);
        } else if (!HEADING.matcher(body).find() && text.split("\\s+", -1).length < STORY_WORDS_MIN) {
            draft.leave(text.isEmpty() ? Why.EMPTY : Why.RESPONSE, text.isEmpty() ? entry.name() : text);
        } else if (published.isEmpty()) {
            draft.leave(Why.UNREADABLE, entry.name());
        } else {
            String id = group(ID, entry.name()).orElse(entry.stem());
            draft.add(Sort.ARTICLE, Work.of("medium:" + id, title, url, published.get(), text));
        }
    }

    private static Optional<URI> link(String html) {
        Matcher link = LINK.matcher(html);
        return link.find() ? group(HREF, link.group()).flatMap(ExportDraft::url) : Optional.empty();
    }

    private static Optional<String> group(Pattern pattern, String html) {
        Matcher matcher = pattern.matcher(html);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
