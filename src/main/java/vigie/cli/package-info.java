/**
 * The commands a person types.
 *
 * <p>Each command is thin: it reads arguments, calls the house, prints.
 */
@NullMarked
package vigie.cli;

import org.jspecify.annotations.NullMarked;
