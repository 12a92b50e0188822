package vigie.originals;

import vigie.text.Background;
import vigie.text.CommonWords;

/**
 * What a plan is made with, the same for all originals of an owner. Immutable.
 *
 * @param recurring the owner's own set sentences
 * @param background how much each word tells
 * @param common the words of which no phrase is made alone
 * @param sites left out of every query
 */
public record QueryContext(RecurringSentences recurring, Background background, CommonWords common, OwnSites sites) {
    /** Everybody writes these; a phrase needs a word beyond them. */
    private static final int COMMON_WORDS = 2_000;

    /** Returns the context with the shipped lists of words. */
    public static QueryContext shipped(RecurringSentences recurring, OwnSites sites) {
        return new QueryContext(recurring, Background.shipped(), CommonWords.shipped(COMMON_WORDS), sites);
    }
}
