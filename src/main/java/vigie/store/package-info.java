/**
 * The only SQL: schema, migrations, one class per table.
 *
 * <p>No other package sees a connection, and no class here decides anything.
 */
@NullMarked
package vigie.store;

import org.jspecify.annotations.NullMarked;
