package vigie.originals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vigie.extract.Extractor;
import vigie.watch.FilePattern;
import vigie.watch.Original;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalSpec;
import vigie.watch.Problem;
import vigie.watch.Words;

/**
 * The owner's files to originals: a file is one, a folder of numbered pictures is one.
 *
 * <p>Unchanging; the same files read with the same instant give equal values. Safe for several threads.
 */
public final class OriginalFiles {
    /** Largest file read, in bytes: far above any carousel, far below what memory holds. */
    public static final long FILE_BYTES_MAX = 50L << 20;

    private final Extractor extractor;
    private final Pictures pictures;
    private final long fileBytesMax;

    /**
     * @param extractor reads texts and documents
     * @param pictures folder in which pictures are kept under the SHA-256 of their bytes
     */
    public OriginalFiles(Extractor extractor, Path pictures) {
        this(extractor, pictures, FILE_BYTES_MAX);
    }

    OriginalFiles(Extractor extractor, Path pictures, long fileBytesMax) {
        this.extractor = extractor;
        this.pictures = new Pictures(pictures);
        this.fileBytesMax = fileBytesMax;
    }

    /**
     * What reading gave.
     *
     * @param originals by key, no key twice
     * @param problems files that could not be read or understood, and why
     */
    public record Reading(List<Original> originals, List<Problem> problems) {
        public Reading {
            originals = List.copyOf(originals);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the files of a watchlist; its feeds and exports are passed over, as others read them.
     *
     * @param firstSeen the date of works that have none
     * @param language of the problems
     */
    public Reading read(List<OriginalSpec> specs, Instant firstSeen, Locale language) {
        FileProblems problems = new FileProblems(Words.of(OriginalFiles.class, language));
        ContentReader contents =
                new ContentReader(extractor, pictures, new BoundedFiles(fileBytesMax, problems), problems);
        Map<String, Original> originals = new TreeMap<>();
        Set<Path> read = new HashSet<>();
        for (OriginalSpec spec : specs) {
            if (spec instanceof OriginalSpec.Files files) {
                for (Original original : new Folder(files, contents, problems, firstSeen).originals(read)) {
                    originals.putIfAbsent(original.key(), original);
                }
            }
        }
        return new Reading(List.copyOf(originals.values()), problems.list());
    }

    /** One pattern's files. */
    private record Folder(OriginalSpec.Files files, ContentReader contents, FileProblems problems, Instant firstSeen) {
        /** @param read files that an earlier pattern has read; these are added */
        List<Original> originals(Set<Path> read) {
            List<Path> works = FilePattern.files(files).stream()
                    .filter(file -> !Stated.isSideFile(file))
                    .filter(read::add)
                    .toList();
            List<Original> originals = new ArrayList<>();
            Set<Path> slides = new HashSet<>();
            for (Carousel carousel : carousels(works)) {
                slides.addAll(carousel.pictures());
                carousel(carousel).ifPresent(originals::add);
            }
            works.stream()
                    .filter(work -> !slides.contains(work))
                    .flatMap(work -> contents.read(files.root(), work).map(content -> original(work, content)).stream())
                    .forEach(originals::add);
            return originals;
        }

        private static List<Carousel> carousels(List<Path> works) {
            Map<Path, List<Path>> byFolder = new TreeMap<>();
            works.stream()
                    .filter(work -> PictureType.isNamed(work.getFileName().toString()))
                    .forEach(
                            picture -> byFolder.computeIfAbsent(picture.resolveSibling(""), folder -> new ArrayList<>())
                                    .add(picture));
            return byFolder.entrySet().stream()
                    .flatMap(folder -> Carousel.of(folder.getKey(), folder.getValue()).stream())
                    .toList();
        }

        private Optional<Original> carousel(Carousel carousel) {
            List<OriginalImage> images = carousel.pictures().stream()
                    .limit(ContentReader.PICTURES_MAX)
                    .flatMap(picture -> contents.picture(picture).stream())
                    .toList();
            Content content = new Content("", "und", "", Optional.empty(), Stated.NOTHING, images, List.of());
            return content.isEmpty() ? Optional.empty() : Optional.of(original(carousel.folder(), content));
        }

        private Original original(Path work, Content content) {
            String key = files.root().relativize(work).toString().replace('\\', '/');
            return content.original(key, name(work), Stated.beside(work, problems), firstSeen);
        }
    }

    /** Returns a file's name without its ending and with blanks between its words. */
    static String name(Path work) {
        return work.getFileName()
                .toString()
                .replaceFirst("\\.[A-Za-z0-9]{1,8}$", "")
                .replaceAll("[-_ ]+", " ")
                .strip();
    }
}
