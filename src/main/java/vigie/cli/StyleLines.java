package vigie.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigie.StyleComparison.Pair;
import vigie.text.Style;
import vigie.text.StyleVerdict;

/** What may be said about two authors, for people and as JSON; what was refused says why. */
final class StyleLines {
    private final Desk desk;

    StyleLines(Desk desk) {
        this.desk = desk;
    }

    String line(Pair pair) {
        StyleVerdict verdict = pair.verdict();
        String said = desk.say("style." + label(verdict), Style.WORDS_MIN);
        if (verdict.isRefused()) {
            return desk.say("compare.style.refused", pair.original(), pair.candidate(), said);
        }
        return desk.say(
                "compare.style", pair.original(), pair.candidate(), said, verdict.styleDistance(), verdict.words());
    }

    static Map<String, @Nullable Object> object(Pair pair) {
        StyleVerdict verdict = pair.verdict();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", "style");
        object.put("original", pair.original());
        object.put("candidate", pair.candidate());
        object.put("styleDistance", verdict.isRefused() ? null : rounded(verdict.styleDistance()));
        object.put("words", verdict.words());
        object.put("refused", verdict.isRefused());
        object.put("outcome", label(verdict));
        return object;
    }

    private static String label(StyleVerdict verdict) {
        return verdict.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
