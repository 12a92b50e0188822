package vigie.watch;

import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One file to one watchlist, or to all its problems at once. */
final class WatchlistReader {
    private static final YamlSchema SCHEMA = YamlSchema.of(WatchlistReader.class, "watchlist.schema.json");
    private static final DigestTime DIGEST =
            new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Paris"));
    private static final List<String> ORIGINAL_KINDS = List.of("feed", "site", "files", "linkedin", "export");
    private static final List<String> LEAK_KINDS = List.of("files", "words");

    /** Words between two names that are still spoken of together: a sentence. */
    private static final int WITHIN = 12;

    private final Path file;
    private final YamlFile yaml;
    private final Problems notes;
    private final FilesReader files;

    private WatchlistReader(Path file, YamlFile yaml) {
        this.file = file;
        this.yaml = yaml;
        this.notes = new Problems(file, yaml.gathered().words());
        Path watchlists = file.toAbsolutePath().normalize().getParent();
        Path project = watchlists == null || watchlists.getParent() == null
                ? file.toAbsolutePath().getRoot()
                : watchlists.getParent();
        this.files = new FilesReader(project, notes);
    }

    /** Reads a file; names in it start from the folder above the file's own. */
    static Watchlists.Reading read(Path file, Locale otherwise) {
        WatchlistReader reader = new WatchlistReader(file, YamlFile.read(file, SCHEMA, otherwise));
        Watchlist watchlist = reader.watchlist();
        List<Problem> problems = reader.yaml.problems();
        return new Watchlists.Reading(
                problems.isEmpty() ? List.of(watchlist) : List.of(), problems, reader.notes.list());
    }

    private Watchlist watchlist() {
        Section root = yaml.root();
        List<OriginalSpec> originals = originals(root.sections("originals"));
        SourceReader.Reading sources = new SourceReader(files).read(root.sections("sources"));
        return new Watchlist(
                file.getFileName().toString().replaceFirst("\\.ya?ml$", ""),
                root.value("owner").map(Value::text).orElse(""),
                yaml.language(),
                addresses(root, "recipients"),
                urls(root, "mine"),
                originals,
                leaks(root.sections("leaks"), originals),
                root.values("mentions").stream().map(Value::text).toList(),
                PermissionReader.read(root.sections("permissions")),
                sources.sources(),
                sources.rights(),
                digest(root.section("digest")),
                addresses(root, "subscribers"));
    }

    private List<String> addresses(Section root, String key) {
        return root.values(key).stream()
                .flatMap(value -> value.mailAddress().stream())
                .toList();
    }

    private List<URI> urls(Section root, String key) {
        return root.values(key).stream().flatMap(value -> value.url().stream()).toList();
    }

    private List<OriginalSpec> originals(List<Section> written) {
        List<OriginalSpec> originals = new ArrayList<>();
        for (Section section : written) {
            Choice.among(ORIGINAL_KINDS, section)
                    .flatMap(kind -> original(kind, section.value(kind).orElseThrow()))
                    .ifPresent(originals::add);
        }
        return originals;
    }

    private Optional<? extends OriginalSpec> original(String kind, Value target) {
        return switch (kind) {
            case "feed" -> target.url().map(OriginalSpec.Feed::new);
            case "site" -> target.url().map(OriginalSpec.Site::new);
            case "linkedin" -> files.file(target).map(OriginalSpec.LinkedIn::new);
            case "files" -> files.present(target);
            default -> files.file(target).map(OriginalSpec.Export::new);
        };
    }

    private List<LeakSpec> leaks(List<Section> written, List<OriginalSpec> originals) {
        Set<Path> open = new HashSet<>();
        for (OriginalSpec original : originals) {
            if (original instanceof OriginalSpec.Files pattern) {
                open.addAll(FilePattern.files(pattern));
            }
        }
        List<LeakSpec> leaks = new ArrayList<>();
        for (Section section : written) {
            kind(section).ifPresent(kind -> {
                if (kind.equals("words")) {
                    together(section).ifPresent(leaks::add);
                } else {
                    files(section, open).ifPresent(leaks::add);
                }
            });
        }
        return leaks;
    }

    /** Returns which kind an entry is: a list of names is not a value, so that it is asked for apart. */
    private static Optional<String> kind(Section section) {
        boolean names = !section.values("words").isEmpty();
        if (names && section.value("files").isEmpty()) {
            return Optional.of("words");
        }
        section.value("within").filter(value -> !names).ifPresent(value -> value.reject("leak.within"));
        if (names) {
            section.value("files").ifPresent(value -> value.reject("kind.several", "words", "files"));
            return Optional.empty();
        }
        if (section.value("files").isEmpty()) {
            section.reject("kind.none", String.join(", ", LEAK_KINDS));
        }
        return section.value("files").map(value -> "files");
    }

    private Optional<LeakSpec> files(Section section, Set<Path> open) {
        Value value = section.value("files").orElseThrow();
        return files.perhapsGone(value).map(pattern -> {
            rejectOriginals(value, pattern, open);
            return new LeakSpec.Files(pattern, embargo(section));
        });
    }

    private static Optional<LeakSpec> together(Section section) {
        List<Value> names = section.values("words");
        names.stream()
                .filter(name -> name.text().codePoints().noneMatch(Character::isLetterOrDigit))
                .forEach(name -> name.reject("leak.name"));
        if (names.size() < 2) {
            names.getFirst().reject("leak.one-name");
            return Optional.empty();
        }
        int within = section.value("within").flatMap(Value::integer).orElse(WITHIN);
        return Optional.of(new LeakSpec.Together(names.stream().map(Value::text).toList(), within, embargo(section)));
    }

    private static Optional<LocalDate> embargo(Section section) {
        return section.value("embargo").flatMap(Value::date);
    }

    /** What is meant to stay secret must not be compared, quoted and searched for like a published work. */
    private void rejectOriginals(Value value, OriginalSpec.Files leak, Set<Path> originals) {
        FilePattern.files(leak).stream()
                .filter(originals::contains)
                .findFirst()
                .ifPresent(both -> value.reject(
                        "leak.original", leak.root().relativize(both).toString()));
    }

    private static DigestTime digest(Section written) {
        return new DigestTime(
                written.value("day").flatMap(Value::weekday).orElse(DIGEST.day()),
                written.value("at").flatMap(Value::time).orElse(DIGEST.at()),
                written.value("zone").flatMap(Value::zone).orElse(DIGEST.zone()));
    }
}
