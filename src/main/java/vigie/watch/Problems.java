package vigie.watch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The problems of one file while it is read. A sentence of the bundle and its {@code .remedy} make one problem.
 *
 * <p>Not safe for several threads.
 */
final class Problems {
    private final Path file;
    private final Words words;
    private final List<Problem> found = new ArrayList<>();

    Problems(Path file, Words words) {
        this.file = file;
        this.words = words;
    }

    /** Adds a problem whose sentence and remedy are in this package's bundle under the key. */
    void add(Place place, String key, String... arguments) {
        add(place, words, key, arguments);
    }

    /** Adds a problem in the words of another package. */
    void add(Place place, Words spoken, String key, String... arguments) {
        Object[] shown = arguments;
        found.add(new Problem(
                file, place.line(), place.column(), spoken.say(key, shown), spoken.say(key + ".remedy", shown)));
    }

    /** Returns whether something is already said of that place, so that one mistake is told once. */
    boolean knows(Place place) {
        return found.stream().anyMatch(problem -> problem.line() == place.line() && problem.column() == place.column());
    }

    Words words() {
        return words;
    }

    /** Returns what was found by rising place. */
    List<Problem> list() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }
}
