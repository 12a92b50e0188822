/**
 * One page against the originals: the matches, with their measures and spans.
 *
 * <p>Reports what agrees, never what it means; no network, no database, no clock.
 */
@NullMarked
package vigie.match;

import org.jspecify.annotations.NullMarked;
