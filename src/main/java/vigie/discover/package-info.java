/**
 * Sources to candidate URLs: feeds, sites with their sitemaps, single pages, drop folders, mailboxes; searches, social
 * networks, archives and reverse image search through their documented interfaces.
 *
 * <p>Decides what to look at, never what it means; the frontier itself is a table of the store.
 */
@NullMarked
package vigie.discover;

import org.jspecify.annotations.NullMarked;
