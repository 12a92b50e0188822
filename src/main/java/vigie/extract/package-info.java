/**
 * Bytes to a page: text with offsets, images, links, dates, author, language, problems.
 *
 * <p>Never fails on bad input and never fetches; what went wrong is listed in the page.
 */
@NullMarked
package vigie.extract;

import org.jspecify.annotations.NullMarked;
