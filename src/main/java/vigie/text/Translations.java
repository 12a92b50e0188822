package vigie.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Originals prepared so that translations of them are found on pages in other languages, rules of version {@value #VERSION}.
 * Immutable.
 *
 * <p>Words are linked through a {@link Lexicon}, or by being written the same; chunks of about a paragraph are laid on the
 * page and chained in order. What is found is for a person to review, never for an alert: without a model of either
 * language nothing tells a loose translation from a text on the same facts.
 */
public final class Translations {
    /** Another value is another rule: findings carry it. */
    public static final int VERSION = 1;

    /** Chunks that must be rendered in order: one paragraph may be about the same thing by chance. */
    private static final int CHUNKS_MIN = 2;

    /** What lets a page through the gate; see {@link RenderedIndex}. At 50 four times as many pages on one subject pass. */
    private static final double GATE_BITS = 60;

    /** What a chain must speak for a translation, in bits: texts on one subject reached 37, a translated chunk adds some 40. */
    private static final double BITS_MIN = 60;

    private final List<Written> originals;
    private final Background background;
    private final Map<String, RenderedIndex> indexes;

    /**
     * Prepares originals.
     *
     * @param originals numbered from 0; those in a language without lexicon match nothing
     * @param lexicons what is known of languages
     * @param background how common words are, for the bits of passages
     */
    public Translations(List<Written> originals, List<Lexicon> lexicons, Background background) {
        this.originals = List.copyOf(originals);
        this.background = background;
        Map<String, List<RenderedChunk>> chunks = new HashMap<>();
        Map<String, Renderer> renderers = new HashMap<>();
        for (int number = 0; number < originals.size(); number++) {
            Written original = originals.get(number);
            for (Lexicon lexicon : lexicons) {
                for (String other : lexicon.otherThan(original.language())) {
                    Renderer renderer = renderers.computeIfAbsent(
                            original.language() + other,
                            fresh -> Renderer.translating(original.language(), lexicon, other));
                    chunks.computeIfAbsent(other, fresh -> new ArrayList<>())
                            .addAll(renderer.chunks(number, original.tokens()));
                }
            }
        }
        Map<String, RenderedIndex> made = new HashMap<>();
        chunks.forEach((language, list) -> made.put(language, new RenderedIndex(list, GATE_BITS)));
        this.indexes = Map.copyOf(made);
    }

    /** Returns the originals that a page translates, by rising number; none for a page in a language without lexicon. */
    public List<Translated> in(Written page) {
        return measured(page).stream()
                .filter(found -> found.bits() >= BITS_MIN && found.passages().size() >= CHUNKS_MIN)
                .toList();
    }

    /** Returns the same for every original that passes the gate, however little speaks for it. */
    public List<Translated> measured(Written page) {
        RenderedIndex index = indexes.get(page.language());
        if (index == null) {
            return List.of();
        }
        WindowedPage windowed = new WindowedPage(page.tokens());
        Set<Integer> candidates = index.candidates(windowed);
        return candidates.stream()
                .map(number -> compared(windowed, number, index.chunks(number)))
                .toList();
    }

    private Translated compared(WindowedPage page, int number, List<RenderedChunk> chunks) {
        List<ChunkChain.Link> chain = new ChunkChain(page, chunks).best();
        Tokens original = originals.get(number).tokens();
        int words = chain.stream().mapToInt(link -> link.chunk().words()).sum();
        double bits = chain.stream().mapToDouble(ChunkChain.Link::bits).sum();
        return new Translated(
                number,
                (double) words / Math.max(1, original.count()),
                bits,
                new ChainPassages(page, original, background).of(chain));
    }
}
