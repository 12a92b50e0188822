package vigie;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.store.Store;
import vigie.watch.FilePattern;
import vigie.watch.LeakSpec;
import vigie.watch.OriginalSpec;
import vigie.watch.Watchlist;

/**
 * A file of the owner's that can be given to somebody.
 *
 * @param watchlist its watchlist's name
 * @param key its path as the watchlist means it
 * @param file where it is
 * @param confidential whether it is a leak to be, which may be given in marked copies; else it is an original
 */
record SharedWork(String watchlist, String key, Path file, boolean confidential) {
    /** Returns the file that a person means by a path, by its key, or by the id of a brief or an original; confidential ones first. */
    static Optional<SharedWork> find(String work, List<Watchlist> watchlists, Store store) {
        Path path = Path.of(work).toAbsolutePath().normalize();
        Map<String, String> named = new HashMap<>();
        watchlists.forEach(watchlist -> named.put(watchlist.name(), keyOf(work, watchlist.name(), store)));
        return all(watchlists).stream()
                .filter(known -> known.file().equals(path)
                        || known.key().equals(work)
                        || known.key().equals(named.get(known.watchlist())))
                .findFirst();
    }

    private static String keyOf(String id, String watchlist, Store store) {
        return store.briefs().all(watchlist).stream()
                .filter(brief -> brief.id().equals(id))
                .map(brief -> brief.key())
                .findFirst()
                .or(() -> store.originals().all(watchlist).stream()
                        .filter(known -> known.id().equals(id))
                        .map(known -> known.original().key())
                        .findFirst())
                .orElse("");
    }

    private static List<SharedWork> all(List<Watchlist> watchlists) {
        List<SharedWork> works = new ArrayList<>();
        for (Watchlist watchlist : watchlists) {
            leaks(watchlist).forEach(files -> works.addAll(of(watchlist, files, true)));
        }
        for (Watchlist watchlist : watchlists) {
            originals(watchlist).forEach(files -> works.addAll(of(watchlist, files, false)));
        }
        return works;
    }

    private static List<SharedWork> of(Watchlist watchlist, OriginalSpec.Files files, boolean confidential) {
        return FilePattern.files(files).stream()
                .map(file -> new SharedWork(
                        watchlist.name(),
                        files.root().relativize(file).toString().replace('\\', '/'),
                        file,
                        confidential))
                .toList();
    }

    /** Returns whether a file there would be taken for one of the owner's works. */
    static boolean wouldBeWatched(Path file, List<Watchlist> watchlists) {
        Path path = file.toAbsolutePath().normalize();
        return watchlists.stream().anyMatch(watchlist -> {
            List<OriginalSpec.Files> patterns = new ArrayList<>(leaks(watchlist));
            patterns.addAll(originals(watchlist));
            return patterns.stream()
                    .anyMatch(files -> path.startsWith(files.root())
                            && FilePattern.names(
                                    files, files.root().relativize(path).toString()));
        });
    }

    private static List<OriginalSpec.Files> leaks(Watchlist watchlist) {
        return watchlist.leaks().stream()
                .filter(LeakSpec.Files.class::isInstance)
                .map(spec -> ((LeakSpec.Files) spec).files())
                .toList();
    }

    private static List<OriginalSpec.Files> originals(Watchlist watchlist) {
        return watchlist.originals().stream()
                .filter(OriginalSpec.Files.class::isInstance)
                .map(OriginalSpec.Files.class::cast)
                .toList();
    }
}
