package vigie;

import java.nio.file.Path;
import vigie.discover.DropFolder;
import vigie.watch.Source;

/**
 * Where pages that a person saved may stand: in a drop folder of the watchlist, or in the data folder when they came by mail
 * or by the command {@code add}.
 */
public final class SavedFiles {
    /** The source of what a person adds by command; no watchlist names it. */
    public static final String ADDED = "added by hand";

    private SavedFiles() {}

    /** Returns the folder within the data folder for what came to a watchlist by mail or command. */
    public static Path folder(Path data, String watchlist) {
        return data.resolve("saved").resolve(watchlist);
    }

    /** Returns whether a file is where the files of a source may be. */
    static boolean holds(Source source, Path data, String watchlist, Path file) {
        DropFolder ours = new DropFolder(folder(data, watchlist));
        return switch (source) {
            case Source.Drop drop -> new DropFolder(drop.folder()).holds(file) || ours.holds(file);
            case Source.Inbox inbox -> ours.holds(file);
            case Source.Page page -> ours.holds(file);
            default -> false;
        };
    }
}
