package vigie.image;

/**
 * How the time of a found film runs along the time of an original.
 *
 * @param speed seconds of the original that pass in one of the found film, above 0
 * @param originMillis time of the original at the found film's beginning; negative when the found film begins earlier
 */
record FilmLine(double speed, double originMillis) {
    double original(double foundMillis) {
        return originMillis + speed * foundMillis;
    }

    /** Returns the line of another speed and a shift that passes through the same place at an instant of the found film. */
    FilmLine varied(double factor, double shiftMillis, double foundMillis) {
        double faster = speed * factor;
        return new FilmLine(faster, original(foundMillis) + shiftMillis - faster * foundMillis);
    }
}
