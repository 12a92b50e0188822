package vigie.image;

import java.util.ArrayList;
import java.util.List;

/** What two films show at the same time, once a line is laid between their times. */
final class FilmAgreement {
    /** Bits up to which two pictures at the same place of a line agree. Unrelated views are 128 apart. */
    static final int AGREE_MAX = 52;

    /** Bits of two pictures that are told to be the same without more ado (PDQ's and vPDQ's limit). */
    static final int SAME_MAX = 31;

    /** A picture that does not agree weighs so many that do: a stretch holds together while two in three agree. */
    private static final int DISAGREEMENT = 2;

    /** Between two instants at which the films are compared. */
    static final int LOOK_MILLIS = 200;

    /** How far from the line a picture of the original may be shown: what a line laid by eye is off by. */
    private static final int AROUND_MILLIS = 100;

    private final VideoTrack original;
    private final VideoTrack.Seen found;
    private final FilmLine line;
    private final List<Look> looks;

    FilmAgreement(VideoTrack original, VideoTrack.Seen found, FilmLine line) {
        this.original = original;
        this.found = found;
        this.line = line;
        looks = looks();
    }

    /**
     * Both films at one instant.
     *
     * @param foundMillis the instant in the found film
     * @param foundFrame its picture
     * @param originalFrame the original's picture that is nearest to it around the line, -1 for none
     * @param hammingDistance of the two, 256 for none
     */
    record Look(int foundMillis, int foundFrame, int originalFrame, int hammingDistance) {
        boolean agrees() {
            return hammingDistance <= AGREE_MAX;
        }

        boolean same() {
            return hammingDistance <= SAME_MAX;
        }
    }

    private List<Look> looks() {
        List<Look> all = new ArrayList<>();
        VideoTrack track = found.track();
        int end = track.endMillis(track.count() - 1);
        for (int millis = track.startMillis(0); millis < end; millis += LOOK_MILLIS) {
            int frame = track.at(millis);
            if (millis < track.endMillis(frame)) {
                all.add(look(millis, frame));
            }
        }
        return all;
    }

    private Look look(int millis, int foundFrame) {
        double expected = line.original(millis);
        int nearest = -1;
        int distance = 256;
        int last = original.at(expected + AROUND_MILLIS);
        for (int i = Math.max(0, original.at(expected - AROUND_MILLIS)); i <= last; i++) {
            if (original.endMillis(i) > expected - AROUND_MILLIS) {
                int bits = original.distance(i, found, foundFrame, 256);
                if (bits < distance) {
                    distance = bits;
                    nearest = i;
                }
            }
        }
        return new Look(millis, foundFrame, nearest, distance);
    }

    /** Returns how well the films agree along the line: bits under the limit, summed over the best stretch. */
    long weight() {
        return stretch().stream()
                .filter(Look::agrees)
                .mapToLong(look -> AGREE_MAX + 1 - look.hammingDistance)
                .sum();
    }

    /** Returns the stretch in which most agree, without what disagrees at its ends; may be empty. */
    List<Look> stretch() {
        int most = 0;
        int sum = 0;
        int start = 0;
        int from = 0;
        int to = 0;
        for (int i = 0; i < looks.size(); i++) {
            sum += looks.get(i).agrees() ? 1 : -DISAGREEMENT;
            if (sum <= 0) {
                sum = 0;
                start = i + 1;
            }
            if (sum > most) {
                most = sum;
                from = start;
                to = i + 1;
            }
        }
        return looks.subList(from, to);
    }

    FilmLine line() {
        return line;
    }
}
