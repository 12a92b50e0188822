package vigie.text;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Segments as files of a folder, mapped into memory.
 *
 * <p>A file is written under another name, forced to disk and only then renamed, so that a kill at any instant leaves
 * whole files. Its name says which additions it holds, from the first to the last: a merged segment has the range of those
 * it replaces, and when both are found after a crash the narrower ones are void. Files that are damaged or of another version
 * are deleted on opening: whoever fills the folder must be able to fill it again. Not thread-safe; one process at a time.
 */
final class FolderShelf implements Shelf {
    private static final Pattern NAME = Pattern.compile("(\\d{10})-(\\d{10})\\.segment");
    private static final String UNFINISHED = ".unfinished";

    private final Path folder;
    private final ShingleKind kind;
    private final Map<Segment, Range> ranges = new HashMap<>();
    private final List<Segment> found = new ArrayList<>();
    private int last;

    /** The additions that one file holds. */
    private record Range(int first, int last) {
        String name() {
            return "%010d-%010d.segment".formatted(first, last);
        }

        boolean holds(Range other) {
            return first <= other.first && other.last <= last;
        }

        static Optional<Range> of(Path file) {
            Matcher matcher = NAME.matcher(file.getFileName().toString());
            return matcher.matches()
                    ? Optional.of(new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }
    }

    /** Opens a folder, which need not exist; every byte is checked against its checksum. */
    FolderShelf(Path folder, ShingleKind kind) {
        this.folder = folder;
        this.kind = kind;
        try {
            Files.createDirectories(folder);
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }

    private void open() throws IOException {
        List<Range> whole = new ArrayList<>();
        for (Range range : files()) {
            last = Math.max(last, range.last());
            if (whole.stream().anyMatch(wider -> wider.holds(range))) {
                Files.delete(folder.resolve(range.name()));
                continue;
            }
            Optional<Segment> segment = Segment.read(mapped(range), kind);
            if (segment.isEmpty()) {
                Files.delete(folder.resolve(range.name()));
                continue;
            }
            whole.add(range);
            ranges.put(segment.get(), range);
            found.add(segment.get());
        }
    }

    /** By rising first addition, the wider first; what was left unfinished is deleted. */
    private List<Range> files() throws IOException {
        List<Range> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                if (file.getFileName().toString().endsWith(UNFINISHED)) {
                    Files.delete(file);
                }
                Range.of(file).ifPresent(files::add);
            }
        }
        files.sort(Comparator.comparingInt(Range::first)
                .thenComparing(Comparator.comparingInt(Range::last).reversed()));
        return files;
    }

    @Override
    public List<Segment> segments() {
        return List.copyOf(found);
    }

    @Override
    public Segment add(Writable writable) {
        last++;
        return write(writable, new Range(last, last));
    }

    @Override
    public Segment replace(Writable writable, List<Segment> newest) {
        Segment merged = write(
                writable,
                new Range(
                        range(newest.getFirst()).first(),
                        range(newest.getLast()).last()));
        try {
            for (Segment segment : newest) {
                Files.delete(folder.resolve(range(segment).name()));
                ranges.remove(segment);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
        return merged;
    }

    private Range range(Segment segment) {
        Range range = ranges.get(segment);
        if (range == null) {
            throw new IllegalArgumentException("a segment of another folder");
        }
        return range;
    }

    private Segment write(Writable writable, Range range) {
        Path file = folder.resolve(range.name());
        Path unfinished = folder.resolve(range.name() + UNFINISHED);
        try (FileChannel channel = FileChannel.open(
                        unfinished,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
                Arena arena = Arena.ofConfined()) {
            claim(channel, writable.layout().size());
            MemorySegment bytes = channel.map(
                    FileChannel.MapMode.READ_WRITE, 0, writable.layout().size(), arena);
            writable.writeTo(bytes);
            bytes.force();
            channel.force(true);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            Segment segment = Segment.written(writable.layout(), mapped(range));
            ranges.put(segment, range);
            return segment;
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
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
    private void forceFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The mapping lives as long as anything refers to it, also after the file is deleted. */
    private MemorySegment mapped(Range range) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(range.name()), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        }
    }
}
