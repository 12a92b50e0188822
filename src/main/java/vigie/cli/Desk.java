package vigie.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import vigie.Clocks;
import vigie.Configuration;
import vigie.MediaReasons;
import vigie.crawl.CrawlSettings;
import vigie.finding.Case;
import vigie.match.Match;
import vigie.store.Store;
import vigie.watch.Problem;
import vigie.watch.Watchlist;
import vigie.watch.Watchlists;
import vigie.watch.Words;

/** What every command has at hand: the home folder, its configuration, the words, and where to print. */
final class Desk {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            descriptionKey = "home",
            scope = CommandLine.ScopeType.INHERIT,
            defaultValue = "${env:VIGIE_HOME:-.}",
            showDefaultValue = CommandLine.Help.Visibility.ALWAYS)
    private Path home;

    private Optional<Configuration> read = Optional.empty();

    /** Returns the words of the command line in the system's language, for what happens before a configuration is read. */
    static Words systemWords() {
        return Words.of(Desk.class, Locale.getDefault());
    }

    Configuration configuration() {
        if (read.isEmpty()) {
            read = Optional.of(Configuration.load(home));
        }
        return read.get();
    }

    /** Returns how pages are read; without a contact, or with any other problem, says so and ends the command. */
    CrawlSettings crawlSettings() {
        requireValid();
        return configuration().crawl().orElseThrow(() -> new Mishap.Unready(say("no-contact")));
    }

    void requireValid() {
        if (!configuration().problems().isEmpty()) {
            configuration().problems().forEach(problem -> err().println(line(problem)));
            throw new Mishap.Unready(say("config-wrong"));
        }
    }

    /** Opens the database; says so when there is none yet. */
    Store store() {
        Path file = configuration().data().resolve("vigie.db");
        if (!Files.exists(file)) {
            throw new Mishap.Unready(say("nothing-yet", configuration().data()));
        }
        return Store.open(file, clock());
    }

    /** Returns a case, or ends the command saying that there is none. */
    Case requireCase(Store store, String id) {
        return store.cases().byId(id).orElseThrow(() -> new Mishap.Unready(say("no-case", id)));
    }

    /** Returns a case that others may be asked about: of a leak nobody is told, not even where it stands. */
    Case requireOpenCase(Store store, String id) {
        Case found = requireCase(store, id);
        if (found.sightings().stream().anyMatch(sighting -> sighting.match() instanceof Match.Leak)) {
            throw new Mishap.Unready(say("leak-case", id));
        }
        return found;
    }

    /** Returns the watchlists in force; with a problem in any of them says so and ends the command. */
    List<Watchlist> watchlists() {
        Watchlists.Reading reading =
                Watchlists.read(configuration().watchlists(), configuration().language());
        if (!reading.problems().isEmpty()) {
            reading.problems().forEach(problem -> err().println(line(problem)));
            throw new Mishap.Unready(say("watchlists-wrong"));
        }
        return reading.watchlists();
    }

    /** Returns the watchlist of a name, or the only one there is; otherwise says which there are and ends the command. */
    Watchlist watchlist(Optional<String> name) {
        List<Watchlist> known = watchlists();
        if (known.isEmpty()) {
            throw new Mishap.Unready(say("no-watchlist", configuration().watchlists()));
        }
        String names = known.stream().map(Watchlist::name).collect(Collectors.joining(", "));
        if (name.isEmpty() && known.size() > 1) {
            throw new Mishap.Unready(say("watchlist.choose", names));
        }
        return known.stream()
                .filter(watchlist -> name.isEmpty() || watchlist.name().equals(name.get()))
                .findFirst()
                .orElseThrow(() -> new Mishap.Unready(say(
                        "watchlist.no-such", name.orElseThrow(), configuration().watchlists(), names)));
    }

    MediaReasons reasons() {
        return new MediaReasons(configuration().language());
    }

    Words words() {
        return Words.of(Desk.class, configuration().language());
    }

    String say(String key, Object... arguments) {
        return words().say(key, arguments);
    }

    /** Returns an instant as a person reads it, in the system's zone. */
    String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words().language())
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /** Returns a problem on one line, as compilers write them. */
    static String line(Problem problem) {
        String place = problem.line() == 0
                ? problem.file() + ": "
                : problem.file() + ":" + problem.line() + ":" + problem.column() + ": ";
        return place + problem.message() + (problem.remedy().isEmpty() ? "" : " → " + problem.remedy());
    }

    /** Prints one JSON object on its own line of standard output. */
    void json(Map<String, ?> object) {
        out().println(JSON.writeValueAsString(object));
    }

    Clock clock() {
        return Clocks.system();
    }

    SecureRandom random() {
        return Clocks.chance();
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
