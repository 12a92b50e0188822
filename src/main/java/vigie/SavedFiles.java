package vigie;

import java.nio.file.Path;
import java.util.Optional;
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

    /** Returns the folder in which the files of a source must be; empty for a source that has none. */
    static Optional<DropFolder> of(Source source, Path data, String watchlist) {
        return switch (source) {
            case Source.Drop drop -> Optional.of(new DropFolder(drop.folder()));
            case Source.Inbox inbox -> Optional.of(new DropFolder(folder(data, watchlist)));
            case Source.Page page -> Optional.of(new DropFolder(folder(data, watchlist)));
            default -> Optional.empty();
        };
    }
}
