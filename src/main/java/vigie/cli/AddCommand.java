package vigie.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.SavedFiles;
import vigie.crawl.CanonicalUrl;
import vigie.discover.Candidate;
import vigie.discover.DropFolder;
import vigie.store.Store;
import vigie.watch.Watchlist;

/** Puts pages and saved files before Vigie by hand; the daemon looks at them next. */
@Command(name = "add")
final class AddCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(arity = "1..*", paramLabel = "URL|FILE", descriptionKey = "add.what")
    private List<String> added;

    @Option(names = "--watchlist", paramLabel = "NAME", descriptionKey = "watchlist")
    private @Nullable String watchlist;

    @Override
    public Integer call() throws IOException {
        Watchlist list = desk.watchlist(Optional.ofNullable(watchlist));
        boolean all = true;
        try (Store store = desk.store()) {
            for (String what : added) {
                all &= what.matches("(?i)https?://.*") ? page(store, list, what) : file(store, list, Path.of(what));
            }
        }
        return all ? 0 : 1;
    }

    private boolean page(Store store, Watchlist list, String address) {
        Optional<CanonicalUrl> url = CanonicalUrl.parse(address);
        if (url.isEmpty()) {
            desk.err().println(desk.say("add.address", address));
            return false;
        }
        enter(store, list, url.get(), address);
        return true;
    }

    /** A copy is kept, so that the file may be moved or deleted afterwards. */
    private boolean file(Store store, Watchlist list, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file) || !DropFolder.takes(name)) {
            desk.err().println(desk.say(Files.isRegularFile(file) ? "add.type" : "add.missing", file));
            return false;
        }
        Path folder =
                Files.createDirectories(SavedFiles.folder(desk.configuration().data(), list.name()));
        Path copy = free(folder, name, file);
        enter(store, list, CanonicalUrl.of(copy), name);
        return true;
    }

    /** Copies under a name that is still free; the same bytes under the same name are the same file. */
    private static Path free(Path folder, String name, Path file) throws IOException {
        for (int number = 1; ; number++) {
            Path copy = folder.resolve(number == 1 ? name : number + "-" + name);
            try {
                return Files.copy(file, copy);
            } catch (FileAlreadyExistsException e) {
                if (Files.mismatch(file, copy) < 0) {
                    return copy;
                }
            }
        }
    }

    private void enter(Store store, Watchlist list, CanonicalUrl url, String name) {
        Instant now = desk.clock().instant();
        Candidate candidate = new Candidate(url, "hand", Optional.empty(), name, 0);
        boolean fresh = store.frontier().add(candidate, list.name(), SavedFiles.ADDED, now);
        if (!fresh) {
            store.frontier().makeDue(url, now);
        }
        desk.out().println(desk.say(fresh ? "add.done" : "add.again", name, list.owner()));
    }
}
