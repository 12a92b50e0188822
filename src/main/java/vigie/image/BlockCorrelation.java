package vigie.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How well two gray pictures of the same size agree, block by block, and whether one is a copy of the other.
 *
 * <p>Each block of the original that has texture, in two directions, is compared with the same block of the found
 * picture by normalized cross correlation, which no change of brightness or contrast alters. Copies agree in most
 * blocks whatever was written over the others. Two slides of one template agree too, in the template, and sometimes in
 * most blocks; what tells them apart is how the other blocks differ. A caption brings its own ground and ink; the other
 * slide has the original's ground and ink with other shapes, or its bare ground. Blocks {@link Replacements replaced}
 * in this way speak against a copy, however many agree.
 *
 * @param judged blocks where the found picture is taken to show the original
 * @param columns of blocks in the original
 * @param rows of blocks in the original
 * @param textured judged blocks of the original with texture
 * @param good those of them that agree
 * @param replaced covered blocks, judged or not, that hold something else in the original's manner
 */
record BlockCorrelation(List<Block> judged, int columns, int rows, int textured, int good, int replaced) {
    /** Fewer blocks prove nothing. */
    static final int TEXTURED_MIN = 8;

    /** Least share of good blocks of a copy: a caption over a third of it and some blur leave more. */
    private static final double GOOD_MIN = 0.6;

    /** Largest share of replaced blocks of a copy: chance gives copies one in fifty, other words give one in ten. */
    private static final double REPLACED_MAX = 0.05;

    /** Least share of good blocks that show the original's layout. */
    private static final double REFUTED_MIN = 0.4;

    /** Nothing in common, of nothing. */
    static final BlockCorrelation NONE = new BlockCorrelation(List.of(), 1, 1, 0, 0, 0);

    /** Compares an original with the picture laid over it; a few milliseconds. */
    static BlockCorrelation of(Overlaid pair) {
        int columns = pair.width() / Block.SIDE;
        int rows = pair.height() / Block.SIDE;
        List<Block> judged = new ArrayList<>();
        List<Block> beyond = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            int left = i % columns * Block.SIDE;
            int top = i / columns * Block.SIDE;
            if (pair.covers(left, top, Block.SIDE)) {
                (pair.judges(left, top, Block.SIDE) ? judged : beyond).add(Block.of(pair, left, top));
            }
        }
        List<Block> textured = judged.stream().filter(Block::textured).toList();
        List<Block> good = textured.stream().filter(Block::agrees).toList();
        int replaced = good.size() >= REFUTED_MIN * textured.size()
                ? new Replacements(pair, good)
                        .countAmong(
                                Stream.concat(textured.stream(), beyond.stream().filter(Block::textured)))
                : 0;
        return new BlockCorrelation(
                List.copyOf(judged), Math.max(1, columns), Math.max(1, rows), textured.size(), good.size(), replaced);
    }

    /** Returns whether the found picture shows the original. */
    boolean verified() {
        return enough(textured, good) && replaced <= REPLACED_MAX * textured;
    }

    /**
     * Returns whether the found picture shows the original's layout with other words. No other alignment makes a copy of
     * it then.
     */
    boolean refuted() {
        return textured >= TEXTURED_MIN && good >= REFUTED_MIN * textured && replaced > REPLACED_MAX * textured;
    }

    private static boolean enough(int textured, int good) {
        return textured >= TEXTURED_MIN && good >= GOOD_MIN * textured;
    }

    double goodShare() {
        return textured == 0 ? 0 : (double) good / textured;
    }

    /**
     * Returns what became of each block. A lone block that differs among others that agree is noise: nothing that people
     * lay over a picture is so small.
     */
    BlockMap map() {
        boolean[] differs = new boolean[columns * rows];
        Tone tone = Tone.of(judged.stream()
                .filter(block -> block.textured() && block.agrees())
                .toList());
        judged.forEach(block -> differs[index(block)] = block.differs(tone));
        BlockMap.Fate[] fates = new BlockMap.Fate[columns * rows];
        Arrays.fill(fates, BlockMap.Fate.NOT_VISIBLE);
        for (Block block : judged) {
            int index = index(block);
            fates[index] = differs[index] && !alone(differs, index) ? BlockMap.Fate.ALTERED : BlockMap.Fate.AGREES;
        }
        return new BlockMap(columns, rows, List.of(fates));
    }

    private int index(Block block) {
        return block.top() / Block.SIDE * columns + block.left() / Block.SIDE;
    }

    private boolean alone(boolean[] differs, int index) {
        int column = index % columns;
        int row = index / columns;
        int differing = 0;
        for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
            for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                differing += differs[y * columns + x] ? 1 : 0;
            }
        }
        return differing <= 2;
    }
}
