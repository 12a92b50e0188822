package vigie.index;

import java.util.Locale;
import vigie.watch.Words;

/**
 * Why a query cannot be understood.
 *
 * @param kind what is wrong
 * @param position the UTF-16 unit of the query at which it shows, 0 or more
 */
public record BrokenQuery(Kind kind, int position) {
    /** What can be wrong with a query. The words for each stand in the bundle as {@code query.KIND}. */
    public enum Kind {
        /** It holds no word. */
        EMPTY,
        /** A quotation mark is not closed. */
        OPEN_QUOTE,
        /** A parenthesis is not closed, or closes nothing. */
        PARENTHESIS,
        /** AND, OR or NOT lacks the word it joins. */
        OPERATOR,
        /** It says only what is not wanted. */
        ONLY_NOT,
        /** It is longer or nested deeper than we read. */
        TOO_LONG
    }

    /** Returns the sentence for a person; positions are counted from 1. */
    public String say(Locale language) {
        return Words.of(BrokenQuery.class, language).say("query." + kind, position + 1);
    }
}
