package vigie.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;

/** Looks at an index's files before anyone relies on them. */
final class IndexFiles {
    private IndexFiles() {}

    /**
     * Returns in what state the index is; what cannot be read is deleted, since all of it can be made again. Reads every
     * file once: about a second a gigabyte.
     */
    static PageIndex.Opening examine(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return clear(directory) ? PageIndex.Opening.RECREATED : PageIndex.Opening.CREATED;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
            return PageIndex.Opening.KEPT;
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | EOFException
                | FileNotFoundException
                | NoSuchFileException e) {
            clear(directory);
            return PageIndex.Opening.RECREATED;
        }
    }

    private static boolean clear(Directory directory) throws IOException {
        boolean found = false;
        for (String name : directory.listAll()) {
            if (!name.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(name);
                found = true;
            }
        }
        return found;
    }
}
