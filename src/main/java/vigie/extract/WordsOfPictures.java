package vigie.extract;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/** Adds to a page what was read in its pictures. */
final class WordsOfPictures {
    private final Page page;
    private final StringBuilder text;
    private final List<Block> blocks;

    WordsOfPictures(Page page) {
        this.page = page;
        this.text = new StringBuilder(page.text());
        this.blocks = new ArrayList<>(page.blocks());
    }

    /** Adds words in blocks of their own, under a line with the picture's file name unless the page is that picture. */
    void add(Map<CanonicalUrl, String> words) {
        words.forEach((image, lines) -> {
            if (!image.equals(page.url())) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append("▣ ")
                        .append(fileName(image))
                        .append('\n');
            }
            int start = text.length();
            text.append(lines);
            blocks.add(new Block(Block.Kind.PICTURE, start, text.length()));
        });
    }

    private static String fileName(CanonicalUrl image) {
        String path = Objects.requireNonNullElse(image.uri().getPath(), "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the page; the language of one that had no words of its own is guessed from those added. */
    Page page(Languages languages) {
        String whole = text.toString();
        return new Page(
                page.url(),
                page.title(),
                page.text().isBlank() ? languages.guess(whole) : page.language(),
                page.published(),
                page.author(),
                whole,
                blocks,
                page.images(),
                page.videos(),
                page.links(),
                page.canonical(),
                page.directives(),
                page.signals(),
                page.problems(),
                Body.of(whole.getBytes(StandardCharsets.UTF_8)).sha256());
    }
}
