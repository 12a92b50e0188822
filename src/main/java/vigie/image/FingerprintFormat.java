package vigie.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The stored form of a fingerprint, big-endian: {@code "VIF"} and a version byte, width and height; the number of views
 * and each view; the descriptors and the mirrored ones, each with their number of words; the gray picture with its
 * length. Another version is refused, never guessed at: fingerprints can be made again from the pictures.
 */
final class FingerprintFormat {
    private static final int MAGIC_AND_VERSION = ('V' << 24) | ('I' << 16) | ('F' << 8) | 1;

    private FingerprintFormat() {}

    static byte[] encode(ImageFingerprint fingerprint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC_AND_VERSION);
            out.writeInt(fingerprint.width());
            out.writeInt(fingerprint.height());
            out.writeByte(fingerprint.views().size());
            for (ImageView view : fingerprint.views()) {
                writeView(out, view);
            }
            writeDescriptors(out, fingerprint.descriptors());
            writeDescriptors(out, fingerprint.mirroredDescriptors());
            byte[] gray = fingerprint.gray();
            out.writeInt(gray.length);
            out.write(gray);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static ImageFingerprint decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int magic = in.readInt();
            if (magic != MAGIC_AND_VERSION) {
                throw new IllegalArgumentException("not a fingerprint of version 1: starts with %08x".formatted(magic));
            }
            int width = in.readInt();
            int height = in.readInt();
            int count = in.readUnsignedByte();
            List<ImageView> views = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                views.add(readView(in));
            }
            Descriptors descriptors = readDescriptors(in);
            Descriptors mirrored = readDescriptors(in);
            byte[] gray = readGray(in);
            return new ImageFingerprint(width, height, views, descriptors, mirrored, gray);
        } catch (IOException e) {
            throw new IllegalArgumentException("a fingerprint cut short: " + bytes.length + " bytes", e);
        }
    }

    private static byte[] readGray(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("gray picture: " + length + " bytes, room for " + in.available());
        }
        return in.readNBytes(length);
    }

    private static void writeView(DataOutputStream out, ImageView view) throws IOException {
        out.writeUTF(view.kind().name());
        out.writeShort(view.region().x());
        out.writeShort(view.region().y());
        out.writeShort(view.region().width());
        out.writeShort(view.region().height());
        out.writeByte(view.quality());
        for (Orientation orientation : Orientation.values()) {
            PerceptualHash hash = view.hash(orientation);
            out.writeLong(hash.a());
            out.writeLong(hash.b());
            out.writeLong(hash.c());
            out.writeLong(hash.d());
        }
    }

    private static ImageView readView(DataInputStream in) throws IOException {
        ImageView.Kind kind = ImageView.Kind.valueOf(in.readUTF());
        Region region = new Region(
                in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort(), in.readUnsignedShort());
        int quality = in.readUnsignedByte();
        Map<Orientation, PerceptualHash> turned = new EnumMap<>(Orientation.class);
        for (Orientation orientation : Orientation.values()) {
            turned.put(orientation, new PerceptualHash(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
        }
        return new ImageView(kind, region, quality, turned);
    }

    private static void writeDescriptors(DataOutputStream out, Descriptors descriptors) throws IOException {
        out.writeInt(descriptors.count());
        for (int i = 0; i < descriptors.count(); i++) {
            for (int word = 0; word < Descriptors.WORDS; word++) {
                out.writeLong(descriptors.word(i, word));
            }
        }
    }

    private static Descriptors readDescriptors(DataInputStream in) throws IOException {
        int count = in.readInt();
        int available = in.available() / (Descriptors.WORDS * Long.BYTES);
        if (count < 0 || count > available) {
            throw new IllegalArgumentException("descriptors: " + count + ", room for " + available);
        }
        long[] words = new long[count * Descriptors.WORDS];
        for (int i = 0; i < words.length; i++) {
            words[i] = in.readLong();
        }
        return new Descriptors(words);
    }
}
