package vigie.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/** The texts of originals, prepared so that what a page shares with any of them is found quickly. Immutable. */
public final class OriginalTexts {
    /** Version of the rules by which shared text is told from chance; another one may find other passages. */
    public static final int RULES = 1;

    private final NumberedTexts originals;
    private final FingerprintIndex index;
    private final Background background;
    private final long[] recurring;

    /**
     * Prepares originals in memory.
     *
     * @param originals texts without words match nothing
     * @param background how common words are
     */
    public OriginalTexts(NumberedTexts originals, Background background) {
        this(originals, FingerprintFolder.inMemory(originals), background);
    }

    /**
     * Takes originals of which there is an index.
     *
     * @param originals their texts
     * @param index made of them
     * @param background how common words are
     */
    public OriginalTexts(NumberedTexts originals, FingerprintIndex index, Background background) {
        this(originals, index, background, new long[0]);
    }

    private OriginalTexts(NumberedTexts originals, FingerprintIndex index, Background background, long[] recurring) {
        this.originals = originals;
        this.index = index;
        this.background = background;
        this.recurring = recurring;
    }

    /** Returns a learner, which has read nothing yet, of the set phrases among these originals. */
    public Recurrence recurrence() {
        return new Recurrence(index);
    }

    /**
     * Returns the same originals, with set phrases proving nothing on pages that hold little else.
     *
     * @param recurrence learned for these originals, else IllegalArgumentException; what it learns later is not seen
     */
    public OriginalTexts without(Recurrence recurrence) {
        if (!recurrence.isOf(index)) {
            throw new IllegalArgumentException("recurrence of other originals");
        }
        return new OriginalTexts(originals, index, background, recurrence.recurring());
    }

    /** Returns the same originals, with words weighing less that were often met in what was read. */
    public OriginalTexts with(WordsRead words) {
        return new OriginalTexts(originals, index, background.with(words), recurring);
    }

    /** Returns whether the page may share text with any original, that is whether any is worth aligning with it. */
    public boolean mayShareWith(Tokens page) {
        return index.candidates(new ShingledPage(page, background)).length > 0;
    }

    /** Returns the same originals, of which only those are looked for whose numbers are asked for. */
    public OriginalTexts among(IntPredicate numbers) {
        return new OriginalTexts(originals, index.among(numbers), background, recurring);
    }

    /** Returns what the page shares with each original where that is enough, by rising number of the original. */
    public List<SharedText> sharedWith(Tokens page) {
        ShingledPage shingled = new ShingledPage(page, background);
        int[] sharing = Arrays.stream(index.candidates(shingled))
                .filter(number -> Alignment.isAny(shingled, originals.tokens(number)))
                .toArray();
        return compared(shingled, sharing).stream()
                .filter(shared -> !shared.passages().isEmpty())
                .toList();
    }

    /** Returns the same for every original that has any three words in common with the page, however little that is. */
    public List<SharedText> measuredWith(Tokens page) {
        ShingledPage shingled = new ShingledPage(page, background);
        return compared(shingled, index.sharing(shingled));
    }

    private List<SharedText> compared(ShingledPage page, int[] numbers) {
        if (numbers.length == 0) {
            return List.of();
        }
        long[] pageShingles = page.distinctShingles();
        return Arrays.stream(numbers)
                .mapToObj(number -> compared(page, pageShingles, number))
                .toList();
    }

    private SharedText compared(ShingledPage page, long[] pageShingles, int number) {
        Tokens original = originals.tokens(number);
        long[] shingles = Shingles.distinct(Shingles.sorted(original, Shingles.WORDS));
        double containment = Shingles.containment(shingles, pageShingles);
        BitSet setPhrases = containment >= Recurrence.HOLDER_SHARE ? new BitSet() : recurringTokens(original, number);
        return new SharedText(
                number,
                containment,
                Shingles.containment(pageShingles, shingles),
                Alignment.passages(page, original, setPhrases));
    }

    private BitSet recurringTokens(Tokens original, int number) {
        BitSet tokens = new BitSet();
        if (recurring.length == 0) {
            return tokens;
        }
        long[] shingles = Shingles.sorted(original, Shingles.WORDS);
        int run = 0;
        for (int place = 0; place < shingles.length; place++) {
            run = recurs(shingles[place], number) ? run + 1 : 0;
            if (run >= Recurrence.SET_PHRASE_SHINGLES) {
                tokens.set(place - run + 1, place + Shingles.WORDS);
            }
        }
        return tokens;
    }

    private boolean recurs(long shingle, int number) {
        return Arrays.binarySearch(recurring, Recurrence.key(shingle, number)) >= 0;
    }
}
