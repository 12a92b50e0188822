package vigie.originals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of numbered pictures.
 *
 * @param folder the folder
 * @param pictures by rising number, so that 10 comes after 2; at least two
 */
record Carousel(Path folder, List<Path> pictures) {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)([0-9]{1,4})\\.[A-Za-z]+");

    Carousel {
        pictures = List.copyOf(pictures);
    }

    /**
     * Returns the carousel that a folder's pictures make: all named alike but for a number, without a gap from 0 or 1 on. A
     * camera's {@code IMG_2031.jpg, IMG_2032.jpg} make none.
     *
     * @param pictures all pictures of the folder, in any order
     */
    static Optional<Carousel> of(Path folder, Collection<Path> pictures) {
        Map<Integer, Path> numbered = new TreeMap<>();
        List<String> prefixes = new ArrayList<>();
        for (Path picture : pictures) {
            Matcher name = NUMBERED.matcher(picture.getFileName().toString());
            if (!name.matches() || numbered.put(Integer.parseInt(name.group(2)), picture) != null) {
                return Optional.empty();
            }
            prefixes.add(name.group(1));
        }
        if (numbered.size() < 2 || prefixes.stream().distinct().count() > 1) {
            return Optional.empty();
        }
        List<Integer> numbers = List.copyOf(numbered.keySet());
        boolean gapless = numbers.getFirst() <= 1 && numbers.getLast() - numbers.getFirst() == numbers.size() - 1;
        return gapless ? Optional.of(new Carousel(folder, List.copyOf(numbered.values()))) : Optional.empty();
    }
}
