package vigie.image;

import java.util.List;
import java.util.stream.Stream;

/**
 * Tells blocks that hold other words in the original's manner: its plain ground and its ink with other shapes, or its
 * ground alone, where the other slide has no words.
 *
 * <p>A block found a few pixels off is bent, not replaced; a block of a photograph has no plain ground, and whatever
 * lies there came with a copyist. Erased blocks count only among those that agree: what lies beyond may be what a cut
 * copy is set beside.
 */
final class Replacements {
    /** Gray levels by which a plain ground varies, and may differ from what the tone says. */
    private static final int GROUND_MAX = 12;

    /** Share of the contrast by which ink may differ from what the tone says: thin letters are paler than bold ones. */
    private static final double INK_SHARE_MAX = 0.3;

    /**
     * Least deviation of a block that may hold words: twice that of texture. In fainter ones, compression alone makes
     * other shapes of the same levels.
     */
    private static final double WORDS_MIN = 2 * Block.TEXTURE_MIN;

    /** An erased block deviates less than this share of what it should: blur leaves half. */
    private static final double ERASED_MAX = 0.1;

    private final Tone tone;
    private final BlockShifts shifts;
    private final int left;
    private final int right;
    private final int top;
    private final int bottom;

    Replacements(Overlaid pair, List<Block> agreeing) {
        tone = Tone.of(agreeing);
        shifts = new BlockShifts(pair);
        left = agreeing.stream().mapToInt(Block::left).min().orElse(0);
        right = agreeing.stream().mapToInt(Block::left).max().orElse(0);
        top = agreeing.stream().mapToInt(Block::top).min().orElse(0);
        bottom = agreeing.stream().mapToInt(Block::top).max().orElse(0);
    }

    int countAmong(Stream<Block> textured) {
        return (int) textured.filter(this::replaced).count();
    }

    private boolean replaced(Block block) {
        return !block.agrees()
                && block.original().deviation() >= WORDS_MIN
                && contrast(block.original()) >= 2 * WORDS_MIN
                && (rewritten(block) || erased(block))
                && !Block.agree(shifts.of(block).correlation());
    }

    private boolean rewritten(Block block) {
        Block.Levels ours = block.original();
        double low = Math.abs(block.found().low() - tone.of(ours.low()));
        double high = Math.abs(block.found().high() - tone.of(ours.high()));
        double inkMax = Math.max(GROUND_MAX, INK_SHARE_MAX * contrast(ours));
        boolean onLow = ours.median() - ours.low() <= GROUND_MAX && low <= GROUND_MAX && high <= inkMax;
        boolean onHigh = ours.high() - ours.median() <= GROUND_MAX && high <= GROUND_MAX && low <= inkMax;
        return block.found().deviation() >= Block.TEXTURE_MIN && (onLow || onHigh);
    }

    private boolean erased(Block block) {
        Block.Levels ours = block.original();
        int level = block.found().median();
        return among(block)
                && block.found().deviation() < ERASED_MAX * tone.gain() * ours.deviation()
                && (Math.abs(level - tone.of(ours.low())) <= GROUND_MAX
                        || Math.abs(level - tone.of(ours.high())) <= GROUND_MAX);
    }

    private double contrast(Block.Levels levels) {
        return tone.of(levels.high()) - tone.of(levels.low());
    }

    private boolean among(Block block) {
        return block.left() >= left && block.left() <= right && block.top() >= top && block.top() <= bottom;
    }
}
