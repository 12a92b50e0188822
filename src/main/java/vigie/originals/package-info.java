/**
 * Exports, files and feeds of the owner to originals with dates, and published originals to queries.
 *
 * <p>Reads the owner's works only; stores nothing.
 */
@NullMarked
package vigie.originals;

import org.jspecify.annotations.NullMarked;
