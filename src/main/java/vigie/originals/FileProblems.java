package vigie.originals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vigie.watch.Problem;
import vigie.watch.Words;

/** The problems of one reading of originals, in the owner's language. Not safe for several threads. */
final class FileProblems {
    private final Words words;
    private final List<Problem> found = new ArrayList<>();

    FileProblems(Words words) {
        this.words = words;
    }

    /** Adds a problem of a whole file; the sentence and its remedy are in this package's bundle under the key. */
    void add(Path file, String key, Object... arguments) {
        add(file, 0, 0, key, arguments);
    }

    /** Adds a problem at a place of a file. */
    void add(Path file, int line, int column, String key, Object... arguments) {
        found.add(new Problem(file, line, column, words.say(key, arguments), words.say(key + ".remedy", arguments)));
    }

    void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    Words words() {
        return words;
    }

    List<Problem> list() {
        return List.copyOf(found);
    }
}
