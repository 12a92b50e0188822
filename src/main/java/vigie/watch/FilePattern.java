package vigie.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Files named by a pattern: {@code originals/**} is everything below a folder, {@code scripts/*.docx} one kind in one
 * folder, {@code guide.pdf} one file; a folder's name alone is everything below it.
 *
 * <p>Files whose name starts with a dot, and what archive tools leave behind ({@code __MACOSX}), are never meant. Links to
 * folders are not followed.
 */
public final class FilePattern {
    /** Most files one pattern may name: ten times a prolific author's work; more is a pattern gone wrong. */
    public static final int FILES_MAX = 20_000;

    private static final String WILD = "*?[{";

    private FilePattern() {}

    /** Returns the pattern as written, starting at the project, or at its own folder when that lies elsewhere. */
    static OriginalSpec.Files of(Path project, String written) {
        String pattern = written.replace('\\', '/');
        int wild = firstWild(pattern);
        int slash = wild < 0 ? pattern.length() : pattern.lastIndexOf('/', wild);
        Path fixed = project.resolve(pattern.substring(0, Math.max(slash, 0)));
        Path start = fixed.normalize();
        String rest = wild < 0 ? (Files.isDirectory(start) ? "**" : "") : pattern.substring(slash + 1);
        if (rest.isEmpty() && start.getParent() != null) {
            rest = start.getFileName().toString();
            start = start.getParent();
        }
        if (!start.startsWith(project)) {
            return new OriginalSpec.Files(start, rest);
        }
        String below = project.relativize(start).toString().replace('\\', '/');
        return new OriginalSpec.Files(project, below.isEmpty() ? rest : below + "/" + rest);
    }

    /** Returns the folder that must be there for the pattern to name anything. */
    static Path folder(OriginalSpec.Files files) {
        int wild = firstWild(files.glob());
        int slash = files.glob().lastIndexOf('/', wild < 0 ? files.glob().length() : wild);
        return slash < 0 ? files.root() : files.root().resolve(files.glob().substring(0, slash));
    }

    /** Returns whether the pattern names a single file. */
    static boolean isOneFile(OriginalSpec.Files files) {
        return firstWild(files.glob()) < 0;
    }

    /**
     * Returns the files that fit, absolute and sorted by path; none when the folder is missing. At most one more than {@link
     * #FILES_MAX} are returned; what may not be looked into is among them. Cost: one look at every file below the pattern's
     * folder.
     */
    public static List<Path> files(OriginalSpec.Files files) {
        Path folder = folder(files);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Predicate<Path> named = named(files);
        Walk walk = new Walk(path -> named.test(files.root().relativize(path)));
        try {
            Files.walkFileTree(folder, walk);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
        return walk.found.stream().sorted().toList();
    }

    /** Returns whether a pattern means a file of that path below its root, be the file there or not. */
    public static boolean names(OriginalSpec.Files files, String relative) {
        Path path = Path.of(relative);
        boolean isFolder = firstWild(files.glob()) < 0 && path.startsWith(Path.of(files.glob()));
        return isFolder || named(files).test(path);
    }

    /** Between folders, two stars also mean no folder to people, though not to the JDK. */
    private static Predicate<Path> named(OriginalSpec.Files files) {
        PathMatcher asWritten = FileSystems.getDefault().getPathMatcher("glob:" + files.glob());
        PathMatcher alsoNone =
                FileSystems.getDefault().getPathMatcher("glob:" + files.glob().replace("**/", ""));
        return relative -> asWritten.matches(relative) || alsoNone.matches(relative);
    }

    /** Returns whether a pattern's brackets and braces are closed. */
    static boolean isValid(String written) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + written);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static int firstWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (WILD.indexOf(pattern.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Gathers files that fit. A folder that may not be looked into is gathered too, so that it is missed by nobody. */
    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Predicate<Path> fits;
        private final List<Path> found = new ArrayList<>();

        Walk(Predicate<Path> fits) {
            this.fits = fits;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(file) && fits.test(file)) {
                found.add(file);
            }
            return found.size() > FILES_MAX ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException fault) {
            found.add(file);
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            String name = path.getFileName().toString();
            return name.startsWith(".") || name.equals("__MACOSX");
        }
    }
}
