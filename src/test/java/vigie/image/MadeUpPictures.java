package vigie.image;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Pictures without pixels for measuring an index among very many: random hashes, and descriptors whose bits are as common
 * as real ones. Three in four are descriptors of real pictures with a quarter of the bits flipped, so that they are like
 * none; one in four comes from one other picture with at most {@value #FEW} bits flipped, as slides of one template share
 * their frame. Among a hundred thousand each descriptor of such a template is there two hundred times.
 *
 * <p>The first are real originals; those from the {@value #FEATURED}th on have no descriptors.
 */
final class MadeUpPictures {
    static final int FEATURED = 100_000;
    private static final int DESCRIPTORS = 120;
    private static final int MANY = 64;
    private static final int FEW = 16;

    private final List<ImageFingerprint> originals;
    private final List<ImageFingerprint> templates;

    MadeUpPictures(List<ImageFingerprint> originals, List<ImageFingerprint> templates) {
        this.originals = originals;
        this.templates = templates;
    }

    ImageFingerprint picture(int number) {
        if (number < originals.size()) {
            return originals.get(number);
        }
        SplittableRandom random = new SplittableRandom(number);
        Map<Orientation, PerceptualHash> turned = new EnumMap<>(Orientation.class);
        for (Orientation orientation : Orientation.values()) {
            turned.put(
                    orientation,
                    new PerceptualHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
        }
        ImageView view = new ImageView(ImageView.Kind.FULL, new Region(0, 0, 512, 512), 90, turned);
        int descriptors = number < FEATURED ? DESCRIPTORS : 0;
        ImageFingerprint template = templates.get(random.nextInt(templates.size()));
        return new ImageFingerprint(
                512,
                512,
                List.of(view),
                madeUp(random, descriptors, template.descriptors()),
                madeUp(random, descriptors, template.mirroredDescriptors()),
                new byte[] {1});
    }

    private Descriptors madeUp(SplittableRandom random, int count, Descriptors template) {
        long[] words = new long[count * Descriptors.WORDS];
        for (int i = 0; i < count; i++) {
            boolean shared = i % 4 == 0;
            Descriptors real = shared
                    ? template
                    : originals.get(random.nextInt(originals.size())).descriptors();
            int drawn = real.count() == 0 ? -1 : random.nextInt(real.count());
            for (int word = 0; word < Descriptors.WORDS; word++) {
                words[i * Descriptors.WORDS + word] = drawn < 0 ? random.nextLong() : real.word(drawn, word);
            }
            int flips = shared ? random.nextInt(FEW + 1) : MANY;
            for (int flip = 0; flip < flips; flip++) {
                int bit = random.nextInt(256);
                words[i * Descriptors.WORDS + bit / 64] ^= 1L << (bit % 64);
            }
        }
        return new Descriptors(words);
    }
}
