package vigie.web;

import java.util.Optional;
import java.util.Set;
import vigie.finding.Case;
import vigie.finding.Sighting;

/** Small pictures of what a case shows, made where hostile files cost nothing. */
public interface Picturing {
    /** What a picture shows. */
    enum Side {
        /** The owner's picture, or a moment of their film. */
        MINE,
        /** The picture found, or a moment of the film found, as it was kept. */
        THEIRS,
        /** Both pictures, with where one lies in the other and what was changed. */
        BOTH
    }

    /** Returns what there is to see of a sighting; none when its match is no picture or film. */
    Set<Side> sides(Case theCase, Sighting sighting);

    /** Returns one of them, or empty when its file cannot be read after all. */
    Optional<Bitmap> picture(Case theCase, Sighting sighting, Side side);
}
