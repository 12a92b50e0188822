package vigie.extract;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Header;

/**
 * Turns responses and files into pages. Bad input never fails: what could not be read is among the page's problems, and
 * how much is read is bounded by {@link Limits}.
 *
 * <p>Thread-safe. Holds the language model once a text without a declared language was met (33 MB of heap).
 */
public final class Extractor {
    private final Languages languages = new Languages();

    /** Returns the page of a response. Its address is that which answered, its format what the server says unless the bytes contradict. */
    public Page extract(Capture capture) {
        SourceFile file = SourceFile.of(capture);
        FileType type = FileType.ofMediaType(file.name(), file.bytes());
        var draft = new PageDraft(capture.url());
        Directives directives = Directives.none(capture.endedAt());
        capture.fileReservation().ifPresent(directives::file);
        for (Header header : capture.responseHeaders()) {
            directives.header(header.name(), header.value());
        }
        read(type, file, draft, directives);
        if (capture.truncated()) {
            draft.problem(ExtractionProblem.Kind.CUT, "body");
        }
        return finish(draft, directives);
    }

    /**
     * Returns the page of a file that somebody kept: saved pages, exports, originals.
     *
     * @param name its name, which proposes the format, for instance {@code guide.pdf}
     * @param body its bytes
     * @param base the address of the file; the page's own address takes its place when the file names one
     */
    public Page extract(String name, Body body, CanonicalUrl base) {
        SourceFile file = SourceFile.kept(name, body.toByteArray(), base);
        var draft = new PageDraft(base);
        // Nothing tells when a file is read against which "unavailable after" could have passed.
        Directives directives = Directives.none(Instant.MIN);
        read(FileType.ofName(name, file.bytes()), file, draft, directives);
        return finish(draft, directives);
    }

    /** Returns whether a file of this name is of a format that {@link #extract(String, Body, CanonicalUrl)} reads. */
    public static boolean reads(String name) {
        return FileType.named(name);
    }

    private static void read(FileType type, SourceFile file, PageDraft draft, Directives directives) {
        switch (type) {
            case HTML -> Html.read(file, draft, directives);
            case TEXT -> PlainText.read(file, draft);
            case MARKDOWN -> Markdown.read(file, draft);
            case SUBTITLES -> Subtitles.read(file, draft);
            case PDF -> Pdf.read(file, draft);
            case DOCX -> Docx.read(file, draft);
            case PPTX -> Pptx.read(file, draft);
            case MHTML -> Mhtml.read(file, draft, directives);
            case IMAGE -> Picture.read(file, draft);
            case VIDEO -> draft.video(new PageVideo(draft.url, -1, Optional.of(Body.of(file.bytes()))));
            case OTHER -> draft.problem(ExtractionProblem.Kind.NOT_READABLE, file.name());
        }
    }

    private Page finish(PageDraft draft, Directives directives) {
        if (draft.language.equals(Languages.UNDETERMINED)) {
            draft.language = languages.guess(draft.text);
        }
        draft.signals.addAll(directives.joined());
        return draft.finish();
    }

    /**
     * Returns a page with words that were read in its pictures after its own text: a block for each picture.
     *
     * @param words by the picture's address, in order
     */
    public Page withWordsOfPictures(Page page, Map<CanonicalUrl, String> words) {
        if (words.isEmpty()) {
            return page;
        }
        WordsOfPictures added = new WordsOfPictures(page);
        added.add(words);
        return added.page(languages);
    }
}
