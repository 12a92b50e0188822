package vigie.image;

import java.util.Arrays;

/** Binary descriptors of local features, 256 bits each (ORB: Rublee and others 2011). Immutable. */
final class Descriptors {
    static final int WORDS = 4;

    private final long[] words;

    Descriptors(long[] words) {
        if (words.length % WORDS != 0) {
            throw new IllegalArgumentException("not a multiple of four words: " + words.length);
        }
        this.words = words.clone();
    }

    int count() {
        return words.length / WORDS;
    }

    long word(int index, int word) {
        return words[index * WORDS + word];
    }

    /** Returns the number of differing bits between one descriptor and one of another set, 0…256. */
    int distance(int index, Descriptors other, int otherIndex) {
        int i = index * WORDS;
        int j = otherIndex * WORDS;
        return Long.bitCount(words[i] ^ other.words[j])
                + Long.bitCount(words[i + 1] ^ other.words[j + 1])
                + Long.bitCount(words[i + 2] ^ other.words[j + 2])
                + Long.bitCount(words[i + 3] ^ other.words[j + 3]);
    }

    /** Returns the same when it is below a limit, else at least the limit: most descriptors differ enough in their half. */
    int distanceBelow(int limit, int index, Descriptors other, int otherIndex) {
        int i = index * WORDS;
        int j = otherIndex * WORDS;
        int half = Long.bitCount(words[i] ^ other.words[j]) + Long.bitCount(words[i + 1] ^ other.words[j + 1]);
        return half >= limit
                ? half
                : half
                        + Long.bitCount(words[i + 2] ^ other.words[j + 2])
                        + Long.bitCount(words[i + 3] ^ other.words[j + 3]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Descriptors that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
