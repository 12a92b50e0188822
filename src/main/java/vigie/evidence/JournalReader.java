package vigie.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import vigie.crawl.Body;

/** Reads a journal from its first line; memory does not grow with the file. */
final class JournalReader {
    private final Path file;

    JournalReader(Path file) {
        this.file = file;
    }

    /** Checks the chain and hands over every entry that holds, until the first that does not. */
    JournalCheck check(Consumer<JournalEntry> holding) {
        long number = 0;
        String head = JournalLines.NOTHING_BEFORE;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<Line> next = line(in); next.isPresent(); next = line(in)) {
                Line line = next.get();
                number++;
                if (!line.ended()) {
                    return new JournalCheck.Broken(number, JournalCheck.Problem.TORN);
                }
                Optional<JournalEntry> entry =
                        JournalLines.entry(number, new String(line.bytes().toByteArray(), StandardCharsets.UTF_8));
                if (entry.isEmpty()) {
                    return new JournalCheck.Broken(number, JournalCheck.Problem.NOT_AN_EVENT);
                }
                if (!JournalLines.previous(entry.get().json()).orElseThrow().equals(head)) {
                    return new JournalCheck.Broken(number, JournalCheck.Problem.PREVIOUS_DIFFERS);
                }
                head = line.bytes().sha256();
                holding.accept(entry.get());
            }
            return new JournalCheck.Whole(number, head);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line without its line feed, and whether it had one. */
    private record Line(Body bytes, boolean ended) {}

    private static Optional<Line> line(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return Optional.of(new Line(Body.of(bytes.toByteArray()), true));
            }
            bytes.write(next);
        }
        return bytes.size() == 0 ? Optional.empty() : Optional.of(new Line(Body.of(bytes.toByteArray()), false));
    }
}
