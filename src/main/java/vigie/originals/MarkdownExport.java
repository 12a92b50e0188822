package vigie.originals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.crawl.Body;
import vigie.extract.Page;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/** A folder of Markdown, as site generators (Jekyll, Hugo, Astro) and Ghost's converters have it. */
final class MarkdownExport {
    private static final String TEXTS = "[^/]*\\.(md|markdown|mdx)";

    static final ExportFormat FORMAT = new ExportFormat(
            Kind.MARKDOWN,
            TEXTS + "|.*\\.(png|jpe?g|gif|webp)",
            archive -> archive.single().isEmpty() && !archive.entries(TEXTS).isEmpty(),
            (archive, draft, media) -> new MarkdownExport(archive, draft, media).read());

    private static final int TEXT_BYTES_MAX = 16 << 20;
    private static final Pattern DRAFT = Pattern.compile("(?im)^(draft:[ \\t]*true|published:[ \\t]*false)[ \\t]*$");
    private static final Pattern DATED_NAME = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2})-");

    /** What a generator puts in place when the page is made: {@code {{< figure … >}}}, {@code {% include … %}}. */
    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{[<%].*?[>%]\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);

    private static final Pattern MODULE_LINE = Pattern.compile("(?m)^(?:import|export)\\s.*$");

    private final Archive archive;
    private final ExportDraft draft;
    private final ExportMedia media;

    private MarkdownExport(Archive archive, ExportDraft draft, ExportMedia media) {
        this.archive = archive;
        this.draft = draft;
        this.media = media;
    }

    private void read() {
        List<Entry> texts = archive.entries(TEXTS);
        String root = commonFolder(texts);
        for (Entry entry : texts) {
            archive.bytes(entry, TEXT_BYTES_MAX).ifPresent(bytes -> add(entry, root, bytes));
        }
    }

    /** Returns the first folder when it is that of all: what the ZIP was packed from may be called anything. */
    private static String commonFolder(List<Entry> texts) {
        String first = texts.getFirst().path();
        String folder = first.substring(0, first.indexOf('/') + 1);
        return texts.stream().allMatch(entry -> entry.path().startsWith(folder)) ? folder : "";
    }

    private void add(Entry entry, String root, byte[] bytes) {
        Optional<String> top = FrontMatter.lines(Body.of(bytes));
        Stated stated = top.map(lines -> Stated.atTop(draft.file(), lines, draft.problems()))
                .orElse(Stated.NOTHING);
        if (entry.fits("_drafts/.*")
                || top.filter(lines -> DRAFT.matcher(lines).find()).isPresent()) {
            draft.leave(Why.DRAFT, stated.title().orElse(entry.name()));
            return;
        }
        Page page = draft.page(entry, "work.md", readable(entry, bytes));
        ExportMedia.Kept kept = media.named(ExportDraft.pictures(page));
        draft.add(
                Sort.ARTICLE,
                new Work(
                        "markdown:" + entry.path().substring(root.length()),
                        stated.title().orElse(page.title()),
                        stated.url(),
                        stated.published().or(() -> ofName(entry)).orElseGet(draft::undated),
                        page.text(),
                        stated.language(),
                        kept.images(),
                        kept.videos()));
    }

    private static byte[] readable(Entry entry, byte[] bytes) {
        String text =
                SHORTCODE.matcher(new String(bytes, StandardCharsets.UTF_8)).replaceAll("");
        String plain = entry.fits(".*\\.mdx") ? MODULE_LINE.matcher(text).replaceAll("") : text;
        return plain.getBytes(StandardCharsets.UTF_8);
    }

    /** Jekyll publishes what lies in {@code _posts} under the day in its name; elsewhere a day is a hint. */
    private static Optional<FirstPublished> ofName(Entry entry) {
        Matcher dated = DATED_NAME.matcher(entry.name());
        Origin origin = entry.fits("_posts/.*") ? Origin.EXPORT : Origin.METADATA;
        return dated.find() ? ExportDate.local(dated.group(1), origin) : Optional.empty();
    }
}
