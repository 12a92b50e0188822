package vigie.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a picture along its plain bands, rows and columns in turn, as a page is cut into blocks (XY-cut; Nagy and Seth
 * 1984). Finds the pictures of a collage, a screenshot or a scanned page.
 */
final class Panels {
    /** The largest are the ones worth a hash. */
    private static final int PANELS_MAX = 8;

    /** A band narrower than this, in pixels, lies between lines of text. */
    private static final int BAND_MIN = 6;

    /** A panel's least share of the picture. */
    private static final double AREA_MIN = 0.04;

    private static final int DEPTH_MAX = 4;

    private final Views picture;
    private final List<Region> panels = new ArrayList<>();

    Panels(Views picture) {
        this.picture = picture;
    }

    /** Returns the panels, largest first, without the region itself. */
    List<Region> of(Region region) {
        cut(region, AREA_MIN * region.area(), 0);
        panels.sort((one, other) -> Double.compare(other.area(), one.area()));
        return panels.stream()
                .filter(panel -> !panel.equals(region))
                .limit(PANELS_MAX)
                .toList();
    }

    private void cut(Region region, double areaMin, int depth) {
        if (region.area() < areaMin || depth > DEPTH_MAX) {
            return;
        }
        if (depth > 0) {
            panels.add(region);
        }
        List<Region> strips = rows(region);
        if (strips.size() == 1) {
            strips = columns(region);
        }
        if (strips.size() > 1 || !strips.getFirst().equals(region)) {
            strips.forEach(strip -> cut(strip, areaMin, depth + 1));
        }
    }

    private List<Region> rows(Region region) {
        boolean[] plain = new boolean[region.height()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = picture.plainRow(region.y() + i, region.x(), region.x() + region.width());
        }
        return runs(plain).stream()
                .map(run -> new Region(region.x(), region.y() + run[0], region.width(), run[1] - run[0]))
                .toList();
    }

    private List<Region> columns(Region region) {
        boolean[] plain = new boolean[region.width()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = picture.plainColumn(region.x() + i, region.y(), region.y() + region.height());
        }
        return runs(plain).stream()
                .map(run -> new Region(region.x() + run[0], region.y(), run[1] - run[0], region.height()))
                .toList();
    }

    /** Returns the runs between plain bands, as start and end; at least one. */
    private static List<int[]> runs(boolean[] plain) {
        List<int[]> runs = new ArrayList<>();
        int start = -1;
        int end = -1;
        for (int i = 0; i < plain.length; i++) {
            if (plain[i]) {
                continue;
            }
            if (start >= 0 && i - end >= BAND_MIN) {
                runs.add(new int[] {start, end});
                start = i;
            }
            start = start < 0 ? i : start;
            end = i + 1;
        }
        runs.add(start < 0 ? new int[] {0, plain.length} : new int[] {start, end});
        return runs;
    }
}
