package vigie.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** Cuts originals of one language into chunks and says how their words may read in another, or in the same. */
final class Renderer {
    /** Words of a chunk: about a paragraph, which translators keep together. */
    static final int CHUNK_WORDS = 80;

    /** A shorter rest is left out: it holds too few words to tell anything. */
    private static final int REST_MIN = 24;

    /** A word that one unrelated window in three holds tells nothing. */
    private static final double PROBABILITY_MAX = 0.33;

    private final String language;
    private final Optional<Lexicon> lexicon;
    private final StemRarity rarity;

    private Renderer(String language, Optional<Lexicon> lexicon, String pageLanguage) {
        this.language = language;
        this.lexicon = lexicon;
        this.rarity = StemRarity.of(pageLanguage);
    }

    static Renderer translating(String language, Lexicon lexicon, String pageLanguage) {
        return new Renderer(language, Optional.of(lexicon), pageLanguage);
    }

    static Renderer repeating(String language) {
        return new Renderer(language, Optional.empty(), language);
    }

    /** Returns the chunks of an original in order. */
    List<RenderedChunk> chunks(int number, Tokens original) {
        long[] stems = Stems.of(original);
        List<RenderedChunk> chunks = new ArrayList<>();
        for (int from = 0; from == 0 || from + REST_MIN <= stems.length; from += CHUNK_WORDS) {
            int to = Math.min(stems.length, from + CHUNK_WORDS);
            chunks.add(new RenderedChunk(number, from, to, renderings(stems, from, to)));
        }
        return chunks;
    }

    private List<Rendering> renderings(long[] stems, int from, int to) {
        Set<Long> seen = new HashSet<>();
        List<Rendering> renderings = new ArrayList<>();
        for (int token = from; token < to; token++) {
            if (seen.add(stems[token])) {
                Rendering rendering = rendering(token, stems[token]);
                if (rendering.probability() <= PROBABILITY_MAX) {
                    renderings.add(rendering);
                }
            }
        }
        return renderings;
    }

    private Rendering rendering(int token, long stem) {
        long[] translations =
                lexicon.map(words -> words.renderings(language, stem)).orElse(new long[0]);
        long[] all = LongStream.concat(LongStream.of(stem), LongStream.of(translations))
                .distinct()
                .toArray();
        double none = 1;
        for (long each : all) {
            none *= 1 - rarity.probability(each, WindowedPage.WORDS);
        }
        return new Rendering(token, all, 1 - none, lexicon.isEmpty() || translations.length > 0);
    }
}
