/**
 * Numbers and geometry for images: decoding in a worker process, perceptual hashes, Hamming distance, verification.
 *
 * <p>The daemon's own process never loads a native decoder; nothing here knows where an image came from.
 */
@NullMarked
package vigie.image;

import org.jspecify.annotations.NullMarked;
