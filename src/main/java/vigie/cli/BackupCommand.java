package vigie.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vigie.store.Store;

/** Copies the database, whole and consistent, while the daemon runs. */
@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(paramLabel = "FILE", descriptionKey = "backup.file")
    private Path file;

    @Override
    public Integer call() {
        if (Files.exists(file)) {
            throw new IllegalArgumentException(desk.say("backup.exists", file));
        }
        try (Store store = desk.store()) {
            store.copyTo(file);
        }
        desk.out().println(desk.say("backup.done", file, desk.configuration().data()));
        return 0;
    }
}
