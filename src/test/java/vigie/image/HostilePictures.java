package vigie.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Pictures made to hurt whoever decodes them. */
final class HostilePictures {
    /** Bytes that a bomb of a few hundred kilobytes inflates to. */
    private static final int INFLATED = 200 << 20;

    private HostilePictures() {}

    /** Returns a PNG of honest size with a chunk before its pixels whose text or profile inflates to 200 MB. */
    static byte[] chunkBomb(byte[] png, String type) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes("note\0\0".getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(deflatedZeros());
        return withChunks(png, type, content.toByteArray(), 1);
    }

    /** Returns a PNG with as many little text chunks as wanted. */
    static byte[] manyChunks(byte[] png, int count) {
        return withChunks(png, "tEXt", "a\0b".getBytes(StandardCharsets.ISO_8859_1), count);
    }

    private static byte[] deflatedZeros() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < INFLATED / zeros.length; i++) {
                deflated.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The header chunk of a PNG ends after 33 bytes. */
    private static byte[] withChunks(byte[] png, String type, byte[] content, int count) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(png, 0, 33);
        byte[] chunk = chunk(type, content);
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(chunk);
        }
        bytes.write(png, 33, png.length - 33);
        return bytes.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** Returns a GIF whose frames all fill its screen. */
    static byte[] gif(int side, int frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBytes("GIF89a");
            writeSides(out, side);
            out.write(new byte[] {(byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255});
            for (int i = 0; i < frames; i++) {
                out.write(new byte[] {0x2C, 0, 0, 0, 0});
                writeSides(out, side);
                out.writeByte(0);
                // clear code, one white pixel, end: decoders fill the rest themselves
                out.write(new byte[] {2, 2, 0x4C, 0x01, 0});
            }
            out.writeByte(0x3B);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeSides(DataOutputStream out, int side) throws IOException {
        for (int i = 0; i < 2; i++) {
            out.writeByte(side & 0xFF);
            out.writeByte(side >> 8);
        }
    }

    /** Returns a progressive JPEG that says it is larger and refines its last scan again and again. */
    static byte[] scanBomb(byte[] progressive, int side, int scans) {
        byte[] jpeg = progressive.clone();
        int frame = indexOf(jpeg, 0xC2, 0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) side).putShort(frame + 7, (short) side);
        int first = indexOf(jpeg, 0xDA, frame);
        int second = indexOf(jpeg, 0xDA, first + 2);
        byte[] scan = Arrays.copyOfRange(jpeg, first, second);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, second);
        for (int i = 0; i < scans; i++) {
            bytes.writeBytes(scan);
        }
        bytes.write(0xFF);
        bytes.write(0xD9);
        return bytes.toByteArray();
    }

    private static int indexOf(byte[] jpeg, int marker, int from) {
        for (int i = from; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new IllegalArgumentException("no marker %02x".formatted(marker));
    }
}
