package vigie.discover;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The bytes of one WARC file: a file, or an entry of a WACZ.
 *
 * @param name the file relative to its folder; for an entry its own name after an exclamation mark
 * @param size bytes in all
 */
record WarcBytes(Path file, String entry, String name, long size) {
    /** Entries of a WACZ looked at: a crawl has tens of archives. */
    private static final int ENTRIES_MAX = 10_000;

    /** Returns the WARC files that a file is or holds, in the order of the entries; none when it cannot be opened. */
    static List<WarcBytes> of(Path file, String name) {
        try {
            if (!name.toLowerCase(Locale.ROOT).endsWith(".wacz")) {
                return List.of(new WarcBytes(file, "", name, Files.size(file)));
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return zip.stream()
                        .limit(ENTRIES_MAX)
                        .filter(WarcBytes::isArchive)
                        .map(entry ->
                                new WarcBytes(file, entry.getName(), name + "!" + entry.getName(), entry.getSize()))
                        .toList();
            }
        } catch (IOException e) {
            // still being copied here, or no archive at all: the next look sees
            return List.of();
        }
    }

    /** WACZ 1.1.1, section 5.2: archives stand in this folder. A line break would break the cursor. */
    private static boolean isArchive(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        return name.startsWith("archive/")
                && name.indexOf('\n') < 0
                && name.indexOf('\r') < 0
                && (name.endsWith(".warc") || name.endsWith(".warc.gz"));
    }

    /** Returns the bytes from an offset on; the caller closes them. */
    InputStream open(long offset) throws IOException {
        InputStream in = entry.isEmpty() ? Files.newInputStream(file) : inside();
        in.skipNBytes(offset);
        return new BufferedInputStream(in, 64 << 10);
    }

    @SuppressWarnings("resource") // closed with the stream
    private InputStream inside() throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        InputStream in = zip.getInputStream(zip.getEntry(entry));
        return new java.io.FilterInputStream(in) {
            @Override
            public void close() throws IOException {
                try (zip) {
                    super.close();
                }
            }
        };
    }

    /** Returns where the next record may begin at or after an offset, or the size when nowhere. */
    long nextStart(long from) throws IOException {
        byte[] mark = name.toLowerCase(Locale.ROOT).endsWith(".gz")
                ? new byte[] {0x1f, (byte) 0x8b, 0x08}
                : new byte[] {'\n', 'W', 'A', 'R', 'C', '/', '1', '.'};
        int before = mark[0] == '\n' ? 1 : 0;
        try (InputStream in = open(from)) {
            int matched = 0;
            for (long at = from; ; at++) {
                int next = in.read();
                if (next < 0) {
                    return size;
                }
                matched = (byte) next == mark[matched] ? matched + 1 : (byte) next == mark[0] ? 1 : 0;
                if (matched == mark.length) {
                    return at + 1 - mark.length + before;
                }
            }
        }
    }
}
