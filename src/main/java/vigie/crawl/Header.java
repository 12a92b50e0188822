package vigie.crawl;

/** One header line of a request or response, name as received. */
public record Header(String name, String value) {}
