package vigie.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts made for a test. */
public final class Texts {
    private static final String CONSONANTS = "bcdfglmnprstvz";
    private static final String VOWELS = "aeiou";

    private Texts() {}

    /** Returns prose of made-up words, so that no two texts share a run by chance; the same seed gives the same words. */
    public static String prose(Random random, int words) {
        List<String> prose = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 2 + random.nextInt(3); syllable++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
                word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            prose.add(word.toString());
        }
        return String.join(" ", prose);
    }

    /** Returns a French page of one paragraph. */
    public static String page(String title, String body) {
        return "<!doctype html><html lang='fr'><head><title>" + title + "</title></head><body><h1>" + title + "</h1><p>"
                + body + "</p></body></html>";
    }
}
