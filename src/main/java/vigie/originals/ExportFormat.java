package vigie.originals;

import java.util.function.Predicate;
import vigie.originals.Exports.Kind;

/**
 * A kind of export: how it is known and which of its entries hold works.
 *
 * @param kind what it is
 * @param entries pattern of the entries that may be opened, in lower case, see {@link Entry#fits}; no others ever are
 * @param isThis whether an archive is of this kind, told by the names in it, or by how a single file begins
 * @param reader reads it
 */
record ExportFormat(Kind kind, String entries, Predicate<Archive> isThis, Reader reader) {
    /** Reads the works of an archive of one kind. */
    @FunctionalInterface
    interface Reader {
        void read(Archive archive, ExportDraft draft, ExportMedia media);
    }
}
