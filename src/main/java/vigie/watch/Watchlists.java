package vigie.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Watchlists out of their folder, one {@code .yaml} file per owner. */
public final class Watchlists {
    /** Shipped to be read and copied: it is checked, but nobody is watched or mailed because of it. */
    public static final String EXAMPLE = "example.yaml";

    private Watchlists() {}

    /**
     * What reading gave.
     *
     * @param watchlists the valid ones by file name
     * @param problems everything wrong in the others, by file and place
     * @param notes what is not wrong but may surprise, in the same form: kinds accepted but not used yet, patterns that fit
     *     nothing
     */
    public record Reading(List<Watchlist> watchlists, List<Problem> problems, List<Problem> notes) {
        public Reading {
            watchlists = List.copyOf(watchlists);
            problems = List.copyOf(problems);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Reads every watchlist of a folder. File names in them start from the folder above.
     *
     * @param otherwise the language of problems in files that name none, and of watchlists without one
     * @return a missing or empty folder is a problem
     */
    public static Reading read(Path folder, Locale otherwise) {
        List<Watchlist> watchlists = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> notes = new ArrayList<>();
        List<Path> files = files(folder);
        if (files.isEmpty()) {
            problems.add(aboutFile(folder, "watchlists.none", otherwise));
        }
        for (Path file : files) {
            Reading one = readFile(file, otherwise);
            problems.addAll(one.problems());
            if (file.endsWith(EXAMPLE)) {
                notes.add(aboutFile(file, "note.example", otherwise));
            } else {
                watchlists.addAll(one.watchlists());
                notes.addAll(one.notes());
            }
        }
        return new Reading(watchlists, problems, notes);
    }

    /** Reads one watchlist, the example too. A missing file rises. */
    public static Reading readFile(Path file, Locale otherwise) {
        return WatchlistReader.read(file, otherwise);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("[^.].*\\.ya?ml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static Problem aboutFile(Path file, String key, Locale language) {
        Problems about = new Problems(file, Words.of(Watchlists.class, language));
        about.add(Place.WHOLE_FILE, key, file.toString());
        return about.list().getFirst();
    }
}
