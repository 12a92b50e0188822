/**
 * Full-text search of all that was read, and candidates for the search of a new original in the past.
 *
 * <p>Holds nothing that cannot be rebuilt from the store.
 */
@NullMarked
package vigie.index;

import org.jspecify.annotations.NullMarked;
