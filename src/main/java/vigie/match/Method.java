package vigie.match;

import vigie.image.ImageComparison;
import vigie.image.VideoComparison;
import vigie.text.NormalForm;
import vigie.text.OriginalTexts;
import vigie.text.Paraphrases;
import vigie.text.SharedStructure;
import vigie.text.Translations;

/**
 * Which versions of the normal form and of a channel's rules found a match. The rules are the channel's thresholds and
 * steps: the same versions on the same texts find the same again.
 *
 * @param normalForm version of the normal form of texts
 * @param rules version of the channel's rules
 */
public record Method(int normalForm, int rules) {
    /** Rules of the channels that have no version of their own: leaks and mentions. */
    private static final int OWN_RULES = 1;

    /** Returns the versions that find matches of this kind now. */
    public static Method now(Match match) {
        return new Method(NormalForm.VERSION, rules(match));
    }

    private static int rules(Match match) {
        return switch (match) {
            case Match.Text text -> OriginalTexts.RULES;
            case Match.Structure structure -> SharedStructure.VERSION;
            case Match.Paraphrase paraphrase -> Paraphrases.VERSION;
            case Match.Translation translation -> Translations.VERSION;
            case Match.Leak leak -> OWN_RULES;
            case Match.Image image -> ImageComparison.RULES;
            case Match.Video video -> VideoComparison.RULES;
            case Match.Mention mention -> OWN_RULES;
        };
    }
}
