package vigie.extract;

import java.util.List;
import org.jsoup.nodes.Element;

/** Chooses among the addresses that an image element offers (HTML Standard, section 4.8.4, "Images"). */
final class ImageSources {
    /** Where scripts that load images late keep the real address. */
    private static final List<String> LAZY = List.of("data-src", "data-lazy-src", "data-original");

    private static final List<String> LAZY_SETS = List.of("data-srcset", "data-lazy-srcset");

    /** UTF-16 units of a srcset looked at: 50 candidates of the longest address we would keep. */
    private static final int SRCSET_UNITS_MAX = 100_000;

    private ImageSources() {}

    /**
     * Returns the address of the largest candidate among the element's own sources and those of the picture element
     * around it, or an empty string. AVIF sources are left out: the decoders of today cannot read them.
     */
    static String largest(Element image) {
        Candidate best = new Candidate("", -1);
        Element parent = image.parent();
        if (parent != null && parent.normalName().equals("picture")) {
            for (Element source : parent.children()) {
                if (source.normalName().equals("source") && !source.attr("type").equalsIgnoreCase("image/avif")) {
                    best = best.orLarger(largestOf(source));
                }
            }
        }
        best = best.orLarger(largestOf(image));
        return best.size > 0 ? best.address : single(image, best.address);
    }

    private static String single(Element image, String otherwise) {
        for (String name : LAZY) {
            if (!image.attr(name).isBlank()) {
                return image.attr(name);
            }
        }
        String source = image.attr("src");
        return source.isBlank() ? otherwise : source;
    }

    private static Candidate largestOf(Element element) {
        Candidate best = candidates(element.attr("srcset"));
        for (String name : LAZY_SETS) {
            best = best.orLarger(candidates(element.attr(name)));
        }
        return best;
    }

    /** Candidates are parted by a comma followed by white space: addresses hold commas too. */
    private static Candidate candidates(String srcset) {
        Candidate best = new Candidate("", -1);
        if (srcset.isEmpty() || srcset.length() > SRCSET_UNITS_MAX) {
            return best;
        }
        for (String part : srcset.strip().split("(?<=\\s[\\d.]{1,7}[wx]),\\s*|,\\s+", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (!words[0].isEmpty() && !words[0].startsWith("data:")) {
                best = best.orLarger(new Candidate(words[0], words.length > 1 ? size(words[1]) : 0));
            }
        }
        return best;
    }

    private static double size(String descriptor) {
        return descriptor.matches("\\d{1,6}w|\\d{1,3}(\\.\\d{1,3})?x")
                ? Double.parseDouble(descriptor.substring(0, descriptor.length() - 1))
                : 0;
    }

    /** An address with the width or density it is said to have; 0 unknown, -1 none. */
    private record Candidate(String address, double size) {
        Candidate orLarger(Candidate other) {
            return other.size > size ? other : this;
        }
    }
}
