package vigie.originals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vigie.originals.QueryText.Sentence;
import vigie.originals.QueryText.Word;
import vigie.text.StopWords;

/**
 * What of a text queries may be made of: neither the owner's set sentences nor what is mostly somebody else's words.
 * Immutable.
 *
 * @param text the text
 * @param runs words that stand next to each other within one sentence, in order
 * @param context how much words tell
 */
record QuerySource(QueryText text, List<List<Word>> runs, QueryContext context) {
    QuerySource {
        runs = List.copyOf(runs);
    }

    static QuerySource of(QueryText text, QueryContext context) {
        List<List<Word>> runs = new ArrayList<>();
        for (Sentence sentence : text.sentences()) {
            if (!sentence.quoted() && !context.recurring().contains(text.normal(sentence))) {
                runs.addAll(sentence.runs());
            }
        }
        return new QuerySource(text, runs, context);
    }

    int words() {
        return runs.stream().mapToInt(List::size).sum();
    }

    /** Returns the tokens of words in normal form, in order. */
    List<String> normal(List<Word> words) {
        return words.stream()
                .flatMapToInt(word -> IntStream.range(word.from(), word.to()))
                .mapToObj(text.tokens()::word)
                .toList();
    }

    boolean isMatter(String word) {
        return word.length() > 1 && !StopWords.contains(word, text.language());
    }

    boolean isCommon(String word) {
        return context.common().contains(word, text.language());
    }

    double bits(int token) {
        return context.background().bits(text.tokens().hash(token));
    }
}
