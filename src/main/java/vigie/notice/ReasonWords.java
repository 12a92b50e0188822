package vigie.notice;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import vigie.crawl.Reason;
import vigie.watch.Watchlist;
import vigie.watch.Words;

/** Says why something was not read, in a person's words: the same in mails, on the dashboard and on the command line. */
public final class ReasonWords {
    private final Words words;
    private final Function<Instant, String> moment;

    /** Speaks a language, and writes instants as the place where it speaks does. */
    public ReasonWords(Locale language, Function<Instant, String> moment) {
        this.words = Words.of(Watchlist.class, language);
        this.moment = moment;
    }

    /** Returns the sentence. */
    public String say(Reason reason) {
        return words.say("reason." + reason.kind(), detail(reason.detail()));
    }

    /** A site's "not before" comes as an instant; people read days and hours. */
    private String detail(String detail) {
        try {
            return moment.apply(Instant.parse(detail));
        } catch (DateTimeParseException e) {
            return detail;
        }
    }
}
