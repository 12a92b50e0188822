package vigie.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code sources} of a watchlist. */
final class SourceReader {
    /** A page or site seldom changes within hours, and its host is a guest's host. */
    private static final Duration EVERY = Duration.ofHours(6);
    /** A folder of one's own costs nobody anything. */
    private static final Duration EVERY_DROP = Duration.ofMinutes(5);
    /** More often than this would be a load for others and no news for us. */
    private static final Duration EVERY_LEAST = Duration.ofMinutes(1);

    private static final int DEPTH = 2;
    private static final int PAGES = 200;

    /** Every kind, with the gap between two looks when none is written. */
    private static final Map<String, Duration> KINDS = kinds();

    /** Keys that belong to one kind only. */
    private static final Map<String, String> ONLY =
            Map.of("depth", "site", "pages", "site", "from", "inbox", "password_file", "inbox", "priority", "queries");

    private static final Pattern FEDIVERSE = Pattern.compile("([#@][^\\s@#/]+(?:@[^\\s@#/]+)?)@([^\\s@#/]+)");

    private final FilesReader files;
    private final Map<String, Place> known = new HashMap<>();

    SourceReader(FilesReader files) {
        this.files = files;
    }

    private static Map<String, Duration> kinds() {
        Map<String, Duration> kinds = new LinkedHashMap<>();
        kinds.put("feed", Duration.ofHours(1)); // made to be polled
        kinds.put("site", EVERY);
        kinds.put("page", EVERY);
        kinds.put("search", Duration.ofDays(1)); // each costs a query of the day's budget
        kinds.put("drop", EVERY_DROP);
        kinds.put("queries", Duration.ofHours(1)); // the calendar of each original says what is asked
        kinds.put("bluesky", Duration.ofHours(1));
        kinds.put("jetstream", EVERY_DROP); // goes on where it stopped, up to 36 hours before
        kinds.put("mastodon", Duration.ofHours(1));
        kinds.put("inbox", Duration.ofMinutes(10));
        kinds.put("archived", Duration.ofDays(30)); // a new archive appears about monthly
        kinds.put("warc", EVERY);
        kinds.put("pictures", Duration.ofDays(1)); // each picture is asked for once a month at most
        return kinds;
    }

    /** The sources, and the rights to read those that reserve themselves, by the key of the source. */
    record Reading(List<Source> sources, Map<String, Right> rights) {}

    Reading read(List<Section> written) {
        List<Source> sources = new ArrayList<>();
        Map<String, Right> rights = new LinkedHashMap<>();
        for (Section section : written) {
            Choice.among(List.copyOf(KINDS.keySet()), section)
                    .ifPresent(kind -> source(section, kind).ifPresent(source -> {
                        rejectTwice(source, section.value(kind).orElseThrow());
                        sources.add(source);
                        right(section).ifPresent(right -> rights.put(source.key(), right));
                    }));
        }
        return new Reading(sources, rights);
    }

    private Optional<? extends Source> source(Section section, String kind) {
        ONLY.forEach((key, owner) -> {
            if (!owner.equals(kind)) {
                section.value(key).ifPresent(value -> value.reject("source.only", key, owner));
                section.values(key).forEach(value -> value.reject("source.only", key, owner));
            }
        });
        Value target = section.value(kind).orElseThrow();
        Duration every = section.value("every")
                .flatMap(written -> written.duration(EVERY_LEAST))
                .orElse(KINDS.getOrDefault(kind, EVERY));
        return switch (kind) {
            case "feed" -> target.url().map(url -> new Source.Feed(url, every));
            case "page" -> target.url().map(url -> new Source.Page(url, every));
            case "site" ->
                target.url()
                        .map(url -> new Source.Site(
                                url, number(section, "depth", DEPTH), number(section, "pages", PAGES), every));
            case "drop" -> files.folder(target).map(folder -> new Source.Drop(folder, every));
            case "queries" -> queries(section, target, every);
            case "bluesky" -> Optional.of(new Source.Bluesky(target.text(), every));
            case "jetstream" -> target.url().map(url -> new Source.Jetstream(url, every));
            case "mastodon" -> mastodon(target, every);
            case "inbox" -> inbox(section, target, every);
            case "archived" -> target.url().map(url -> new Source.Archived(url, every));
            case "warc" -> files.folder(target).map(folder -> new Source.Warc(folder, every));
            case "pictures" -> pictures(target, every);
            default -> Optional.of(new Source.Search(target.text(), every));
        };
    }

    private static Optional<Source> queries(Section section, Value target, Duration every) {
        if (!target.text().equals("originals")) {
            target.reject("source.queries");
            return Optional.empty();
        }
        List<String> priority =
                section.values("priority").stream().map(Value::text).toList();
        return Optional.of(new Source.Queries(priority, every));
    }

    private static Optional<Source> mastodon(Value target, Duration every) {
        Matcher parts = FEDIVERSE.matcher(target.text());
        if (!parts.matches()) {
            target.reject("source.mastodon");
            return Optional.empty();
        }
        try {
            boolean local = parts.group(2).matches("(localhost|127\\.0\\.0\\.1)(:[0-9]+)?");
            URI server = URI.create((local ? "http://" : "https://") + parts.group(2) + "/");
            return Optional.of(new Source.Mastodon(server, parts.group(1), every));
        } catch (IllegalArgumentException e) {
            target.reject("source.mastodon");
            return Optional.empty();
        }
    }

    private Optional<Source> inbox(Section section, Value target, Duration every) {
        Optional<URI> url = target.mailFolder();
        List<String> from = section.values("from").stream()
                .flatMap(value -> value.mailAddress().stream())
                .toList();
        if (section.values("from").isEmpty()) {
            target.reject("source.inbox.from");
        }
        Optional<Path> password = section.value("password_file").flatMap(files::file);
        if (section.value("password_file").isEmpty()) {
            target.reject("source.inbox.password");
        }
        return url.isPresent() && !from.isEmpty() && password.isPresent()
                ? Optional.of(new Source.Inbox(url.get(), from, password.get(), every))
                : Optional.empty();
    }

    private static Optional<Source> pictures(Value target, Duration every) {
        Optional<Source> pictures = Stream.of(Source.Pictures.Service.values())
                .filter(service -> service.label().equals(target.text()))
                .findFirst()
                .map(service -> new Source.Pictures(service, every));
        if (pictures.isEmpty()) {
            target.reject("source.pictures");
        }
        return pictures;
    }

    /** A right holds for what is read over the web; who says so and since when is asked for, so that it can be shown. */
    private static Optional<Right> right(Section source) {
        Section right = source.section("right");
        return right.value("basis").flatMap(basis -> {
            Optional<Right.Basis> known = switch (basis.text()) {
                case "licence" -> Optional.of(Right.Basis.LICENCE);
                case "own-site" -> Optional.of(Right.Basis.OWN_SITE);
                case "claim" -> Optional.of(Right.Basis.CLAIM);
                default -> Optional.empty();
            };
            return known.flatMap(on -> right.value("by")
                    .map(Value::text)
                    .flatMap(by -> right.value("since").flatMap(Value::date).map(since -> new Right(on, by, since))));
        });
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
