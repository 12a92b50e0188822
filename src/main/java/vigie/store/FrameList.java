package vigie.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigie.image.ImageFingerprint;

/** The fingerprints of one picture in one column: one for a still, several for a picture that moves; each after its length. */
final class FrameList {
    private FrameList() {}

    /** Returns the column's bytes, null for none. */
    static byte @Nullable [] encode(List<ImageFingerprint> frames) {
        if (frames.isEmpty()) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (ImageFingerprint frame : frames) {
                byte[] encoded = frame.encode();
                out.writeInt(encoded.length);
                out.write(encoded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Returns the fingerprints of a column, none of null. */
    static List<ImageFingerprint> decode(byte @Nullable [] column) {
        List<ImageFingerprint> frames = new ArrayList<>();
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(column == null ? new byte[0] : column))) {
            while (in.available() > 0) {
                frames.add(ImageFingerprint.decode(in.readNBytes(in.readInt())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }
}
