package vigie.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the image worker answers. */
@SuppressWarnings("ArrayRecordComponent") // messages are written and read, never compared
sealed interface WorkerAnswer {
    /** A film's fingerprint or a JPEG. */
    record Bytes(byte[] bytes) implements WorkerAnswer {}

    /** Two pictures were compared. */
    record Compared(ImageComparison.Measured measured) implements WorkerAnswer {}

    /** Nothing to recognize in the picture. */
    record SetAside(ImageReading.Why why) implements WorkerAnswer {}

    /** The picture could not be read, or the worker was lost over it. */
    record Failed(ImageTrouble trouble) implements WorkerAnswer {}

    /** Fingerprints of a picture, or of several of an animation; at least one. */
    record Fingerprints(List<byte[]> all) implements WorkerAnswer {}

    /** Nothing to recognize in the film. */
    record FilmSetAside(VideoReading.Why why) implements WorkerAnswer {}

    /** Returns the answer as a message: its kind, then its content. */
    default byte[] encode() {
        return switch (this) {
            case Bytes answer ->
                ByteBuffer.allocate(1 + answer.bytes().length)
                        .put((byte) 0)
                        .put(answer.bytes())
                        .array();
            case Compared answer -> encode(answer.measured());
            case SetAside answer -> named(2, answer.why().name());
            case Failed answer -> named(3, answer.trouble().name());
            case Fingerprints answer -> encode(answer.all());
            case FilmSetAside answer -> named(10, answer.why().name());
        };
    }

    /** Returns an answer from its message. Both ends are the same program, so another message is our fault. */
    static WorkerAnswer decode(byte[] message) {
        return switch (message[0]) {
            case 0 -> new Bytes(Arrays.copyOfRange(message, 1, message.length));
            case 1 -> new Compared(decodeMeasured(ByteBuffer.wrap(message, 1, message.length - 1)));
            case 2 -> new SetAside(ImageReading.Why.valueOf(name(message)));
            case 3 -> new Failed(ImageTrouble.valueOf(name(message)));
            case 11 -> new Fingerprints(parts(ByteBuffer.wrap(message, 1, message.length - 1)));
            case 10 -> new FilmSetAside(VideoReading.Why.valueOf(name(message)));
            default -> throw new IllegalArgumentException("no answer of kind " + message[0]);
        };
    }

    private static byte[] encode(List<byte[]> parts) {
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(1 + length).put((byte) 11);
        parts.forEach(part -> buffer.putInt(part.length).put(part));
        return buffer.array();
    }

    private static List<byte[]> parts(ByteBuffer buffer) {
        List<byte[]> parts = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] part = new byte[buffer.getInt()];
            buffer.get(part);
            parts.add(part);
        }
        return parts;
    }

    private static byte[] encode(ImageComparison.Measured measured) {
        byte[] orientation = measured.orientation().name().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + 4 * Integer.BYTES + 2 * Double.BYTES + orientation.length)
                .put((byte) 1)
                .putInt(measured.hammingDistance())
                .putDouble(measured.matchedArea())
                .putDouble(measured.originalVisible())
                .putInt(measured.goodBlocks())
                .putInt(measured.texturedBlocks())
                .putInt(measured.verified() ? 1 : 0)
                .put(orientation)
                .array();
    }

    private static ImageComparison.Measured decodeMeasured(ByteBuffer buffer) {
        int hammingDistance = buffer.getInt();
        double matchedArea = buffer.getDouble();
        double originalVisible = buffer.getDouble();
        int goodBlocks = buffer.getInt();
        int texturedBlocks = buffer.getInt();
        boolean verified = buffer.getInt() == 1;
        Orientation orientation =
                Orientation.valueOf(StandardCharsets.US_ASCII.decode(buffer).toString());
        return new ImageComparison.Measured(
                hammingDistance, orientation, matchedArea, originalVisible, goodBlocks, texturedBlocks, verified);
    }

    private static byte[] named(int kind, String name) {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + letters.length)
                .put((byte) kind)
                .put(letters)
                .array();
    }

    private static String name(byte[] message) {
        return new String(message, 1, message.length - 1, StandardCharsets.US_ASCII);
    }
}
