/**
 * Numbers and alignments for texts: normal form, tokens, shingles, winnowing, alignment.
 *
 * <p>Knows nothing of pages, originals, files or the network; uses the JDK only.
 */
@NullMarked
package vigie.text;

import org.jspecify.annotations.NullMarked;
