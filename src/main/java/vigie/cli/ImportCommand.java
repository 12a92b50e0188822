package vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.extract.Extractor;
import vigie.originals.Exports;
import vigie.originals.Exports.Reading;
import vigie.store.Store;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.Watchlist;

/** Brings in works from exports and files: shows what is there, asks, stores. Doing it again changes nothing. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "import.files")
    private List<Path> files;

    @Option(names = "--watchlist", paramLabel = "NAME", descriptionKey = "watchlist")
    private @Nullable String name;

    @Option(names = "--yes", descriptionKey = "import.yes")
    private boolean yes;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    /** How a work stands to what is stored. */
    private enum Change {
        NEW,
        CHANGED,
        UNCHANGED
    }

    @Override
    public Integer call() {
        Watchlist watchlist = desk.watchlist(Optional.ofNullable(name));
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new Mishap.Unready(desk.say("import.no-file", file));
            }
        }
        Instant now = desk.clock().instant();
        Exports exports =
                new Exports(new Extractor(), desk.configuration().data().resolve("originals"));
        Map<Path, Reading> readings = new LinkedHashMap<>();
        for (Path file : files) {
            Reading reading = exports.read(file, now, desk.words().language());
            readings.put(file, reading);
            preview(file, reading, now);
        }
        if (readings.values().stream().anyMatch(reading -> !reading.originals().isEmpty()) && isWanted(watchlist)) {
            store(watchlist, readings, now);
        }
        return readings.values().stream().allMatch(ImportCommand::isRead) ? 0 : 1;
    }

    private static boolean isRead(Reading reading) {
        return reading.problems().isEmpty()
                && reading.leftOut().stream().noneMatch(left -> left.why() == Exports.Why.UNREADABLE);
    }

    private void preview(Path file, Reading reading, Instant now) {
        reading.problems().forEach(problem -> desk.err().println(Desk.line(problem)));
        if (json) {
            desk.json(object(file, reading));
            return;
        }
        if (reading.kind().isEmpty()) {
            desk.out().println(desk.say("import.unknown", file));
            return;
        }
        String found = reading.counted().stream()
                .map(each -> desk.say("import.sort." + each.sort(), each.count()))
                .collect(Collectors.joining(", "));
        String kind = desk.say("import.kind." + reading.kind().get());
        desk.out().println(desk.say("import.found", file, kind, found.isEmpty() ? desk.say("import.nothing") : found));
        for (Exports.LeftOut left : reading.leftOut()) {
            String why = desk.say("import.why." + left.why(), left.count());
            String examples = String.join(", ", left.examples());
            desk.out().println("  " + (examples.isEmpty() ? why : desk.say("import.examples", why, examples)));
        }
        long closed = reading.originals().stream()
                .filter(original -> !original.isPublic(now))
                .count();
        if (closed > 0) {
            desk.out().println("  " + desk.say("import.private", closed));
        }
    }

    private static Map<String, Object> object(Path file, Reading reading) {
        Map<String, Object> counted = new LinkedHashMap<>();
        reading.counted().forEach(each -> counted.put(label(each.sort()), each.count()));
        List<Map<String, Object>> leftOut = new ArrayList<>();
        for (Exports.LeftOut left : reading.leftOut()) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("why", label(left.why()));
            object.put("count", left.count());
            object.put("examples", left.examples());
            leftOut.add(object);
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        object.put("kind", reading.kind().map(ImportCommand::label).orElse("unknown"));
        object.put("found", counted);
        object.put("leftOut", leftOut);
        object.put("problems", reading.problems().stream().map(Desk::line).toList());
        return object;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean isWanted(Watchlist watchlist) {
        if (yes) {
            return true;
        }
        if (json || !CountingLine.isTerminal(System.console())) {
            desk.err().println(desk.say("import.preview"));
            return false;
        }
        desk.out().print(desk.say("import.ask", watchlist.name()) + " ");
        desk.out().flush();
        boolean agreed = List.of(desk.say("import.yes-letters").split(" ", -1))
                .contains(answer().strip().toLowerCase(Locale.ROOT));
        if (!agreed) {
            desk.out().println(desk.say("import.no"));
        }
        return agreed;
    }

    private static String answer() {
        try {
            BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return Optional.ofNullable(answers.readLine()).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void store(Watchlist watchlist, Map<Path, Reading> readings, Instant now) {
        Path data = desk.configuration().data();
        createFolder(data);
        try (Store store = Store.open(data.resolve("vigie.db"), desk.clock())) {
            readings.forEach((file, reading) -> {
                Map<Change, Long> changes = store.inTransaction(() -> reading.originals().stream()
                        .map(original -> put(store, watchlist, original, now))
                        .collect(Collectors.groupingBy(change -> change, Collectors.counting())));
                tell(file, changes);
            });
        }
    }

    private static Change put(Store store, Watchlist watchlist, Original original, Instant now) {
        Optional<KnownOriginal> before = store.originals().find(watchlist.name(), original.key());
        boolean isChanged = store.originals().put(watchlist.name(), original, now);
        return !isChanged ? Change.UNCHANGED : before.isEmpty() ? Change.NEW : Change.CHANGED;
    }

    private void tell(Path file, Map<Change, Long> changes) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("file", file.toString());
            for (Change change : Change.values()) {
                object.put(label(change), changes.getOrDefault(change, 0L));
            }
            desk.json(object);
        } else {
            desk.out()
                    .println(desk.say(
                            "import.done",
                            file,
                            changes.getOrDefault(Change.NEW, 0L),
                            changes.getOrDefault(Change.CHANGED, 0L),
                            changes.getOrDefault(Change.UNCHANGED, 0L)));
        }
    }

    private static void createFolder(Path data) {
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(data.toString(), e);
        }
    }
}
