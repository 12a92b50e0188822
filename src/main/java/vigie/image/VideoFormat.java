package vigie.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The stored form of a film's fingerprint, big-endian: {@code "VIV"} and a version byte, duration in milliseconds, width,
 * height and whether the film was read to its end; the number of pictures; of each its start and end in milliseconds, a
 * bit for each view it has and two hashes for each of these, the second as {@link #writeMirrored} says. Another version
 * is refused, never guessed at.
 */
final class VideoFormat {
    private static final int MAGIC_AND_VERSION = ('V' << 24) | ('I' << 16) | ('V' << 8) | 2;

    /** Bytes of a picture with a single view. */
    private static final int FRAME_BYTES_MIN = 2 * Integer.BYTES + Short.BYTES + 4 * Long.BYTES + 1;

    /** Bits of the odd columns: those that a mirror turns, but for the few coefficients near the median. */
    private static final long ODD_COLUMNS = 0x5555_5555_5555_5555L;

    /** Bits told one by one; from here on the hash itself is as short. Seven differ on average. */
    private static final int PLACES_MAX = 31;

    /** Stands where the number of bits does, before a whole hash. */
    private static final int WHOLE_HASH = 255;

    private VideoFormat() {}

    static byte[] encode(VideoFingerprint fingerprint) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC_AND_VERSION);
            out.writeInt(fingerprint.film().millis());
            out.writeInt(fingerprint.width());
            out.writeInt(fingerprint.height());
            out.writeBoolean(fingerprint.complete());
            out.writeInt(fingerprint.frames().size());
            for (VideoFrame frame : fingerprint.frames()) {
                write(out, frame);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static VideoFingerprint decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int magic = in.readInt();
            if (magic != MAGIC_AND_VERSION) {
                throw new IllegalArgumentException(
                        "not a film's fingerprint of version 2: starts with %08x".formatted(magic));
            }
            var film = new VideoFingerprint.Film(in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
            int count = in.readInt();
            if (count < 0 || count > in.available() / FRAME_BYTES_MIN) {
                throw new IllegalArgumentException("pictures: " + count + ", bytes left: " + in.available());
            }
            List<VideoFrame> frames = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                frames.add(readFrame(in));
            }
            return new VideoFingerprint(film, frames);
        } catch (IOException e) {
            throw new IllegalArgumentException("a fingerprint cut short: " + bytes.length + " bytes", e);
        }
    }

    private static void write(DataOutputStream out, VideoFrame frame) throws IOException {
        out.writeInt(frame.startMillis());
        out.writeInt(frame.endMillis());
        int present = 0;
        for (FrameView view : frame.views().keySet()) {
            present |= 1 << view.place();
        }
        out.writeShort(present);
        for (FrameView view : FrameView.values()) {
            VideoFrame.Hashes hashes = frame.views().get(view);
            if (hashes != null) {
                write(out, hashes.upright());
                writeMirrored(out, hashes);
            }
        }
    }

    /** Writes how many bits differ from the upright hash with its odd columns turned, and which: an eighth of the hash. */
    private static void writeMirrored(DataOutputStream out, VideoFrame.Hashes hashes) throws IOException {
        PerceptualHash difference = combined(turned(hashes.upright()), hashes.mirrored());
        long[] words = {difference.a(), difference.b(), difference.c(), difference.d()};
        int[] places = BitSet.valueOf(words).stream().toArray();
        if (places.length > PLACES_MAX) {
            out.writeByte(WHOLE_HASH);
            write(out, hashes.mirrored());
            return;
        }
        out.writeByte(places.length);
        for (int place : places) {
            out.writeByte(place);
        }
    }

    private static VideoFrame.Hashes readHashes(DataInputStream in) throws IOException {
        PerceptualHash upright = readHash(in);
        int count = in.readUnsignedByte();
        if (count == WHOLE_HASH) {
            return new VideoFrame.Hashes(upright, readHash(in));
        }
        long[] words = new long[4];
        for (int i = 0; i < count; i++) {
            int place = in.readUnsignedByte();
            words[place >> 6] |= 1L << place;
        }
        var difference = new PerceptualHash(words[0], words[1], words[2], words[3]);
        return new VideoFrame.Hashes(upright, combined(turned(upright), difference));
    }

    private static PerceptualHash turned(PerceptualHash upright) {
        return combined(upright, new PerceptualHash(ODD_COLUMNS, ODD_COLUMNS, ODD_COLUMNS, ODD_COLUMNS));
    }

    private static PerceptualHash combined(PerceptualHash one, PerceptualHash other) {
        return new PerceptualHash(one.a() ^ other.a(), one.b() ^ other.b(), one.c() ^ other.c(), one.d() ^ other.d());
    }

    private static void write(DataOutputStream out, PerceptualHash hash) throws IOException {
        out.writeLong(hash.a());
        out.writeLong(hash.b());
        out.writeLong(hash.c());
        out.writeLong(hash.d());
    }

    private static VideoFrame readFrame(DataInputStream in) throws IOException {
        int startMillis = in.readInt();
        int endMillis = in.readInt();
        int present = in.readUnsignedShort();
        Map<FrameView, VideoFrame.Hashes> views = new EnumMap<>(FrameView.class);
        for (FrameView view : FrameView.values()) {
            if ((present >> view.place() & 1) == 1) {
                views.put(view, readHashes(in));
            }
        }
        return new VideoFrame(startMillis, endMillis, views);
    }

    private static PerceptualHash readHash(DataInputStream in) throws IOException {
        return new PerceptualHash(in.readLong(), in.readLong(), in.readLong(), in.readLong());
    }
}
