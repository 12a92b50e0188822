package vigie.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What is kept of a confidential text: keyed fingerprints of pieces that do not touch, enough to recognise a passage of it
 * and too little to read it, even for somebody who has the key.
 *
 * <p>If all grams of a text were kept, somebody with the key who knows a few words of it could guess the next one, check the
 * guess, move on by one word and so read everything. Kept grams therefore share no word: each begins where the last one
 * ended, or further on where the words are too common to tell anything. Grams elsewhere in the text that agree in more than
 * {@value #SHARED_MAX} of their words are kept once. Whoever has guessed one gram must guess the next from nothing.
 *
 * <p>A page is looked up with all its grams, wherever they begin, so a run of {@code n} words holds {@code (n − 5) / 6} kept
 * grams at least, and a word that was changed, added or left out costs one of them. Decision record 0016.
 */
public final class KeyedFingerprints {
    /** Words in a gram: six words drawn from tens of thousands cannot be tried out. */
    static final int WORDS = 6;

    /** Most words that two kept grams may have in common: the other three cannot be tried out. */
    static final int SHARED_MAX = 3;

    /** A gram is kept from this rarity on, in bits: function words alone are found anywhere and guessed easily. */
    private static final double BITS_MIN = 8;

    private final Tokens text;
    private final Background background;
    private final CommonGrams common;
    private final long[] grams;

    private KeyedFingerprints(Tokens text, Background background, CommonGrams common) {
        this.text = text;
        this.background = background;
        this.common = common;
        this.grams = grams(text);
    }

    /** A text's tokens and the spans of its blocks, by place, not overlapping; words outside all belong to the last one before. */
    public record BlockText(Tokens tokens, List<Span> blocks) {
        public BlockText {
            blocks = List.copyOf(blocks);
        }

        int block(int token) {
            int start = tokens.span(token, token + 1).start();
            int begun = 0;
            for (int low = 0, high = blocks.size() - 1; low <= high; ) {
                int middle = (low + high) >>> 1;
                boolean before = blocks.get(middle).start() <= start;
                begun = before ? middle : begun;
                low = before ? middle + 1 : low;
                high = before ? high : middle - 1;
            }
            return Math.min(begun, KeyedFingerprint.BLOCK_MAX);
        }
    }

    /**
     * Returns the fingerprints of a text in the order of their hashes; none for a text of fewer than six words.
     *
     * @param key of the text's owner
     * @param background how common words are
     * @param common grams that prove nothing, not kept
     */
    public static List<KeyedFingerprint> of(BlockText text, SipHash key, Background background, CommonGrams common) {
        return of(text, List.of(), key, background, common);
    }

    /**
     * Returns the fingerprints of a draft that is given in copies worded differently: words that all copies have come first,
     * others fill what is left between them.
     *
     * @param copies the words of copies which together differ from the text wherever any copy may
     */
    public static List<KeyedFingerprint> of(
            BlockText text, List<Tokens> copies, SipHash key, Background background, CommonGrams common) {
        KeyedFingerprints grams = new KeyedFingerprints(text.tokens(), background, common);
        return grams.kept(copies).stream()
                .map(place -> new KeyedFingerprint(text.block(place), KeyedFingerprint.hash(key, grams.grams[place])))
                .sorted()
                .toList();
    }

    /** Returns the sorted grams of a text, by the place of their first word; none for fewer than six words. */
    static long[] grams(Tokens text) {
        return text.count() < WORDS ? new long[0] : Shingles.sorted(text, WORDS);
    }

    /** Returns the first words of the grams that are kept, rising, at least six apart. */
    static List<Integer> kept(Tokens text, Background background, CommonGrams common) {
        return new KeyedFingerprints(text, background, common).kept(List.of());
    }

    private List<Integer> kept(List<Tokens> copies) {
        TreeSet<Integer> kept = new TreeSet<>();
        Set<Long> parts = new HashSet<>();
        List<Set<Long>> held = copies.stream()
                .map(copy -> LongStream.of(grams(copy)).boxed().collect(Collectors.toSet()))
                .toList();
        keep(gram -> held.stream().allMatch(copy -> copy.contains(gram)), kept, parts);
        if (!held.isEmpty()) {
            keep(gram -> true, kept, parts);
        }
        return List.copyOf(kept);
    }

    private void keep(LongPredicate wanted, NavigableSet<Integer> kept, Set<Long> parts) {
        int place = 0;
        while (place < grams.length) {
            Integer next = kept.higher(place - WORDS);
            if (next != null && next < place + WORDS) {
                place = next + WORDS;
                continue;
            }
            boolean keep = wanted.test(grams[place])
                    && !common.holds(grams[place])
                    && isRare(place)
                    && parts(place).stream().noneMatch(parts::contains);
            if (keep) {
                kept.add(place);
                parts.addAll(parts(place));
            }
            place += keep ? WORDS : 1;
        }
    }

    private boolean isRare(int place) {
        double bits = 0;
        for (int token = place; token < place + WORDS; token++) {
            bits += background.bits(text.hash(token));
        }
        return bits >= BITS_MIN;
    }

    /** Returns all choices of four of a gram's words: two grams that have none in common share three words at most. */
    private List<Long> parts(int place) {
        long[] words = new long[WORDS];
        Arrays.setAll(words, i -> text.hash(place + i));
        Arrays.sort(words);
        List<Long> parts = new ArrayList<>();
        for (int left = 0; left < WORDS; left++) {
            for (int right = left + 1; right < WORDS; right++) {
                parts.add(without(words, left, right));
            }
        }
        return parts;
    }

    private static long without(long[] words, int left, int right) {
        long hash = SHARED_MAX + 1;
        for (int i = 0; i < words.length; i++) {
            hash = i == left || i == right ? hash : Shingles.mixed(hash * 31 + words[i]);
        }
        return hash;
    }
}
