package vigie.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds, among many originals, the few that a found picture may show, by hashes of views and by local features; in
 * plain Java and without looking at the pictures. What it returns must still be compared ({@link ImageComparer}).
 *
 * <p>Immutable and thread-safe. It holds some 100 bytes of a picture for its hashes and 24 KB for its local features, in
 * memory or in a mapped file, and no fingerprints.
 */
public final class ImageIndex {
    /** With fewer votes a picture shows something else: chance gives one or two. */
    private static final double VOTES_MIN = 3;

    /** A kept file is written again when one picture in so many is new or gone; until then these are held apart. */
    private static final int REWRITTEN_SHARE = 64;

    /**
     * Share of the likeliest picture's likelihood under which another is not worth a comparison: when a picture is there
     * as a whole, what it has in common with others by chance is far less.
     */
    private static final double LIKELIHOOD_SHARE_MIN = 0.15;

    private final List<IndexedPictures> parts;
    private final IntPredicate live;
    private final int count;

    /** Makes an index in memory; candidates are named by their place in the list. */
    public ImageIndex(List<ImageFingerprint> originals) {
        this(new NumberedPictures(IntStream.range(0, originals.size()).toArray(), originals::get));
    }

    /** Makes an index in memory; candidates are named by their number. */
    public ImageIndex(NumberedPictures pictures) {
        this(List.of(gathered(pictures, pictures.numbers()).inMemory()), number -> true, pictures.count());
    }

    private ImageIndex(List<IndexedPictures> parts, IntPredicate live, int count) {
        this.parts = parts;
        this.live = live;
        this.count = count;
    }

    /**
     * Opens the index that is kept in a file, after bringing it up to date: only fingerprints of pictures it does not hold
     * are asked for. A damaged file is made again.
     *
     * @param file need not exist; its folder does
     */
    public static ImageIndex kept(Path file, NumberedPictures pictures) {
        Optional<IndexedPictures> kept = IndexFile.open(file).map(IndexedPictures::new);
        int[] missing = missing(kept, pictures);
        int held = pictures.count() - missing.length;
        int gone = kept.map(IndexedPictures::count).orElse(0) - held;
        if (kept.isEmpty() || (long) (missing.length + gone) * REWRITTEN_SHARE > pictures.count()) {
            IndexedPictures.Gathering all = gathered(pictures, missing);
            kept.ifPresent(old -> all.addAll(old, pictures::contains));
            IndexFile.write(file, all.size(), all::writeTo);
            IndexedPictures written = new IndexedPictures(IndexFile.open(file).orElseThrow());
            return new ImageIndex(List.of(written), number -> true, pictures.count());
        }
        IndexedPictures fresh = gathered(pictures, missing).inMemory();
        return new ImageIndex(List.of(kept.get(), fresh), pictures::contains, pictures.count());
    }

    private static int[] missing(Optional<IndexedPictures> kept, NumberedPictures pictures) {
        IntStream.Builder missing = IntStream.builder();
        int place = 0;
        for (int number : pictures.numbers()) {
            while (kept.isPresent() && place < kept.get().count() && kept.get().number(place) < number) {
                place++;
            }
            if (kept.isEmpty() || place == kept.get().count() || kept.get().number(place) != number) {
                missing.add(number);
            }
        }
        return missing.build().toArray();
    }

    private static IndexedPictures.Gathering gathered(NumberedPictures pictures, int[] numbers) {
        IndexedPictures.Gathering gathering = new IndexedPictures.Gathering();
        for (int number : numbers) {
            pictures.addTo(gathering, number);
        }
        return gathering;
    }

    /**
     * Returns the originals that a picture may show, the likeliest first.
     *
     * @param countMax at least 1; more candidates cost more comparisons
     */
    public List<Integer> candidates(ImageFingerprint found, int countMax) {
        if (countMax < 1) {
            throw new IllegalArgumentException("candidates: " + countMax);
        }
        Map<Integer, Double> likelihood = likelihood(found);
        double least = LIKELIHOOD_SHARE_MIN
                * likelihood.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        return likelihood.keySet().stream()
                .filter(live::test)
                .filter(number -> likelihood.getOrDefault(number, 0.0) >= least)
                .sorted(Comparator.comparingDouble((Integer number) -> -likelihood.getOrDefault(number, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(countMax)
                .toList();
    }

    /** Bits under the limit and features in common weigh the same: both are strong at ten and certain at fifty. */
    private Map<Integer, Double> likelihood(ImageFingerprint found) {
        Map<Integer, Integer> nearest = new HashMap<>();
        Map<Integer, Double> likelihood = new HashMap<>();
        for (IndexedPictures part : parts) {
            nearest(part.hashes(), found, nearest);
            part.descriptors().votes(found.descriptors()).forEach((number, votes) -> {
                if (votes >= VOTES_MIN) {
                    likelihood.put(number, votes);
                }
            });
        }
        nearest.forEach((number, distance) -> likelihood.merge(number, Reach.MAX + 1.0 - distance, Double::sum));
        return likelihood;
    }

    /** Found views are asked for turned, rather than originals kept turned: that would take eight times the room. */
    private void nearest(HammingIndex hashes, ImageFingerprint found, Map<Integer, Integer> nearest) {
        Reach reach = Reach.among(count);
        Stream<Asked> all = found.views().stream()
                .filter(view -> view.comparable() || view.kind() == ImageView.Kind.FULL)
                .flatMap(view -> reach.orientations(view).stream().map(orientation -> new Asked(view, orientation)));
        Map<Integer, List<Asked>> byRadius = new HashMap<>();
        all.forEach(asked -> byRadius.computeIfAbsent(reach.of(asked.view), radius -> new ArrayList<>())
                .add(asked));
        byRadius.forEach((radius, asked) ->
                hashes.near(asked.stream().map(Asked::hash).toList(), radius, (query, id, distance) -> {
                    IndexedPictures.HashId original = IndexedPictures.HashId.of(id);
                    boolean full = asked.get(query).view.kind() == ImageView.Kind.FULL;
                    if (original.comparable() || full) {
                        nearest.merge(original.number(), distance, Math::min);
                    }
                }));
    }

    /** A view of the found picture, turned. */
    private record Asked(ImageView view, Orientation orientation) {
        PerceptualHash hash() {
            return view.hash(orientation);
        }
    }
}
