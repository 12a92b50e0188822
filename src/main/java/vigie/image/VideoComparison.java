package vigie.image;

import java.time.Duration;

/** What two films have in common. */
public sealed interface VideoComparison {
    /** Version of the rules by which a stretch of film is confirmed. */
    int RULES = 1;

    /**
     * A stretch of the found film runs along a stretch of the original, the same moments in the same order and at one
     * speed.
     *
     * @param original where it lies in the original
     * @param found where it lies in the found film
     * @param speed seconds of the original that pass in one second of the found film, 0.75…1.35: 0.9 when it was slowed
     *     down by a tenth
     * @param mirrored whether left and right are exchanged
     * @param agreeing time of the found film during which the pictures agree
     * @param agreement share of the pictures looked at between start and end that agree, 0…1
     * @param moments pictures that agree and differ clearly from one another; a still has one, however long it is shown
     * @param verified whether this is enough to say that the found film shows the original
     */
    record Along(
            VideoSpan original,
            VideoSpan found,
            double speed,
            boolean mirrored,
            Duration agreeing,
            double agreement,
            int moments,
            boolean verified)
            implements VideoComparison {
        public Along {
            if (!(speed > 0 && agreement >= 0 && agreement <= 1) || agreeing.isNegative() || moments < 0) {
                throw new IllegalArgumentException(
                        "speed %s, agreement %s, %s, %d moments".formatted(speed, agreement, agreeing, moments));
            }
        }
    }

    /** No moment of one is near a moment of the other, or none that lie along a line. */
    record Apart() implements VideoComparison {}
}
