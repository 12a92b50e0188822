package vigie.image;

import java.util.ArrayList;
import java.util.List;

/** Cuts a gray picture into the regions that are hashed. Pure: the pixels are only read. */
final class Views {
    /** A row or column whose gray levels deviate less than this is plain. */
    private static final double PLAIN_MAX = 4;

    /** Borders narrower than this share of a side are left: the hash hardly sees them. */
    private static final double BORDER_MIN = 0.02;

    /** Less than this share of the sides left after trimming: not a picture with a border. */
    private static final double REST_MIN = 0.15;

    /**
     * Shares of the sides that a crop leaves, in the middle and in each corner. Hashes bear some five hundredths of
     * shift, so these see crops of up to a quarter; deeper ones are left to local features.
     */
    private static final double[] CROP_SHARES = {0.9, 0.8};

    /** Widths over heights to which sites and people fit pictures, in the middle: stories, portraits, squares, films. */
    private static final double[] FORMATS = {9 / 16.0, 3 / 4.0, 1, 16 / 9.0};

    private final byte[] gray;
    private final int width;
    private final int height;

    Views(byte[] gray, int width) {
        this.gray = gray;
        this.width = width;
        this.height = gray.length / width;
    }

    /** Returns the regions of an original: all of it, without its plain borders if it has some, and its usual crops. */
    List<Cut> ofOriginal() {
        List<Cut> cuts = whole();
        Region full = cuts.getFirst().region();
        for (double share : CROP_SHARES) {
            double rest = 1 - share;
            add(cuts, ImageView.Kind.CROP, full.part(rest / 2, rest / 2, 1 - rest / 2, 1 - rest / 2));
            add(cuts, ImageView.Kind.CROP, full.part(0, 0, share, share));
            add(cuts, ImageView.Kind.CROP, full.part(rest, 0, 1, share));
            add(cuts, ImageView.Kind.CROP, full.part(0, rest, share, 1));
            add(cuts, ImageView.Kind.CROP, full.part(rest, rest, 1, 1));
        }
        for (double format : FORMATS) {
            add(cuts, ImageView.Kind.CROP, fitted(full, format));
        }
        return cuts;
    }

    /** Returns the largest region in the middle with a ratio of width to height. */
    private static Region fitted(Region full, double format) {
        double width = Math.min(1, full.height() * format / full.width());
        double height = Math.min(1, full.width() / format / full.height());
        return full.part((1 - width) / 2, (1 - height) / 2, (1 + width) / 2, (1 + height) / 2);
    }

    private List<Cut> whole() {
        List<Cut> cuts = new ArrayList<>();
        Region full = new Region(0, 0, width, height);
        cuts.add(new Cut(ImageView.Kind.FULL, full));
        Region trimmed = trim(full);
        if (!trimmed.equals(full)) {
            cuts.add(new Cut(ImageView.Kind.TRIMMED, trimmed));
        }
        return cuts;
    }

    /** Returns the regions of a found picture: all of it, without plain borders, its halves, quarters and panels. */
    List<Cut> ofFound() {
        List<Cut> cuts = whole();
        Region full = cuts.getFirst().region();
        part(cuts, full.part(0, 0, 0.5, 1));
        part(cuts, full.part(0.5, 0, 1, 1));
        part(cuts, full.part(0, 0, 1, 0.5));
        part(cuts, full.part(0, 0.5, 1, 1));
        part(cuts, full.part(0, 0, 0.5, 0.5));
        part(cuts, full.part(0.5, 0, 1, 0.5));
        part(cuts, full.part(0, 0.5, 0.5, 1));
        part(cuts, full.part(0.5, 0.5, 1, 1));
        new Panels(this).of(full).forEach(panel -> part(cuts, panel));
        return cuts;
    }

    private static void part(List<Cut> cuts, Region region) {
        add(cuts, ImageView.Kind.PART, region);
    }

    private static void add(List<Cut> cuts, ImageView.Kind kind, Region region) {
        boolean known = cuts.stream().anyMatch(cut -> cut.region().equals(region));
        if (!known && Math.min(region.width(), region.height()) >= PerceptualHash.SIDE) {
            cuts.add(new Cut(kind, region));
        }
    }

    /** Returns a region without the plain rows and columns at its edges, or the region itself. */
    Region trim(Region region) {
        int top = region.y();
        int bottom = region.y() + region.height();
        int left = region.x();
        int right = region.x() + region.width();
        while (top < bottom && plainRow(top, left, right)) {
            top++;
        }
        while (bottom > top && plainRow(bottom - 1, left, right)) {
            bottom--;
        }
        while (left < right && plainColumn(left, top, bottom)) {
            left++;
        }
        while (right > left && plainColumn(right - 1, top, bottom)) {
            right--;
        }
        boolean little = region.width() - (right - left) < BORDER_MIN * region.width()
                && region.height() - (bottom - top) < BORDER_MIN * region.height();
        boolean nothingLeft = right - left < REST_MIN * region.width() || bottom - top < REST_MIN * region.height();
        return little || nothingLeft ? region : new Region(left, top, right - left, bottom - top);
    }

    boolean plainRow(int y, int left, int right) {
        return plain(y * width + left, 1, right - left);
    }

    boolean plainColumn(int x, int top, int bottom) {
        return plain(top * width + x, width, bottom - top);
    }

    private boolean plain(int start, int step, int count) {
        long sum = 0;
        long squares = 0;
        for (int i = 0, at = start; i < count; i++, at += step) {
            int level = gray[at] & 0xFF;
            sum += level;
            squares += (long) level * level;
        }
        double mean = (double) sum / Math.max(1, count);
        return (double) squares / Math.max(1, count) - mean * mean < PLAIN_MAX * PLAIN_MAX;
    }

    /** A region and what it is. */
    record Cut(ImageView.Kind kind, Region region) {}
}
