package vigie.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the image worker answers. */
@SuppressWarnings("ArrayRecordComponent") // messages are written and read, never compared
sealed interface WorkerAnswer {
    /** In the order of their numbers in messages. */
    List<Orientation> ORIENTATIONS = List.of(Orientation.values());

    /** In the order of their numbers in messages. */
    List<BlockMap.Fate> FATES = List.of(BlockMap.Fate.values());

    /** A film's fingerprint or a JPEG. */
    record Bytes(byte[] bytes) implements WorkerAnswer {}

    /** Two pictures were compared. */
    record Compared(ImageComparison.Measured measured) implements WorkerAnswer {}

    /** The words in a picture, empty if there are none. */
    record Text(String text) implements WorkerAnswer {}

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
            case Bytes answer -> message(0, answer.bytes());
            case Compared answer -> encode(answer.measured());
            case SetAside answer -> named(2, answer.why().name());
            case Failed answer -> named(3, answer.trouble().name());
            case Text answer -> message(4, answer.text().getBytes(StandardCharsets.UTF_8));
            case Fingerprints answer -> encode(answer.all());
            case FilmSetAside answer -> named(6, answer.why().name());
        };
    }

    /** Returns an answer from its message. Both ends are the same program, so another message is our fault. */
    static WorkerAnswer decode(byte[] message) {
        return switch (message[0]) {
            case 0 -> new Bytes(Arrays.copyOfRange(message, 1, message.length));
            case 1 -> new Compared(decodeMeasured(ByteBuffer.wrap(message, 1, message.length - 1)));
            case 2 -> new SetAside(ImageReading.Why.valueOf(name(message)));
            case 3 -> new Failed(ImageTrouble.valueOf(name(message)));
            case 4 -> new Text(new String(message, 1, message.length - 1, StandardCharsets.UTF_8));
            case 5 -> new Fingerprints(parts(ByteBuffer.wrap(message, 1, message.length - 1)));
            case 6 -> new FilmSetAside(VideoReading.Why.valueOf(name(message)));
            default -> throw new IllegalArgumentException("no answer of kind " + message[0]);
        };
    }

    private static byte[] encode(List<byte[]> parts) {
        int length =
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(1 + length).put((byte) 5);
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
        BlockMap blocks = measured.blocks();
        ByteBuffer buffer = ByteBuffer.allocate(8
                        + 5 * Integer.BYTES
                        + 10 * Double.BYTES
                        + blocks.fates().size())
                .put((byte) 1)
                .putInt(measured.hammingDistance())
                .put((byte) ORIENTATIONS.indexOf(measured.orientation()))
                .putDouble(measured.matchedArea())
                .putDouble(measured.originalVisible())
                .putInt(measured.goodBlocks())
                .putInt(measured.texturedBlocks())
                .put((byte) (measured.verified() ? 1 : 0));
        put(buffer, measured.outline().topLeft());
        put(buffer, measured.outline().topRight());
        put(buffer, measured.outline().bottomRight());
        put(buffer, measured.outline().bottomLeft());
        buffer.putInt(blocks.columns()).putInt(blocks.rows());
        blocks.fates().forEach(fate -> buffer.put((byte) FATES.indexOf(fate)));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static void put(ByteBuffer buffer, ImageOutline.Corner corner) {
        buffer.putDouble(corner.x()).putDouble(corner.y());
    }

    private static ImageComparison.Measured decodeMeasured(ByteBuffer buffer) {
        return new ImageComparison.Measured(
                buffer.getInt(),
                ORIENTATIONS.get(buffer.get()),
                buffer.getDouble(),
                buffer.getDouble(),
                buffer.getInt(),
                buffer.getInt(),
                buffer.get() == 1,
                new ImageOutline(corner(buffer), corner(buffer), corner(buffer), corner(buffer)),
                blocks(buffer));
    }

    private static ImageOutline.Corner corner(ByteBuffer buffer) {
        return new ImageOutline.Corner(buffer.getDouble(), buffer.getDouble());
    }

    private static BlockMap blocks(ByteBuffer buffer) {
        int columns = buffer.getInt();
        int rows = buffer.getInt();
        BlockMap.Fate[] fates = new BlockMap.Fate[columns * rows];
        for (int i = 0; i < fates.length; i++) {
            fates[i] = FATES.get(buffer.get());
        }
        return new BlockMap(columns, rows, List.of(fates));
    }

    private static byte[] named(int kind, String name) {
        return message(kind, name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] message(int kind, byte[] content) {
        return ByteBuffer.allocate(1 + content.length)
                .put((byte) kind)
                .put(content)
                .array();
    }

    private static String name(byte[] message) {
        return new String(message, 1, message.length - 1, StandardCharsets.US_ASCII);
    }
}
