package vigie.text;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the language of a text by the share of its function words. */
final class FunctionWords {
    /** Share of a text's words that the winning language's function words must reach: prose has twice that. */
    private static final double SHARE_MIN = 0.12;

    /** How many times more of them than of any other language's: a page of two languages is of none. */
    private static final double LEAD_MIN = 2;

    /** In normal form, each of one language only. */
    private static final Map<String, Set<Long>> WORDS = Map.of(
            "fr",
            hashes("le les des et est une dans pour que qui par sur pas au aux avec ce cette vous nous il elle sont ont"
                    + " mais ou plus leur leurs du la un se ne"),
            "en",
            hashes(
                    "the of and to in is that for it with as was this are be by at from have or you we they their not but"
                            + " has which can will an were"));

    /** The languages told. */
    static final Set<String> LANGUAGES = WORDS.keySet();

    private FunctionWords() {}

    private static Set<Long> hashes(String words) {
        return Stream.of(words.split(" ")).map(Stems::hash).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the ISO 639-1 code of a text's language, or {@link Written#UNKNOWN} where function words do not tell. */
    static String language(Tokens text) {
        return WORDS.keySet().stream()
                .filter(language -> share(text, language) >= SHARE_MIN)
                .filter(language -> WORDS.keySet().stream()
                        .filter(other -> !other.equals(language))
                        .allMatch(other -> share(text, language) >= LEAD_MIN * share(text, other)))
                .findAny()
                .orElse(Written.UNKNOWN);
    }

    private static double share(Tokens text, String language) {
        Set<Long> words = WORDS.getOrDefault(language, Set.of());
        int found = 0;
        for (int token = 0; token < text.count(); token++) {
            found += words.contains(text.hash(token)) ? 1 : 0;
        }
        return text.count() == 0 ? 0 : (double) found / text.count();
    }
}
