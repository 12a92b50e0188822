/**
 * What a match becomes: the gate, cases, verdicts and their memory.
 *
 * <p>Accuses nobody: it labels observations and leaves the verdict to a person.
 */
@NullMarked
package vigie.finding;

import org.jspecify.annotations.NullMarked;
