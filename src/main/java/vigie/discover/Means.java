package vigie.discover;

import java.nio.file.Path;
import java.util.function.Predicate;
import vigie.extract.Page;

/**
 * What a look may draw upon besides the web.
 *
 * @param budget of the services that count calls
 * @param saved folder of our own for the files that come with mails
 * @param resembles whether a page shows something of an original: what comes in masses is not even named without it
 */
public record Means(Budget budget, Path saved, Predicate<Page> resembles) {}
