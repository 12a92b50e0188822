/**
 * Gets pages politely, and calls documented services: canonical URLs, robots rules, politeness, fetching, address safety.
 *
 * <p>There is one path to pages and no switch that turns robots rules off; no cookie, login or stored state survives a fetch.
 */
@NullMarked
package vigie.crawl;

import org.jspecify.annotations.NullMarked;
