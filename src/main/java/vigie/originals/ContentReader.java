package vigie.originals;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.ExtractionProblem;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.watch.OriginalImage;

/** One file's bytes to its content. */
final class ContentReader {
    /** Most pictures of one work: twice the longest carousel that platforms take. */
    static final int PICTURES_MAX = 100;

    /** Stands for the owner's folder in addresses, so that relative links have a base; never resolves (RFC 6761, 6.4). */
    private static final String HOST = "files.invalid";

    private final Extractor extractor;
    private final Pictures pictures;
    private final BoundedFiles files;
    private final FileProblems problems;

    ContentReader(Extractor extractor, Pictures pictures, BoundedFiles files, FileProblems problems) {
        this.extractor = extractor;
        this.pictures = pictures;
        this.files = files;
        this.problems = problems;
    }

    /**
     * Returns what a file holds, or nothing and a problem.
     *
     * @param root folder of the owner, which relative pictures must not leave
     */
    Optional<Content> read(Path root, Path file) {
        if (!Files.isReadable(file)) {
            problems.add(file, "file.unreadable", name(file));
            return Optional.empty();
        }
        if (!Extractor.reads(name(file))) {
            problems.add(file, "type.unread", name(file));
            return Optional.empty();
        }
        if (Films.isNamed(name(file))) {
            return film(file);
        }
        return files.read(file)
                .filter(body -> !PictureType.isNamed(name(file)) || isPicture(file, body))
                .map(body -> content(root, file, body))
                .filter(content -> isTold(file, content));
    }

    /** A film is looked at by its own reader, later; here it is only kept. */
    private Optional<Content> film(Path file) {
        return new Films(pictures.folder(), problems)
                .keep(file)
                .map(film -> new Content("", "und", "", Optional.empty(), Stated.NOTHING, List.of(), List.of(film)));
    }

    /** Returns a picture of a carousel or of a text, kept, or nothing and a problem. */
    Optional<OriginalImage> picture(Path file) {
        return files.read(file).filter(body -> isPicture(file, body)).map(body -> pictures.keep(name(file), body));
    }

    private boolean isPicture(Path file, Body body) {
        boolean picture = PictureType.isPicture(body.toByteArray());
        if (!picture) {
            problems.add(file, "picture.broken", name(file));
        }
        return picture;
    }

    private Content content(Path root, Path file, Body body) {
        Page page = extractor.extract(name(file), body, base(root, file));
        for (ExtractionProblem problem : page.problems()) {
            problems.add(file, "extraction." + problem.kind(), name(file));
        }
        boolean markdown = PictureType.ending(name(file)).matches("md|markdown");
        Stated stated = (markdown ? FrontMatter.lines(body) : Optional.<String>empty())
                .map(lines -> Stated.atTop(file, lines, problems))
                .orElse(Stated.NOTHING);
        // What a camera or a program writes into a picture is no title.
        String title = PictureType.isNamed(name(file)) ? "" : page.title();
        return new Content(
                page.text(), page.language(), title, page.published(), stated, images(root, file, page), List.of());
    }

    private List<OriginalImage> images(Path root, Path file, Page page) {
        List<OriginalImage> images = new ArrayList<>();
        for (PageImage image : page.images()) {
            if (images.size() == PICTURES_MAX) {
                problems.add(file, "pictures.many", String.valueOf(PICTURES_MAX));
                break;
            }
            String name = PictureType.isNamed(name(file)) ? name(file) : name(file) + " " + (images.size() + 1);
            image.embedded()
                    .filter(body -> PictureType.isPicture(body.toByteArray()))
                    .map(body -> pictures.keep(name, body))
                    .or(() -> local(root, image.url()).flatMap(this::picture))
                    .ifPresent(images::add);
        }
        return images;
    }

    /** Returns the file that an address below our base stands for, if it is there and below the root. */
    private static Optional<Path> local(Path root, CanonicalUrl url) {
        if (!HOST.equals(url.uri().getHost())) {
            return Optional.empty();
        }
        Path path = root.resolve("." + url.uri().getPath()).normalize();
        boolean ours = path.startsWith(root) && PictureType.isNamed(name(path)) && Files.isRegularFile(path);
        return ours ? Optional.of(path) : Optional.empty();
    }

    /** Nothing to compare is worth a word, unless the reason has been told. */
    private boolean isTold(Path file, Content content) {
        if (content.isEmpty()
                && problems.list().stream().noneMatch(problem -> problem.file().equals(file))) {
            problems.add(file, "file.empty", name(file));
        }
        return !content.isEmpty();
    }

    private static CanonicalUrl base(Path root, Path file) {
        String path = "/" + root.relativize(file).toString().replace('\\', '/');
        try {
            String address = new URI("https", HOST, path, null).toASCIIString();
            return CanonicalUrl.parse(address).orElse(new CanonicalUrl("https://" + HOST + "/"));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no address for " + file, e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
