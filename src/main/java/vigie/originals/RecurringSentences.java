package vigie.originals;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigie.watch.Original;

/** The sentences an owner uses again and again ("Abonnez-vous", a signature): no query is made of them. Immutable. */
public final class RecurringSentences {
    /** In so many originals a sentence is the owner's habit. */
    static final int ORIGINALS_MIN = 3;

    private final Set<String> recurring;

    private RecurringSentences(Set<String> recurring) {
        this.recurring = Set.copyOf(recurring);
    }

    /** Returns the sentences that stand in at least three of an owner's originals; they are kept here and go nowhere. */
    public static RecurringSentences of(List<Original> originals) {
        Map<String, Integer> met = new HashMap<>();
        for (Original original : originals) {
            QueryText text = QueryText.of(original.text(), original.language());
            Set<String> once = new HashSet<>();
            text.sentences().forEach(sentence -> once.add(text.normal(sentence)));
            once.forEach(sentence -> met.merge(sentence, 1, Integer::sum));
        }
        met.values().removeIf(times -> times < ORIGINALS_MIN);
        return new RecurringSentences(met.keySet());
    }

    /** Returns whether a sentence, in normal form, recurs. */
    boolean contains(String sentence) {
        return recurring.contains(sentence);
    }
}
