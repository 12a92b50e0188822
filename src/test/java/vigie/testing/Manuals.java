package vigie.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The pages of Debian's manuals as its documentation packages install them: real pages that nobody wrote for a test.
 *
 * <p>The handbook in French, the developers' reference in both languages and the Debian reference in both. Variants
 * that repeat a whole manual on one page are left out, so that a passage has one place.
 */
public final class Manuals {
    private static final List<Manual> MANUALS = List.of(
            new Manual("handbook", Path.of("/usr/share/doc/debian-handbook/html/fr-FR"), "fr"),
            new Manual("devref", Path.of("/usr/share/developers-reference"), "en"),
            new Manual("devref-fr", Path.of("/usr/share/developers-reference/fr"), "fr"),
            new Manual("reference", Path.of("/usr/share/debian-reference"), "en"));

    /** The page that holds the whole developers' reference again. */
    static final String WHOLE_MANUAL = "developers-reference.html";

    private Manuals() {}

    /**
     * One manual.
     *
     * @param name first part of its pages' paths
     * @param folder where its package puts it
     * @param language of its pages; a page named {@code x.fr.html} is in French all the same
     */
    record Manual(String name, Path folder, String language) {}

    /**
     * One page.
     *
     * @param path absolute path on the site
     * @param file where it lies
     * @param language ISO 639-1 code
     * @param html the page, parsed with its file's folder as base
     * @param words of all its text, as {@link SharedWords#of} gives them
     */
    record ManualPage(String path, Path file, String language, Document html, List<String> words) {}

    /** Returns the manuals, installed or not. */
    static List<Manual> all() {
        return MANUALS;
    }

    /** Returns every served page by rising path. */
    static List<ManualPage> pages() {
        return MANUALS.stream()
                .flatMap(manual -> files(manual).stream().map(file -> page(manual, file)))
                .toList();
    }

    private static List<Path> files(Manual manual) {
        try (Stream<Path> files = Files.list(manual.folder())) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> !file.endsWith(WHOLE_MANUAL))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ManualPage page(Manual manual, Path file) {
        try {
            Document html = Jsoup.parse(file, "UTF-8", "");
            String name = file.getFileName().toString();
            String language = name.endsWith(".fr.html") ? "fr" : manual.language();
            return new ManualPage("/" + manual.name() + "/" + name, file, language, html, SharedWords.of(html.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
