package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of everything Vigie writes, taken by one process at a time; a kill gives it back. */
final class DataFolder implements AutoCloseable {
    private final FileChannel lockFile;

    private DataFolder(FileChannel lockFile) {
        this.lockFile = lockFile;
    }

    /** Makes the folder when it is not there, and takes it. */
    static DataFolder take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("vigie.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new House.TakenException(data);
            }
            return new DataFolder(channel);
        } catch (OverlappingFileLockException e) {
            throw new House.TakenException(data);
        } catch (IOException e) {
            throw new UncheckedIOException(data.toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
