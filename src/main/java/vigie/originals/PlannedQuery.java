package vigie.originals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.Words;

/**
 * One query made of a published original.
 *
 * @param kind a phrase or keywords
 * @param text as it is sent: a phrase between straight quotation marks or words, then {@code -site:} for the owner's sites
 * @param reason why this query
 * @param order place in the plan, from 0, the most promising first; names the query within its original, whatever its words
 * @param words what it looks for, in normal form: all words of a phrase in order, the keywords
 * @param matter those of {@code words} that are not stop words
 */
public record PlannedQuery(
        Kind kind, String text, QueryReason reason, int order, List<String> words, List<String> matter) {
    /** Share of the keywords that a page must hold to be worth the full comparison. */
    static final double PAGE_SHARE_MIN = 0.8;

    /** What a query looks for. */
    public enum Kind {
        /** These words, one after the other. */
        PHRASE,
        /** These words, anywhere. */
        KEYWORDS
    }

    public PlannedQuery {
        words = List.copyOf(words);
        matter = List.copyOf(matter);
    }

    /** Returns whether a page holds what the query looks for: the phrase, or at least 80 % of the keywords. */
    public boolean matches(Tokens page) {
        return switch (kind) {
            case PHRASE -> (" " + page.normal(0, page.count()) + " ").contains(" " + String.join(" ", words) + " ");
            case KEYWORDS -> share(words, wordsOf(page)) >= PAGE_SHARE_MIN;
        };
    }

    /** Returns for a person by which query something was found, and why that query was made. */
    public String say(Words language) {
        return language.say("query.found." + kind, text, reason.say(language));
    }

    /** Returns the share of words that are in a set, 0…1; 0 for no words. */
    static double share(List<String> words, Set<String> in) {
        return words.isEmpty()
                ? 0
                : (double) words.stream().filter(in::contains).count() / words.size();
    }

    /** Returns the different words of a text, in normal form. */
    static Set<String> wordsOf(Tokens text) {
        Set<String> words = new HashSet<>();
        for (int token = 0; token < text.count(); token++) {
            words.add(text.word(token));
        }
        return words;
    }

    /** Returns the same for a text as written. */
    static Set<String> wordsOf(String text) {
        return wordsOf(NormalForm.tokens(text));
    }
}
