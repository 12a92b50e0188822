package vigie.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A film as a file: too large to be sent to the worker, which reads it where it lies. */
final class FilmFile {
    private FilmFile() {}

    /** Returns what stands against sending a file to the worker at all. */
    static Optional<ImageTrouble> trouble(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > ImageWorker.VIDEO_BYTES_MAX) {
                return Optional.of(ImageTrouble.TOO_MANY_BYTES);
            }
            boolean known = FilmFormat.of(in.readNBytes(FilmFormat.HEAD_BYTES)).isPresent();
            return known ? Optional.empty() : Optional.of(ImageTrouble.UNKNOWN_FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Does some work with a film's bytes, which are not there any more afterwards. In the worker's process. */
    static WorkerAnswer with(Path file, Function<FilmBytes, WorkerAnswer> work) {
        try (Arena arena = Arena.ofConfined();
                FileChannel channel = FileChannel.open(file)) {
            var buffer = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena)
                    .asByteBuffer();
            byte[] head = new byte[Math.min(FilmFormat.HEAD_BYTES, buffer.limit())];
            buffer.get(0, head);
            return FilmFormat.of(head)
                    .map(format -> work.apply(new FilmBytes(buffer, format)))
                    .orElse(new WorkerAnswer.Failed(ImageTrouble.UNKNOWN_FORMAT));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
