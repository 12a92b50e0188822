package vigie.image;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the gray levels of a copy follow those of the original: {@code found = gain × original + offset}, cut to 0…255.
 *
 * @param gain above 0; 1 for an unchanged copy
 * @param offset in gray levels
 */
record Tone(double gain, double offset) {
    /** Returns the medians over blocks that agree, so that a few odd ones change nothing; no change for no blocks. */
    static Tone of(List<Block> agreeing) {
        if (agreeing.isEmpty()) {
            return new Tone(1, 0);
        }
        double gain = median(
                agreeing, block -> block.found().deviation() / block.original().deviation());
        double offset = median(
                agreeing,
                block -> block.found().middle() - gain * block.original().middle());
        return new Tone(gain, offset);
    }

    /** Returns the level that one of the original's has in the copy, 0…255. */
    double of(int level) {
        return Math.clamp(gain * level + offset, 0, 255);
    }

    private static double median(List<Block> blocks, ToDoubleFunction<Block> value) {
        double[] sorted = blocks.stream().mapToDouble(value).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
