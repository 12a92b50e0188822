package vigie.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Search of all that was read. */
final class SearchPage {
    /** Longest query looked at, in UTF-16 units: a long sentence. */
    private static final int QUERY_MAX = 500;

    private final Searching searching;
    private final Templates templates;

    SearchPage(Searching searching, Templates templates) {
        this.searching = searching;
        this.templates = templates;
    }

    void show(Context context) {
        String typed = Optional.ofNullable(context.queryParam("q")).orElse("").strip();
        String query = typed.substring(0, Math.min(typed.length(), QUERY_MAX));
        Searching.Answer answer = query.isEmpty() ? new Searching.Answer(List.of(), "") : searching.search(query);
        templates.show(context, "search", Map.of("query", query, "answer", answer));
    }
}
