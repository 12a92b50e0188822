package vigie.originals;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.originals.Exports.Counted;
import vigie.originals.Exports.LeftOut;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/** What an export gives while it is read. Not safe for several threads. */
final class ExportDraft {
    /** Most works of one export: ten times a prolific author's. */
    static final int WORKS_MAX = 20_000;

    private static final int EXAMPLES_MAX = 3;
    private static final int TITLE_UNITS_MAX = 80;
    private static final int TITLE_UNITS_MIN = 20;
    private static final CanonicalUrl BASE = new CanonicalUrl("https://files.invalid/");

    private final Path file;
    private final Extractor extractor;
    private final FileProblems problems;
    private final Instant firstSeen;
    private final Map<String, Original> originals = new LinkedHashMap<>();
    private final Map<Sort, Integer> counted = new EnumMap<>(Sort.class);
    private final Map<Why, Integer> leftOut = new EnumMap<>(Why.class);
    private final Map<Why, List<String>> examples = new EnumMap<>(Why.class);

    /** @param firstSeen the date of works that have none */
    ExportDraft(Path file, Extractor extractor, FileProblems problems, Instant firstSeen) {
        this.file = file;
        this.extractor = extractor;
        this.problems = problems;
        this.firstSeen = firstSeen;
    }

    Path file() {
        return file;
    }

    Instant firstSeen() {
        return firstSeen;
    }

    FileProblems problems() {
        return problems;
    }

    /** Notes a problem of the export. */
    void problem(String key, Object... arguments) {
        problems.add(file, key, arguments);
    }

    /** Leaves something out, with a few words by which its owner knows it. */
    void leave(Why why, String example) {
        leave(why, 1, example);
    }

    /** Leaves several out, of which one is named. */
    void leave(Why why, int count, String example) {
        leftOut.merge(why, count, Integer::sum);
        List<String> known = examples.computeIfAbsent(why, first -> new ArrayList<>());
        String words = shortened(example);
        if (known.size() < EXAMPLES_MAX && !words.isEmpty() && !known.contains(words)) {
            known.add(words);
        }
    }

    /**
     * Adds a work; one whose key is known already is a duplicate, one without text and media is empty.
     *
     * @return whether it was added
     */
    boolean add(Sort sort, Work work) {
        if (work.isEmpty()) {
            leave(Why.EMPTY, work.name());
            return false;
        }
        if (originals.containsKey(work.key())) {
            leave(Why.DUPLICATE, work.name());
            return false;
        }
        if (originals.size() == WORKS_MAX) {
            leave(Why.TOO_MANY, work.name());
            return false;
        }
        originals.put(work.key(), original(work));
        counted.merge(sort, 1, Integer::sum);
        return true;
    }

    /** Returns whether another work has this one's key: where ids are seconds, two may fall into one. */
    boolean isOther(Work work) {
        Original known = originals.get(work.key());
        return known != null
                && !known.sha256().equals(Content.version(work.text().strip(), work.images(), work.videos()));
    }

    /** Adds an original as it is. */
    void add(Sort sort, Original original) {
        originals.put(original.key(), original);
        counted.merge(sort, 1, Integer::sum);
    }

    /** Returns a page's title, text and dates as the reader of HTML sees them. */
    Page html(String html) {
        String whole = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>" + html + "</body></html>";
        return extractor.extract("work.html", Body.of(whole.getBytes(StandardCharsets.UTF_8)), BASE);
    }

    /**
     * Returns the page of an entry of an archive; its own links lead to addresses of which {@link #pictures} makes paths again.
     *
     * @param name proposes the format
     */
    Page page(Entry entry, String name, byte[] bytes) {
        try {
            String address = new URI("https", BASE.uri().getHost(), "/" + entry.path(), null).toASCIIString();
            return extractor.extract(
                    name, Body.of(bytes), CanonicalUrl.parse(address).orElse(BASE));
        } catch (URISyntaxException e) {
            return extractor.extract(name, Body.of(bytes), BASE);
        }
    }

    /** Returns the paths in the archive of the pictures that a page shows. */
    static List<String> pictures(Page page) {
        return page.images().stream()
                .map(image -> image.url().uri())
                .filter(uri -> BASE.uri().getHost().equals(uri.getHost()))
                .map(uri -> uri.getPath().substring(1))
                .filter(PictureType::isNamed)
                .toList();
    }

    private Original original(Work work) {
        String text = work.text().strip();
        String language = work.language()
                .orElseGet(() -> extractor
                        .extract("work.txt", Body.of(text.getBytes(StandardCharsets.UTF_8)), BASE)
                        .language());
        String title = work.title().isBlank() ? title(text) : work.title().strip();
        return new Original(
                work.key(),
                title.isBlank() ? work.name() : title,
                work.url(),
                work.published(),
                language,
                text,
                work.images(),
                work.videos(),
                Content.version(text, work.images(), work.videos()));
    }

    /** A post has no title: its first sentence or line stands for one. */
    static String title(String text) {
        String line = text.strip().lines().findFirst().orElse("").strip();
        return shortened(line);
    }

    private static String shortened(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= TITLE_UNITS_MAX) {
            return line;
        }
        int blank = line.lastIndexOf(' ', TITLE_UNITS_MAX);
        int end = blank < TITLE_UNITS_MIN ? TITLE_UNITS_MAX : blank;
        return line.substring(0, Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end) + "…";
    }

    /** Returns the date of a work that has none. */
    FirstPublished undated() {
        return new FirstPublished(firstSeen, Precision.SECOND, Origin.FIRST_SEEN);
    }

    /** Returns the address, if it is one of the web. */
    static Optional<URI> url(String written) {
        return written.matches("https?://\\S+") ? CanonicalUrl.parse(written).map(CanonicalUrl::uri) : Optional.empty();
    }

    List<Original> originals() {
        return List.copyOf(originals.values());
    }

    List<Counted> counted() {
        return counted.entrySet().stream()
                .map(each -> new Counted(each.getKey(), each.getValue()))
                .toList();
    }

    List<LeftOut> leftOut() {
        return leftOut.entrySet().stream()
                .map(each ->
                        new LeftOut(each.getKey(), each.getValue(), examples.getOrDefault(each.getKey(), List.of())))
                .toList();
    }
}
