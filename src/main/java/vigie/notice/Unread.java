package vigie.notice;

import vigie.crawl.Reason;

/**
 * What could not be read.
 *
 * @param what an address, a host or a source, as people name it
 * @param reason why
 * @param count how many addresses, at least 1
 */
public record Unread(String what, Reason reason, int count) {}
