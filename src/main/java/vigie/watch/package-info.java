/**
 * What we look for: watchlists, originals, permissions, sources, and every problem found in the files that say so.
 *
 * <p>Does not look for anything itself, and never reads the network.
 */
@NullMarked
package vigie.watch;

import org.jspecify.annotations.NullMarked;
