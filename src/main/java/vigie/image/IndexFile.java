package vigie.image;

import static vigie.image.HammingLayout.INT;
import static vigie.image.HammingLayout.LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * An index in one file, mapped into memory: a header of {@value #HEADER_BYTES} bytes with a mark, the version of the
 * format, the length and a checksum of what follows, then the index.
 *
 * <p>It is written under another name, forced to disk and only then renamed, so that a kill at any instant leaves the
 * old file or the new one, whole. A file that is damaged, cut short or of another version is not opened: whoever keeps an
 * index must be able to make it again.
 */
final class IndexFile {
    private static final int HEADER_BYTES = 32;
    private static final long MAGIC = 0x5849_4547_414D_4956L;
    private static final int FORMAT_VERSION = 2;
    private static final int VERSION_AT = 8;
    private static final int CHECKSUM_AT = 16;
    private static final int LENGTH_AT = 24;
    private static final long CHECKSUM_CHUNK_BYTES = 64L << 20;

    private IndexFile() {}

    /**
     * Writes or replaces a file.
     *
     * @param file in a folder that exists
     * @param size of the index, in bytes
     * @param content writes the index into zero bytes
     */
    static void write(Path file, long size, Consumer<MemorySegment> content) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            claim(channel, HEADER_BYTES + size);
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_WRITE, 0, HEADER_BYTES + size, arena);
            content.accept(bytes.asSlice(HEADER_BYTES));
            seal(bytes);
            bytes.force();
            channel.force(true);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Returns the index in a file, or empty if there is no file or it is damaged; every byte is checked. */
    static Optional<MemorySegment> open(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // The mapping lives as long as anything refers to it, also after the file is replaced.
            MemorySegment bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return isWhole(bytes) ? Optional.of(bytes.asSlice(HEADER_BYTES)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void seal(MemorySegment bytes) {
        bytes.set(LONG, 0, MAGIC);
        bytes.set(INT, VERSION_AT, FORMAT_VERSION);
        bytes.set(LONG, LENGTH_AT, bytes.byteSize());
        bytes.set(LONG, CHECKSUM_AT, checksum(bytes));
    }

    private static boolean isWhole(MemorySegment bytes) {
        return bytes.byteSize() >= HEADER_BYTES
                && bytes.get(LONG, 0) == MAGIC
                && bytes.get(INT, VERSION_AT) == FORMAT_VERSION
                && bytes.get(LONG, LENGTH_AT) == bytes.byteSize()
                && bytes.get(LONG, CHECKSUM_AT) == checksum(bytes);
    }

    private static long checksum(MemorySegment bytes) {
        CRC32C checksum = new CRC32C();
        for (long from = LENGTH_AT; from < bytes.byteSize(); from += CHECKSUM_CHUNK_BYTES) {
            long length = Math.min(CHECKSUM_CHUNK_BYTES, bytes.byteSize() - from);
            checksum.update(bytes.asSlice(from, length).asByteBuffer());
        }
        return checksum.getValue();
    }

    /** Takes the room on the disk: a full one is an error here, and not while mapped bytes are written. */
    private static void claim(FileChannel channel, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long at = 0; at < size; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
        }
    }

    /** Without this the new name may be lost when the power fails. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
