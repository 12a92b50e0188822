package vigie.crawl;

import java.time.Duration;
import java.util.List;

/**
 * One request to make.
 *
 * @param headers what to say besides our name and the codings we read
 * @param within total time for it
 * @param bytesMax most bytes read of the body, coded and decoded
 * @param alone whether on a connection of its own, so that nothing an earlier answer left behind can be taken for this one
 */
record Ask(CanonicalUrl url, List<Header> headers, Duration within, int bytesMax, boolean alone) {}
