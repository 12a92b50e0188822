package vigie.image;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Messages on the pipes between the daemon and its image worker: four bytes of length, then the bytes. */
final class Frames {
    /** Two pictures of the largest size and what goes with them. */
    private static final int BYTES_MAX = 2 * ImageWorker.BYTES_MAX + 1024;

    private Frames() {}

    static void write(DataOutputStream out, byte[] message) throws IOException {
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    /** Reads a message. A pipe that ends, or a length that no message has, is an {@link IOException}. */
    static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > BYTES_MAX) {
            throw new IOException("no message has %d bytes".formatted(length));
        }
        byte[] message = new byte[length];
        in.readFully(message);
        return message;
    }
}
