package vigie.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * The language of a text, by OpenNLP's character n-grams. Its 103 languages are restricted to the five we meet, which
 * doubles the share of short texts told right. The model (10 MB) is loaded at the first question and kept.
 *
 * <p>Thread-safe: the model is immutable once loaded, loading is guarded by this object's lock.
 */
final class Languages {
    /** The code of a text whose language is unknown. */
    static final String UNDETERMINED = "und";

    /** UTF-16 units below which a guess is worth nothing. */
    private static final int TEXT_UNITS_MIN = 40;

    /** UTF-16 units looked at: some hundred words tell a language, and more costs time in proportion. */
    private static final int TEXT_UNITS_LOOKED_AT = 600;

    private static final Map<String, String> KNOWN =
            Map.of("fra", "fr", "eng", "en", "deu", "de", "spa", "es", "ita", "it");

    /** The primary subtag of a language tag (RFC 5646, section 2.1), two letters for the languages we know. */
    private static final Pattern TAG = Pattern.compile("([A-Za-z]{2})(?:[-_].*)?");

    private @Nullable LanguageDetectorModel model;

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
        Language[] languages = new LanguageDetectorME(model()).predictLanguages(sample);
        return Arrays.stream(languages)
                .map(language -> KNOWN.getOrDefault(language.getLang(), UNDETERMINED))
                .filter(code -> !code.equals(UNDETERMINED))
                .findFirst()
                .orElse(UNDETERMINED);
    }

    private synchronized LanguageDetectorModel model() {
        if (model == null) {
            model = load();
        }
        return model;
    }

    private static LanguageDetectorModel load() {
        try (InputStream stream = Languages.class.getResourceAsStream("/langdetect-183.bin")) {
            if (stream == null) {
                throw new IllegalStateException("the language model is not on the class path");
            }
            return new LanguageDetectorModel(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
