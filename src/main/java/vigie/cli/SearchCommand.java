package vigie.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.index.PageIndex;
import vigie.index.PageReference;
import vigie.index.SearchAnswer;

/** Full-text search of all that was read. */
@Command(name = "search")
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(paramLabel = "QUERY", descriptionKey = "search.query")
    private String query;

    @Option(names = "--most", defaultValue = "20", paramLabel = "N", descriptionKey = "search.most")
    private int most;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        SearchAnswer answer = PageIndex.searchIn(desk.configuration().data().resolve("index"), query, most);
        return switch (answer) {
            case SearchAnswer.Broken broken -> {
                desk.err()
                        .println(desk.say(
                                "search.unclear",
                                query,
                                broken.why().say(desk.words().language())));
                yield 2;
            }
            case SearchAnswer.Pages found -> {
                found.pages().forEach(this::print);
                if (found.pages().isEmpty() && !json) {
                    desk.out().println(desk.say("search.none", query));
                }
                yield found.pages().isEmpty() ? 1 : 0;
            }
        };
    }

    private void print(PageReference page) {
        if (!json) {
            desk.out()
                    .println(page.title() + "  " + page.url() + "\n  "
                            + page.snippet().text());
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", page.url().value());
        object.put("title", page.title());
        object.put("readAt", page.readAt().toString());
        object.put("snippet", page.snippet().text());
        desk.json(object);
    }
}
