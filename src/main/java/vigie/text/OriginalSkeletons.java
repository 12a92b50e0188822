package vigie.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vigie.text.SharedStructure.Step;

/**
 * The skeletons of originals, prepared so that pages built alike are found. Immutable.
 *
 * <p>The original's rungs are looked for, in order, somewhere inside the page's. What an alignment proves is lessened by how
 * well the original fits itself when shifted: ten like paragraphs, a long list, a table of like cells prove next to nothing.
 */
public final class OriginalSkeletons {
    /** What a rung costs that only one side has, in bits: less than what agreeing in a common one gives. */
    private static final double GAP = -1.5;

    /** Other originals built alike that make a template; one or two are a post published again. */
    private static final int TEMPLATE_POSTS = 3;

    private final List<Skeleton> skeletons;
    private final SkeletonIndex index;
    private final RungWorth worth;
    private final double[] repetition;
    private final double[] faithful;
    private final BitSet commonplace;

    /** Prepares originals, numbered from 0; one without rungs matches nothing. */
    public OriginalSkeletons(List<Skeleton> skeletons) {
        this.skeletons = List.copyOf(skeletons);
        this.index = new SkeletonIndex(this.skeletons);
        this.worth = new RungWorth(RungFrequencies.of(this.skeletons));
        this.repetition = this.skeletons.stream().mapToDouble(this::repetition).toArray();
        this.faithful = this.skeletons.stream().mapToDouble(this::faithful).toArray();
        this.commonplace = new BitSet();
    }

    private OriginalSkeletons(OriginalSkeletons other, BitSet commonplace) {
        this.skeletons = other.skeletons;
        this.index = other.index;
        this.worth = other.worth;
        this.repetition = other.repetition;
        this.faithful = other.faithful;
        this.commonplace = commonplace;
    }

    /** Returns a learner, which has read nothing yet, of which of these skeletons are commonplace. */
    public SkeletonRecurrence recurrence() {
        return new SkeletonRecurrence(this);
    }

    /**
     * Returns the same originals without those whose skeleton many pages have.
     *
     * @param recurrence learned for these originals, else IllegalArgumentException; what it learns later is not seen
     */
    public OriginalSkeletons without(SkeletonRecurrence recurrence) {
        if (!recurrence.isOf(this)) {
            throw new IllegalArgumentException("recurrence of other originals");
        }
        return new OriginalSkeletons(this, recurrence.commonplace());
    }

    /** Returns the skeleton of one original. */
    public Skeleton skeleton(int original) {
        return skeletons.get(original);
    }

    /** Returns the originals that the page is built like, enough for a person to look at, the best proved first. */
    public List<SharedStructure> sharedWith(Skeleton page) {
        if (page.size() < SharedStructure.STEPS_MIN) {
            return List.of();
        }
        return measuredWith(page).stream()
                .filter(shared -> shared.isEnough() && !commonplace.get(shared.original()))
                .map(this::beyondTemplate)
                .filter(SharedStructure::isEnough)
                .toList();
    }

    /** Returns the measures with the owner's own template taken off; costs as many alignments as a page. */
    SharedStructure beyondTemplate(SharedStructure shared) {
        int original = shared.original();
        return shared(original, shared.bits(), template(original), shared.steps());
    }

    /** What the original is worth with others of the same owner: built alike on purpose, they do not point to one of them. */
    private double template(int original) {
        Skeleton skeleton = skeletons.get(original);
        double[] others = Arrays.stream(index.candidates(skeleton))
                .filter(other -> other != original)
                .mapToDouble(other -> alignment(skeleton, skeletons.get(other)).worth())
                .sorted()
                .toArray();
        return others.length < TEMPLATE_POSTS ? 0 : others[others.length - TEMPLATE_POSTS];
    }

    /** Returns the measures of every original with some run of rungs in common, the best proved first, however little that is. */
    public List<SharedStructure> measuredWith(Skeleton page) {
        return Arrays.stream(index.candidates(page))
                .mapToObj(original -> aligned(original, page))
                .sorted(Comparator.comparingDouble(SharedStructure::bits)
                        .reversed()
                        .thenComparingInt(SharedStructure::original))
                .toList();
    }

    /** Returns the measures of one original with a page; cost is the product of their numbers of rungs. */
    public SharedStructure aligned(int original, Skeleton page) {
        Skeleton skeleton = skeletons.get(original);
        GapAlignment.Aligned aligned = alignment(skeleton, page);
        List<Step> steps = aligned.pairs().stream()
                .map(pair -> new Step(pair.first(), pair.second()))
                .toList();
        return shared(original, aligned.worth(), 0, steps);
    }

    private GapAlignment.Aligned alignment(Skeleton skeleton, Skeleton page) {
        return GapAlignment.of(
                new GapAlignment.Lengths(skeleton.size(), page.size()),
                worth.of(skeleton, page),
                GAP,
                GapAlignment.Ends.FREE);
    }

    private SharedStructure shared(int original, double bits, double template, List<Step> steps) {
        double repeated = Math.max(repetition[original], template);
        double faithfulBits = faithful[original] - repeated;
        double score = faithfulBits <= 0 ? 0 : Math.clamp((bits - repeated) / faithfulBits, 0, 1);
        return new SharedStructure(original, score, bits, repeated, steps);
    }

    /** What a skeleton is worth against itself with no rung paired with itself: its best shift. */
    private double repetition(Skeleton skeleton) {
        GapAlignment.Worth itself = worth.of(skeleton, skeleton);
        GapAlignment.Aligned shifted = GapAlignment.of(
                new GapAlignment.Lengths(skeleton.size(), skeleton.size()),
                (first, second) -> first == second ? 2 * GAP : itself.of(first, second),
                GAP,
                GapAlignment.Ends.FREE);
        return Math.max(0, shifted.worth());
    }

    /** What a faithful copy is worth: less than the original itself, for its lengths differ. */
    private double faithful(Skeleton skeleton) {
        return worth.own(skeleton) - skeleton.size() * RungWorth.FAITHFUL_LOSS;
    }

    /** Returns the number of originals. */
    public int count() {
        return skeletons.size();
    }

    /** Returns every original's measures with a page, without the candidate step, for measuring; by number. */
    List<SharedStructure> allWith(Skeleton page) {
        return IntStream.range(0, count())
                .mapToObj(original -> aligned(original, page))
                .toList();
    }
}
