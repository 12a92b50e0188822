package vigie;

import java.util.Locale;
import vigie.watch.Words;

/** Why pictures and films were not read, in words. */
public final class MediaReasons {
    private final Words words;

    public MediaReasons(Locale language) {
        words = Words.of(MediaReasons.class, language);
    }

    /** Returns a reason as it is kept in words: {@code too-many-pixels} or {@code BLANK}. */
    public String say(String reason) {
        return words.say("media." + reason.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
