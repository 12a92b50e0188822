package vigie.discover;

/**
 * A search service that answers through a documented interface. What may be asked is for the caller to know: nothing
 * unpublished is a query.
 */
public interface SearchService {
    /** Returns the name of the service as people know it. */
    String name();

    /** Returns how many pages of results it gives to one query, at least 1. */
    int pagesMax();

    /**
     * Asks once. The text goes out as it is, but for what is beyond the service's limits, and into no log. Blocks.
     *
     * @throws IllegalArgumentException for a page beyond {@link #pagesMax()}
     */
    SearchReading search(SearchQuery query);
}
