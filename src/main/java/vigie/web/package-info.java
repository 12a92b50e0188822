/**
 * The dashboard on loopback.
 *
 * <p>Never renders a crawled page: text only, or a picture made here.
 */
@NullMarked
package vigie.web;

import org.jspecify.annotations.NullMarked;
