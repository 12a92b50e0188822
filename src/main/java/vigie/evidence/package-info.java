/**
 * Keeps what proves a finding later: capture bundles, the hash-chained journal, offline verification.
 *
 * <p>Proves what was observed and when, never who wrote it first.
 */
@NullMarked
package vigie.evidence;

import org.jspecify.annotations.NullMarked;
