package vigie.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The texts of originals, prepared so that what a page shares with any of them is found quickly. Immutable. */
public final class OriginalTexts {
    /** Version of the rules by which shared text is told from chance; another one may find other passages. */
    public static final int RULES = 1;

    /** Recurring shingles in a row that make a set phrase, of six words: shorter turns of speech are weighed word by word. */
    private static final int SET_PHRASE_SHINGLES = 4;

    private final List<Tokens> originals;
    private final FingerprintIndex index;
    private final Background background;
    private final BitSet recurring;

    /**
     * Prepares originals.
     *
     * @param originals their tokens, numbered from 0; texts without words match nothing
     * @param background how common words are
     */
    public OriginalTexts(List<Tokens> originals, Background background) {
        this(List.copyOf(originals), FingerprintIndex.of(originals), background, new BitSet());
    }

    private OriginalTexts(List<Tokens> originals, FingerprintIndex index, Background background, BitSet recurring) {
        this.originals = originals;
        this.index = index;
        this.background = background;
        this.recurring = recurring;
    }

    /** Returns a learner, which has read nothing yet, of the set phrases among these originals. */
    public Recurrence recurrence() {
        return new Recurrence(index, originals.size());
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

    /** Returns what the page shares with each original where that is enough, by rising number of the original. */
    public List<SharedText> sharedWith(Tokens page) {
        return compared(page, index.candidates(page)).stream()
                .filter(shared -> !shared.passages().isEmpty())
                .toList();
    }

    /** Returns the same for every original that has any three words in common with the page, however little that is. */
    public List<SharedText> measuredWith(Tokens page) {
        return compared(page, index.sharing(page));
    }

    private List<SharedText> compared(Tokens page, int[] numbers) {
        if (numbers.length == 0) {
            return List.of();
        }
        ShingledPage shingled = new ShingledPage(page, background);
        long[] pageShingles = distinct(page);
        return Arrays.stream(numbers)
                .mapToObj(number -> compared(shingled, pageShingles, number))
                .toList();
    }

    private SharedText compared(ShingledPage page, long[] pageShingles, int number) {
        Tokens original = originals.get(number);
        long[] shingles = distinct(original);
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
        if (recurring.isEmpty()) {
            return tokens;
        }
        long[] shingles = Shingles.sorted(original, Shingles.WORDS);
        int run = 0;
        for (int place = 0; place < shingles.length; place++) {
            run = recurs(shingles[place], number) ? run + 1 : 0;
            if (run >= SET_PHRASE_SHINGLES) {
                tokens.set(place - run + 1, place + Shingles.WORDS);
            }
        }
        return tokens;
    }

    private boolean recurs(long shingle, int number) {
        BitSet found = new BitSet(1);
        index.forEachPosting(
                shingle,
                posting -> found.set(0, found.get(0) || (index.number(posting) == number && recurring.get(posting))));
        return found.get(0);
    }

    private static long[] distinct(Tokens tokens) {
        return Shingles.distinct(Shingles.sorted(tokens, Shingles.WORDS));
    }
}
