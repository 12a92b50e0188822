package vigie.extract;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The language of a text, by OpenNLP's character n-grams. Its 103 languages are restricted to the five we meet, which
 * doubles the share of short texts told right. The model (10 MB) is read at the first question; what it says of the five is
 * kept.
 *
 * <p>Thread-safe: the weights are immutable once loaded, loading is guarded by this object's lock.
 */
final class Languages {
    /** The code of a text whose language is unknown. */
    static final String UNDETERMINED = "und";

    /** UTF-16 units below which a guess is worth nothing. */
    private static final int TEXT_UNITS_MIN = 40;

    /**
     * UTF-16 units looked at: some hundred words tell a language, and more costs time in proportion. Half of them would do
     * for articles, but changed the answer for one page in twenty of manuals (code, tables, languages not among the five).
     */
    private static final int TEXT_UNITS_LOOKED_AT = 600;

    /** The primary subtag of a language tag (RFC 5646, section 2.1), two letters for the languages we know. */
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2})(?:[-_].*)?");

    private @Nullable LanguageWeights weights;

    /** Returns the ISO 639-1 code of a declared language tag such as {@code fr-FR}. */
    static Optional<String> declared(String tag) {
        Matcher matcher = TAG.matcher(tag.strip());
        return matcher.matches() ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** Returns the likeliest of the known languages, or {@link #UNDETERMINED} for a short text. */
    String guess(String text) {
        int start = Math.max(0, (text.length() - TEXT_UNITS_LOOKED_AT) / 2);
        String sample = text.substring(start, Math.min(text.length(), start + TEXT_UNITS_LOOKED_AT));
        if (sample.chars().filter(Character::isLetter).count() < TEXT_UNITS_MIN) {
            return UNDETERMINED;
        }
        return weights().likeliest(sample);
    }

    private synchronized LanguageWeights weights() {
        if (weights == null) {
            weights = LanguageWeights.load();
        }
        return weights;
    }
}
