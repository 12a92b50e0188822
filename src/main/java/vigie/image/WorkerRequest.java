package vigie.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the image worker can be asked. */
@SuppressWarnings("ArrayRecordComponent") // messages are written and read, never compared
sealed interface WorkerRequest {
    /** Fingerprint an original. */
    record ReadOriginal(byte[] bytes) implements WorkerRequest {}

    /** Fingerprint a found picture. */
    record ReadFound(byte[] bytes) implements WorkerRequest {}

    /** Lay two pictures over one another; both are encoded fingerprints. */
    record Compare(byte[] original, byte[] found) implements WorkerRequest {}

    /** Make a small JPEG. */
    record Thumbnail(byte[] bytes, int sideMax) implements WorkerRequest {}

    /** Show in one JPEG what a found picture has of an original. */
    record Overlay(byte[] original, byte[] found) implements WorkerRequest {}

    /** Read the words in a picture. */
    record ReadText(byte[] bytes) implements WorkerRequest {}

    /** Make the hash that others exchange. */
    record HashForExchange(byte[] bytes) implements WorkerRequest {}

    /** Fingerprint the film in a file, within a time. */
    record ReadVideo(Path file, int millisMax) implements WorkerRequest {}

    /** Make a JPEG of a picture of the film in a file. */
    record Frame(Path file, int millis, int sideMax) implements WorkerRequest {}

    /** Returns the request as a message: its kind, a number, and one or two byte strings. */
    default byte[] encode() {
        return switch (this) {
            case ReadOriginal read -> message(0, 0, read.bytes());
            case ReadFound read -> message(1, 0, read.bytes());
            case Compare compare -> message(2, 0, compare.original(), compare.found());
            case Thumbnail thumbnail -> message(3, thumbnail.sideMax(), thumbnail.bytes());
            case Overlay pair -> message(4, 0, pair.original(), pair.found());
            case ReadText read -> message(5, 0, read.bytes());
            case HashForExchange hash -> message(6, 0, hash.bytes());
            case ReadVideo read -> message(7, read.millisMax(), bytes(read.file()));
            case Frame frame -> message(8, frame.sideMax(), bytes(frame.file()), bytes(frame.millis()));
        };
    }

    /** Returns a request from its message. Both ends are the same program, so another message is our fault. */
    static WorkerRequest decode(byte[] message) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(message))) {
            int kind = in.readUnsignedByte();
            int number = in.readInt();
            return switch (kind) {
                case 0 -> new ReadOriginal(part(in));
                case 1 -> new ReadFound(part(in));
                case 2 -> new Compare(part(in), part(in));
                case 3 -> new Thumbnail(part(in), number);
                case 4 -> new Overlay(part(in), part(in));
                case 5 -> new ReadText(part(in));
                case 6 -> new HashForExchange(part(in));
                case 7 -> new ReadVideo(path(in), number);
                case 8 -> new Frame(path(in), ByteBuffer.wrap(part(in)).getInt(), number);
                default -> throw new IllegalArgumentException("no request of kind " + kind);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] message(int kind, int number, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(kind);
            out.writeInt(number);
            for (byte[] part : parts) {
                out.writeInt(part.length);
                out.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(Path file) {
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static Path path(DataInputStream in) throws IOException {
        return Path.of(new String(part(in), StandardCharsets.UTF_8));
    }

    private static byte[] part(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
