package vigie.index;

import java.util.List;

/** What a search came to. */
public sealed interface SearchAnswer {
    /** The pages found, best first; may be none. */
    record Pages(List<PageReference> pages) implements SearchAnswer {
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    /** The query could not be understood. */
    record Broken(BrokenQuery why) implements SearchAnswer {}
}
