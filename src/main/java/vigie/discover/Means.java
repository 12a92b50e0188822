package vigie.discover;

import java.util.function.Predicate;
import vigie.extract.Page;

/**
 * What a look may draw upon besides the web.
 *
 * @param budget of the services that count calls
 * @param resembles whether a page shows something of an original: what comes in masses is not even named without it
 */
public record Means(Budget budget, Predicate<Page> resembles) {}
