package vigie.originals;

import java.util.Locale;
import vigie.watch.Words;

/**
 * Why a query was made, kept in the log.
 *
 * @param part what it was made of
 * @param segment which part of the text, from 1
 * @param segments into how many parts the text was cut
 */
public record QueryReason(Part part, int segment, int segments) {
    /** What a query is made of. */
    public enum Part {
        /** The first words of the first sentence. */
        HOOK,
        /** A run of words of one part of the text. */
        WINDOW,
        /** The words that tell one part of the text from others. */
        KEYWORDS
    }

    /** Returns the form kept in the log: {@code window 2/3}. */
    public String code() {
        return part.name().toLowerCase(Locale.ROOT) + " " + segment + "/" + segments;
    }

    /** Returns the reason for a person. */
    public String say(Words words) {
        return words.say("query." + part.name().toLowerCase(Locale.ROOT), segment, segments);
    }
}
