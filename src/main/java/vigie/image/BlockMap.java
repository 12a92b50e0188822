package vigie.image;

import java.util.List;

/**
 * What became of each part of an original in a copy: a grid of square blocks laid over the original from its upper left
 * corner, each about 1/20 of its longer side.
 *
 * @param columns at least 1
 * @param rows at least 1
 * @param fates one for each block, row by row
 */
public record BlockMap(int columns, int rows, List<Fate> fates) {
    /** What became of a block. */
    public enum Fate {
        /** It is there. */
        AGREES,
        /** Something else is in its place: a caption, a sticker. */
        ALTERED,
        /** It lies outside of the found picture. */
        NOT_VISIBLE
    }

    public BlockMap {
        fates = List.copyOf(fates);
        if (columns < 1 || rows < 1 || fates.size() != columns * rows) {
            throw new IllegalArgumentException(fates.size() + " blocks of " + columns + " x " + rows);
        }
    }

    /** Returns the fate of a block; the upper left one is 0, 0. */
    public Fate fate(int column, int row) {
        return fates.get(row * columns + column);
    }

    /** Returns the share of the blocks that have a fate, 0…1. */
    public double share(Fate fate) {
        return (double) fates.stream().filter(fate::equals).count() / fates.size();
    }
}
