package vigie.originals;

import java.io.IOException;
import java.io.InputStream;

/** Opens the bytes of an entry, from their beginning each time. */
@FunctionalInterface
interface EntrySource {
    /** Returns the inflated bytes and how many are stored for them. */
    Stored open() throws IOException;

    /**
     * Bytes to read.
     *
     * @param bytes inflated
     * @param storedBytes how many the archive holds for them, at least 1
     */
    record Stored(InputStream bytes, long storedBytes) {}
}
