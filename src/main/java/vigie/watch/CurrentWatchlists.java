package vigie.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The watchlists in force, read again when their files change. While any file is wrong the earlier ones stay in force and
 * the problems are kept to be shown.
 *
 * <p>Safe for several threads: one reading replaces another whole.
 */
public final class CurrentWatchlists {
    private final Path folder;
    private final Locale otherwise;
    private final WatchedFiles files;
    private volatile Watchlists.Reading current;

    /** Reads the folder for the first time: with problems, the valid files are not in force either. */
    public CurrentWatchlists(Path folder, Locale otherwise) {
        this.folder = folder;
        this.otherwise = otherwise;
        this.files = new WatchedFiles(List.of(folder));
        this.current = new Watchlists.Reading(List.of(), List.of(), List.of());
        files.changed();
        readAgain();
    }

    /** Returns the watchlists in force, and the problems of the files as they are now. */
    public Watchlists.Reading current() {
        return current;
    }

    /** Looks at the files and returns whether other watchlists came into force. */
    public synchronized boolean refresh() {
        return files.changed() && readAgain();
    }

    private boolean readAgain() {
        Watchlists.Reading read = Watchlists.read(folder, otherwise);
        boolean valid = read.problems().isEmpty();
        boolean other = valid && !read.watchlists().equals(current.watchlists());
        current = valid ? read : new Watchlists.Reading(current.watchlists(), read.problems(), read.notes());
        return other;
    }
}
