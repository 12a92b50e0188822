package vigie.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Originals prepared so that pages that say the same in other words of the same language are found, rules of version
 * {@value #VERSION}. Immutable.
 *
 * <p>Pages that hold rare stems of one chunk near each other are compared sentence by sentence ({@link SentenceChains}). It
 * also finds what is copied word for word; whoever has found that already leaves it out. For a person to review, never for
 * an alert.
 */
public final class Paraphrases {
    /** Another value is another rule: findings carry it. */
    public static final int VERSION = 1;

    /** What lets a page through the gate; see {@link RenderedIndex}. */
    private static final double GATE_BITS = 75;

    /** Bits of a passage's shared stems: two texts of one author on one subject reached 39 where this was measured. */
    private static final double BITS_MIN = 60;

    /** Sentences of one original and one page are compared pair by pair: a book beside a book would take minutes. */
    private static final int PAIRS_MAX = 400_000;

    private final List<Written> originals;
    private final Background background;
    private final Map<String, RenderedIndex> indexes;
    private final Map<String, StemRarity> rarities;

    /**
     * Prepares originals.
     *
     * @param originals numbered from 0; those in a language whose words were not counted match nothing, for what is rare in
     *     it is not known
     * @param background how common words are
     */
    public Paraphrases(List<Written> originals, Background background) {
        this.originals = List.copyOf(originals);
        this.background = background;
        Map<String, List<RenderedChunk>> chunks = new HashMap<>();
        Map<String, Renderer> renderers = new HashMap<>();
        for (int number = 0; number < originals.size(); number++) {
            Written original = originals.get(number);
            if (!Background.SHIPPED_LANGUAGES.contains(original.language())) {
                continue;
            }
            chunks.computeIfAbsent(original.language(), fresh -> new ArrayList<>())
                    .addAll(renderers
                            .computeIfAbsent(original.language(), Renderer::repeating)
                            .chunks(number, original.tokens()));
        }
        Map<String, RenderedIndex> made = new HashMap<>();
        Map<String, StemRarity> known = new HashMap<>();
        chunks.forEach((language, list) -> {
            made.put(language, new RenderedIndex(list, GATE_BITS));
            known.put(language, StemRarity.of(language));
        });
        this.indexes = Map.copyOf(made);
        this.rarities = Map.copyOf(known);
    }

    /** Returns the originals that a page says in other words, by rising number. */
    public List<Reworded> in(Written page) {
        return measured(page).stream()
                .map(found -> new Reworded(
                        found.original(),
                        found.similarity(),
                        found.passages().stream()
                                .filter(passage -> passage.bits() >= BITS_MIN)
                                .toList()))
                .filter(found -> !found.passages().isEmpty())
                .toList();
    }

    /** Returns the same for every original that passes the gate, however little agrees. */
    public List<Reworded> measured(Written page) {
        RenderedIndex index = indexes.get(page.language());
        if (index == null) {
            return List.of();
        }
        Set<Integer> candidates = index.candidates(new WindowedPage(page.tokens()));
        if (candidates.isEmpty()) {
            return List.of();
        }
        SentenceVectors pageSentences = new SentenceVectors(page);
        return candidates.stream()
                .map(number -> compared(number, pageSentences))
                .toList();
    }

    private Reworded compared(int number, SentenceVectors page) {
        SentenceVectors original = new SentenceVectors(originals.get(number));
        if ((long) original.size() * page.size() > PAIRS_MAX) {
            return new Reworded(number, 0, List.of());
        }
        List<SentenceChains.Chain> chains = new SentenceChains(original, page).chains();
        List<Passage> passages = new ArrayList<>();
        double similarity = 0;
        int words = 0;
        for (SentenceChains.Chain chain : chains) {
            Passage passage =
                    passage(original, page, chain, originals.get(number).language());
            passages.add(passage);
            similarity += chain.cosine() * passage.words();
            words += passage.words();
        }
        return new Reworded(number, words == 0 ? 0 : similarity / words, passages);
    }

    private Passage passage(
            SentenceVectors original, SentenceVectors page, SentenceChains.Chain chain, String language) {
        Span here = original.tokens(chain.original().start(), chain.original().end() - 1);
        Span there = page.tokens(chain.page().start(), chain.page().end() - 1);
        Set<Long> shared =
                original.stems(chain.original().start(), chain.original().end() - 1);
        shared.retainAll(page.stems(chain.page().start(), chain.page().end() - 1));
        return new Passage(
                original.tokens().span(here.start(), here.end()),
                page.tokens().span(there.start(), there.end()),
                Level.NEAR,
                Math.max(1, shared.size()),
                bits(original.tokens(), here, shared, language));
    }

    /** Returns the bits of shared stems, each the rarer of stem and word as the commoner says. */
    private double bits(Tokens original, Span range, Set<Long> shared, String language) {
        StemRarity rarity = rarities.getOrDefault(language, StemRarity.of(language));
        Map<Long, Double> bits = new HashMap<>();
        for (int token = range.start(); token < range.end(); token++) {
            long stem = Stems.hash(Stems.of(original.word(token)));
            if (shared.contains(stem)) {
                double byStem = -Math.log(rarity.probability(stem, WindowedPage.WORDS)) / Math.log(2);
                bits.merge(stem, Math.min(byStem, background.bits(original.hash(token))), Math::min);
            }
        }
        return bits.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
