package vigie.evidence;

import java.util.List;

/**
 * All that one bundle keeps of one page or file, as it was seen once.
 *
 * @param id given by the caller, a file name of letters, digits, dots, hyphens and underscores: {@code c17-20261124T091407Z}
 * @param material what was received
 * @param title of the page, may be empty
 * @param text extracted from the page, may be empty
 * @param pictures found on the page, each name once; may be empty
 * @param comparisons what agrees with which original; facts only
 */
public record Exhibit(
        String id, Material material, String title, String text, List<Picture> pictures, List<Comparison> comparisons) {
    public Exhibit {
        EvidenceStore.requireId(id);
        pictures = List.copyOf(pictures);
        comparisons = List.copyOf(comparisons);
        if (pictures.stream().map(Picture::name).distinct().count() != pictures.size()) {
            throw new IllegalArgumentException("two pictures with one name in " + pictures);
        }
    }
}
