package vigie.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Somebody who has the fingerprints, the key and a list of words, and knows four neighbouring words of a brief: guesses the
 * two that are missing, and from every gram read so far goes on by guessing one or two words that are new.
 */
final class ChainingAttack {
    private final SipHash key;
    private final Set<Long> stored;
    private final List<String> vocabulary;

    ChainingAttack(SipHash key, Set<Long> stored, List<String> vocabulary) {
        this.key = key;
        this.stored = stored;
        this.vocabulary = vocabulary;
    }

    /** Returns every gram that can be read, as its words, sorted. */
    Set<List<String>> read(List<String> known) {
        Set<List<String>> read = new HashSet<>();
        Set<List<String>> tried = new HashSet<>();
        Deque<List<String>> next = new ArrayDeque<>();
        next.add(known.stream().sorted().toList());
        while (!next.isEmpty()) {
            List<String> words = next.remove();
            if (tried.add(words)) {
                completions(words).stream().filter(read::add).forEach(gram -> next.addAll(parts(gram)));
            }
        }
        return read;
    }

    private List<List<String>> completions(List<String> known) {
        List<List<String>> found = new ArrayList<>();
        for (int first = 0; first < vocabulary.size(); first++) {
            for (int second = first; second < vocabulary.size(); second++) {
                List<String> gram = new ArrayList<>(known);
                gram.add(vocabulary.get(first));
                gram.add(vocabulary.get(second));
                long hash = KeyedFingerprint.hash(
                        key, KeyedFingerprints.grams(NormalForm.tokens(String.join(" ", gram)))[0]);
                if (stored.contains(hash)) {
                    found.add(gram.stream().sorted().toList());
                }
            }
        }
        return found;
    }

    private static List<List<String>> parts(List<String> gram) {
        List<List<String>> parts = new ArrayList<>();
        for (int left = 0; left < gram.size(); left++) {
            for (int right = left + 1; right < gram.size(); right++) {
                List<String> part = new ArrayList<>(gram);
                part.remove(right);
                part.remove(left);
                parts.add(part);
            }
        }
        return parts;
    }
}
