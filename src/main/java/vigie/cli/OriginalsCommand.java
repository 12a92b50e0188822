package vigie.cli;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.store.Originals;
import vigie.store.Store;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Watchlist;

/** Lists the owner's works as they are known. */
@Command(name = "originals")
final class OriginalsCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Option(names = "--watchlist", paramLabel = "NAME", descriptionKey = "watchlist")
    private @Nullable String watchlist;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        Watchlist list = desk.watchlist(Optional.ofNullable(watchlist));
        try (Store store = desk.store()) {
            List<KnownOriginal> known = store.originals().all(list.name());
            for (KnownOriginal original : known) {
                List<Originals.Version> versions = store.originals().versions(original.id());
                if (json) {
                    desk.json(object(original, versions));
                } else {
                    desk.out().println(line(original, versions.size()));
                }
            }
            if (known.isEmpty() && !json) {
                desk.out().println(desk.say("originals.none"));
            }
        }
        return 0;
    }

    private String line(KnownOriginal original, int versions) {
        FirstPublished published = original.original().published();
        return desk.say(
                "originals.line",
                original.id(),
                original.original().title(),
                written(published),
                desk.say("originals.date." + published.origin()),
                versions,
                original.original().url().map(url -> ", " + url).orElse(""));
    }

    /** As fine as it is known. */
    private static String written(FirstPublished published) {
        String instant =
                DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(published.at().atOffset(ZoneOffset.UTC));
        return switch (published.precision()) {
            case SECOND -> instant.substring(0, 16).replace('T', ' ') + " UTC";
            case DAY -> instant.substring(0, 10);
            case MONTH -> instant.substring(0, 7);
            case YEAR -> instant.substring(0, 4);
        };
    }

    private static Map<String, Object> object(KnownOriginal original, List<Originals.Version> versions) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", original.id());
        object.put("key", original.original().key());
        object.put("title", original.original().title());
        object.put("url", original.original().url().map(URI::toString).orElse(""));
        object.put("published", original.original().published().at().toString());
        object.put("precision", original.original().published().precision().name());
        object.put("origin", original.original().published().origin().name());
        object.put("versions", versions.stream().map(Originals.Version::sha256).toList());
        return object;
    }
}
