package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.extract.Page;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/**
 * Notion's archive in HTML or Markdown: pages, which nobody says are published, so none is. Tables of databases are not
 * read, as their rows are pages too.
 */
final class NotionExport {
    private static final String PAGES = ".* [0-9a-f]{32}\\.(md|html)";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.NOTION,
            PAGES + "|.*\\.(png|jpe?g|gif|webp)",
            NotionExport::isThis,
            (archive, draft, media) -> new NotionExport(archive, draft, media).read());

    private static final int PAGE_BYTES_MAX = 16 << 20;
    private static final Pattern ID = Pattern.compile(" ([0-9a-fA-F]{32})$");
    private static final Pattern HEADING = Pattern.compile("\\A#[ \\t]+(.+)");
    private static final Pattern CREATED = Pattern.compile(
            "(?is)property-row-created_time.*?<time>(.*?)</time>|^Created(?: time)?: (.+?)$", Pattern.MULTILINE);

    /** The table of properties above an HTML page, and the lines that stand for it in Markdown. */
    private static final Pattern PROPERTIES = Pattern.compile("(?is)<table class=\"properties\">.*?</table>");

    private static final Pattern PROPERTY_LINES =
            Pattern.compile("\\A(#[^\\n]*\\n+)((?:[\\p{L}][^\\n:]{0,40}: [^\\n]*\\n){1,60})\\n");

    private final Archive archive;
    private final ExportDraft draft;
    private final ExportMedia media;

    private NotionExport(Archive archive, ExportDraft draft, ExportMedia media) {
        this.archive = archive;
        this.draft = draft;
        this.media = media;
    }

    private static boolean isThis(Archive archive) {
        int pages = archive.entries(PAGES).size();
        return archive.single().isEmpty()
                && pages > 0
                && 2 * pages >= archive.entries(".*\\.(md|html)").size();
    }

    private void read() {
        for (Entry entry : archive.entries(PAGES)) {
            archive.bytes(entry, PAGE_BYTES_MAX)
                    .ifPresent(bytes -> add(entry, new String(bytes, StandardCharsets.UTF_8)));
        }
    }

    private void add(Entry entry, String written) {
        Matcher id = ID.matcher(entry.stem());
        boolean hasId = id.find();
        String name = hasId ? entry.stem().substring(0, id.start()) : entry.stem();
        String content = PROPERTY_LINES
                .matcher(PROPERTIES.matcher(written.replace("\r\n", "\n")).replaceAll(""))
                .replaceFirst("$1");
        Page page = draft.page(entry, entry.name(), content.getBytes(StandardCharsets.UTF_8));
        Matcher heading = HEADING.matcher(content);
        String title = page.title().isBlank() && heading.find() ? heading.group(1) : page.title();
        List<String> pictures = ExportDraft.pictures(page);
        ExportMedia.Kept kept = media.named(pictures);
        draft.add(
                Sort.PAGE,
                Work.of(
                                "notion:" + (hasId ? id.group(1) : entry.stem()),
                                title.isBlank() ? name : title,
                                Optional.empty(),
                                created(written).orElseGet(draft::undated),
                                page.text())
                        .with(kept.images(), kept.videos()));
    }

    private static Optional<FirstPublished> created(String written) {
        Matcher created = CREATED.matcher(written);
        if (!created.find()) {
            return Optional.empty();
        }
        String date = created.group(1) == null ? created.group(2) : created.group(1);
        return ExportDate.spoken(date, Origin.METADATA);
    }
}
