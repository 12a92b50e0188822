package vigie.originals;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;

/**
 * LinkedIn's archive: posts ({@code Shares.csv}, {@code Shares_123.csv}), articles, and which posts had a carousel. The quick
 * archive has none of them.
 */
final class LinkedInExport {
    static final ExportFormat FORMAT = new ExportFormat(
            Kind.LINKEDIN,
            "shares(_\\d+)?( \\(\\d+\\))?\\.csv|articles/[^/]*\\.html|rich[_ ]media(_\\d+)?\\.csv",
            LinkedInExport::isThis,
            (archive, draft, media) -> new LinkedInExport(archive, draft).read());

    private static final int CSV_BYTES_MAX = 64 << 20;
    private static final int ARTICLE_BYTES_MAX = 8 << 20;

    /** The carousel is uploaded up to a quarter of an hour before its post, by a clock in an unknown zone. */
    private static final Duration UPLOAD_LEAD_MAX = Duration.ofMinutes(30);

    private static final Pattern UPLOADED =
            Pattern.compile("feed document on (\\p{L}+ \\d{1,2}, \\d{4}) at (\\d{1,2}:\\d{2} [AP]M)");
    private static final Pattern HEADING = Pattern.compile("(?is)<h1[^>]*>(.*?)</h1>");
    private static final Pattern HREF = Pattern.compile("(?is)<a[^>]*\\shref=[\"']([^\"']+)[\"']");
    private static final Pattern DATED =
            Pattern.compile("(?is)<p[^>]*class=[\"'](created|published)[\"'][^>]*>(.*?)</p>");

    /** {@code 2026-01-05 10:00:00.0-Title}: the title stays the same when the article comes out on another day. */
    private static final Pattern DAY_OF_NAME = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}[ _]?[\\d:._-]*\\s*-?\\s*");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[ T]\\d{2}:\\d{2}(?::\\d{2})?)?");

    private final Archive archive;
    private final ExportDraft draft;

    private LinkedInExport(Archive archive, ExportDraft draft) {
        this.archive = archive;
        this.draft = draft;
    }

    private static boolean isThis(Archive archive) {
        String head = archive.singleHead();
        boolean single = head.contains("\"snapshotDomain\"")
                || CsvRows.name(head.lines().findFirst().orElse("")).contains("sharelinksharecommentary");
        boolean hasPosts =
                !archive.entries("shares(_\\d+)?( \\(\\d+\\))?\\.csv").isEmpty()
                        || !archive.entries("articles/articles/[^/]*\\.html").isEmpty();
        boolean isQuick = !archive.entries("connections(_\\d+)?\\.csv").isEmpty()
                && !archive.entries("profile(_\\d+)?\\.csv").isEmpty();
        return single || hasPosts || isQuick;
    }

    private void read() {
        if (archive.single().isPresent()) {
            readSingle(archive.single().get());
            return;
        }
        List<Entry> shares = archive.entries("shares(_\\d+)?( \\(\\d+\\))?\\.csv");
        List<Entry> articles = archive.entries("articles/[^/]*\\.html");
        if (shares.isEmpty() && articles.isEmpty()) {
            draft.problem("linkedin.quick");
        }
        shares.forEach(this::readShares);
        articles.forEach(this::readArticle);
        archive.entries("rich[_ ]media(_\\d+)?\\.csv").forEach(this::readRichMedia);
    }

    private void readSingle(Entry entry) {
        if (archive.singleHead().contains("\"snapshotDomain\"")) {
            archive.bytes(entry, CSV_BYTES_MAX)
                    .ifPresent(bytes -> MemberSnapshot.read(new String(bytes, StandardCharsets.UTF_8), draft));
        } else {
            readShares(entry);
        }
    }

    private void readShares(Entry entry) {
        archive.bytes(entry, CSV_BYTES_MAX).ifPresent(bytes -> {
            Optional<CsvRows> table = CsvRows.of(bytes);
            if (table.isEmpty()) {
                draft.problem("table.broken", entry.name());
                return;
            }
            for (int i = 0; i < table.get().unreadable(); i++) {
                draft.leave(Why.UNREADABLE, entry.name());
            }
            for (Map<String, String> row : table.get().rows()) {
                LinkedInPost.add(row, draft);
            }
        });
    }

    private void readArticle(Entry entry) {
        archive.bytes(entry, ARTICLE_BYTES_MAX).ifPresent(bytes -> {
            String html = new String(bytes, StandardCharsets.UTF_8);
            Matcher heading = HEADING.matcher(html);
            String title = heading.find() ? draft.html(heading.group(1)).text().strip() : "";
            Optional<URI> url = heading.reset().find() ? link(heading.group(1)) : Optional.empty();
            Matcher dated = DATED.matcher(html);
            Optional<FirstPublished> created = Optional.empty();
            Optional<FirstPublished> published = Optional.empty();
            int body = heading.reset().find() ? heading.end() : 0;
            while (dated.find()) {
                if (dated.group(1).toLowerCase(Locale.ROOT).equals("published")) {
                    published = date(dated.group(2), Origin.EXPORT);
                } else {
                    created = date(dated.group(2), Origin.METADATA);
                }
                body = dated.end();
            }
            // Without a day of publication it is probably a draft: kept, but not as something public.
            boolean isPublished = published.isPresent();
            Optional<FirstPublished> hint = created;
            FirstPublished when =
                    published.or(() -> hint).or(() -> dateOfName(entry)).orElseGet(draft::undated);
            String text = draft.html(html.substring(body)).text();
            String key = "linkedin:article/" + DAY_OF_NAME.matcher(entry.stem()).replaceFirst("");
            draft.add(Sort.ARTICLE, Work.of(key, title, url.filter(any -> isPublished), when, text));
        });
    }

    private static Optional<URI> link(String heading) {
        Matcher href = HREF.matcher(heading);
        return href.find() ? ExportDraft.url(href.group(1).replace("&amp;", "&")) : Optional.empty();
    }

    private static Optional<FirstPublished> dateOfName(Entry entry) {
        return date(entry.name(), Origin.METADATA);
    }

    private static Optional<FirstPublished> date(String text, Origin origin) {
        Matcher date = DATE.matcher(text);
        return date.find() ? ExportDate.utc(date.group(), origin) : Optional.empty();
    }

    /** Only some uploads are listed and no file is there: it tells for which posts the owner has to add the carousel. */
    private void readRichMedia(Entry entry) {
        List<Instant> uploads = new ArrayList<>();
        archive.bytes(entry, CSV_BYTES_MAX)
                .flatMap(CsvRows::of)
                .ifPresent(table -> table.rows().stream()
                        .map(row -> row.getOrDefault("mediadescription", row.getOrDefault("type", "")))
                        .forEach(text -> uploaded(text).ifPresent(uploads::add)));
        for (Instant upload : uploads) {
            String post = draft.originals().stream()
                    .filter(original -> follows(original.published().at(), upload))
                    .findFirst()
                    .map(original -> original.title())
                    .orElse(upload.toString().substring(0, 10));
            draft.leave(Why.CAROUSEL_ELSEWHERE, post);
        }
    }

    private static boolean follows(Instant post, Instant upload) {
        Duration lead = Duration.between(upload, post);
        return !lead.isNegative() && lead.compareTo(UPLOAD_LEAD_MAX) <= 0;
    }

    private static Optional<Instant> uploaded(String text) {
        Matcher uploaded = UPLOADED.matcher(text);
        return uploaded.find() ? ExportDate.spokenUtc(uploaded.group(1) + " " + uploaded.group(2)) : Optional.empty();
    }
}
