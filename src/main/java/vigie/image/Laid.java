package vigie.image;

/**
 * How a part of a found picture is laid over an original.
 *
 * @param toOriginal from pixels of the found picture to pixels of the original
 * @param part of the found picture, in its pixels; beyond it may be another picture
 */
record Laid(Projection toOriginal, Region part) {
    Laid corrected(Projection correction) {
        return new Laid(correction.after(toOriginal), part);
    }
}
