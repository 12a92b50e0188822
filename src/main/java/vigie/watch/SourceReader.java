package vigie.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The {@code sources} of a watchlist. */
final class SourceReader {
    /** A page or site seldom changes within hours, and its host is a guest's host. */
    private static final Duration EVERY = Duration.ofHours(6);
    /** Feeds are made to be polled. */
    private static final Duration EVERY_FEED = Duration.ofHours(1);
    /** A folder of one's own costs nobody anything. */
    private static final Duration EVERY_DROP = Duration.ofMinutes(5);
    /** More often than this would be a load for others and no news for us. */
    private static final Duration EVERY_LEAST = Duration.ofMinutes(1);

    private static final int DEPTH = 2;
    private static final int PAGES = 200;
    private static final List<String> KINDS = List.of("feed", "site", "page", "search", "drop");

    private final FilesReader files;
    private final Problems notes;
    private final Map<String, Place> known = new HashMap<>();

    SourceReader(FilesReader files, Problems notes) {
        this.files = files;
        this.notes = notes;
    }

    List<Source> read(List<Section> written) {
        List<Source> sources = new ArrayList<>();
        for (Section section : written) {
            Choice.among(KINDS, section)
                    .ifPresent(kind -> source(section, kind).ifPresent(source -> {
                        rejectTwice(source, section.value(kind).orElseThrow());
                        sources.add(source);
                    }));
        }
        return sources;
    }

    private Optional<Source> source(Section section, String kind) {
        Value target = section.value(kind).orElseThrow();
        if (!kind.equals("site")) {
            section.value("depth").ifPresent(depth -> depth.reject("source.siteOnly", "depth"));
            section.value("pages").ifPresent(pages -> pages.reject("source.siteOnly", "pages"));
        }
        return switch (kind) {
            case "feed" -> target.url().map(url -> new Source.Feed(url, every(section, EVERY_FEED)));
            case "page" -> target.url().map(url -> new Source.Page(url, every(section, EVERY)));
            case "site" ->
                target.url()
                        .map(url -> new Source.Site(
                                url,
                                number(section, "depth", DEPTH),
                                number(section, "pages", PAGES),
                                every(section, EVERY)));
            case "drop" -> files.folder(target).map(folder -> new Source.Drop(folder, every(section, EVERY_DROP)));
            default -> {
                notes.add(target.place(), "note.search", target.text());
                yield Optional.of(new Source.Search(target.text(), every(section, EVERY)));
            }
        };
    }

    private static Duration every(Section section, Duration otherwise) {
        return section.value("every")
                .flatMap(every -> every.duration(EVERY_LEAST))
                .orElse(otherwise);
    }

    private static int number(Section section, String key, int otherwise) {
        return section.value(key).flatMap(Value::integer).orElse(otherwise);
    }

    private void rejectTwice(Source source, Value target) {
        String key = source.key().toLowerCase(Locale.ROOT).replaceFirst("/$", "");
        Place first = known.putIfAbsent(key, target.place());
        if (first != null) {
            target.reject("source.twice", String.valueOf(first.line()));
        }
    }
}
