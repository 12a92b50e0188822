/**
 * Configuration, wiring by hand, the daemon and its pipeline.
 *
 * <p>The only package that asks the system for the time or for chance, and the only one that catches everything.
 */
@NullMarked
package vigie;

import org.jspecify.annotations.NullMarked;
