package vigie.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP put together in a test. */
public final class ExportZip {
    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private Charset names = StandardCharsets.UTF_8;

    /** Adds an entry of text in UTF-8. */
    public ExportZip with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an entry. */
    public ExportZip with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    /** Writes names in a code page of old, without the flag that says UTF-8. */
    public ExportZip namedIn(String charset) {
        names = Charset.forName(charset);
        return this;
    }

    /** Returns the bytes of the ZIP. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the ZIP and returns where. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
