/**
 * Numbers and alignments for texts: normal form, tokens, shingles, winnowing, indexes of shingles, alignment.
 *
 * <p>Knows nothing of where texts come from or of the network; the only files are the segments of its indexes, which hold
 * hashes and nothing that cannot be made again. Uses the JDK only.
 */
@NullMarked
package vigie.text;

import org.jspecify.annotations.NullMarked;
