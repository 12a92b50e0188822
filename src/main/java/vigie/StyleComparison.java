package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Extractor;
import vigie.text.Background;
import vigie.text.Style;
import vigie.text.StyleProfile;
import vigie.text.StyleVerdict;

/**
 * Authors against authors, without network, database or history: a folder of authors holds one folder of texts each and no
 * file of its own. Whoever is not compared at the moment, on either side, is one of the others beside whom two are compared.
 */
public final class StyleComparison {
    /** Largest file read: a novel has about one megabyte. */
    private static final int BYTES_MAX = 50 << 20;

    /** Chance is the same in every run, so that a verdict can be had again. */
    private static final long SEED = 2_014;

    private static final CanonicalUrl NOWHERE = new CanonicalUrl("file:///compare/");

    private final Extractor extractor = new Extractor();
    private final Background background = Background.shipped();

    private StyleComparison() {}

    private record Author(String name, StyleProfile profile) {}

    /** What may be said about two authors, named by their folders. */
    public record Pair(String original, String candidate, StyleVerdict verdict) {}

    /** Returns each author of the first folder with each of the second; none unless both are folders of authors. */
    public static List<Pair> pairs(Path originals, Path candidates) {
        return new StyleComparison().compared(originals, candidates);
    }

    private List<Pair> compared(Path originals, Path candidates) {
        List<Author> there = authors(originals);
        List<Author> here = authors(candidates);
        List<Pair> pairs = new ArrayList<>();
        for (Author one : there) {
            for (Author other : here) {
                List<StyleProfile> others = Stream.concat(there.stream(), here.stream())
                        .filter(each ->
                                !each.name().equals(one.name()) && !each.name().equals(other.name()))
                        .map(Author::profile)
                        .toList();
                StyleVerdict verdict = Style.modest().compare(one.profile(), other.profile(), others, new Random(SEED));
                pairs.add(new Pair(one.name(), other.name(), verdict));
            }
        }
        return pairs;
    }

    private List<Author> authors(Path folder) {
        List<Path> entries = entries(folder);
        if (entries.isEmpty() || !entries.stream().allMatch(Files::isDirectory)) {
            return List.of();
        }
        return entries.stream()
                .map(this::author)
                .filter(author -> author.profile().words() > 0)
                .toList();
    }

    private Author author(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> texts =
                    files.filter(Files::isRegularFile).sorted().map(this::text).toList();
            return new Author(folder.getFileName().toString(), StyleProfile.of(texts, background));
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private String text(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                return "";
            }
            Body body = Body.of(Files.readAllBytes(file));
            return extractor
                    .extract(file.getFileName().toString(), body, NOWHERE)
                    .text();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        }
    }
}
