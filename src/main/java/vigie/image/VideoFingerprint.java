package vigie.image;

import java.time.Duration;
import java.util.List;

/**
 * What is kept of a film so that it can be found again without its bytes: perceptual hashes of its pictures, ten a
 * second while something moves, and when they are shown. Made by {@link ImageWorker#readVideo}, for originals and found
 * films alike. Immutable; up to 200 KB for a minute of film in which all moves, a twentieth of that for slides.
 */
public final class VideoFingerprint {
    private final Film film;
    private final List<VideoFrame> frames;

    /**
     * Makes a fingerprint.
     *
     * @param frames at least one, by rising time, not overlapping; gaps are blank
     */
    VideoFingerprint(Film film, List<VideoFrame> frames) {
        this.film = film;
        this.frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("no pictures of " + film);
        }
        for (int i = 1; i < frames.size(); i++) {
            if (frames.get(i).startMillis() < frames.get(i - 1).endMillis()) {
                throw new IllegalArgumentException("pictures overlap: " + i);
            }
        }
    }

    /**
     * A film, in a word.
     *
     * @param millis duration of the part that was read
     * @param width of the picture as shown, in pixels
     * @param height of the picture as shown, in pixels
     * @param complete whether it was read to its end, and not only to a limit or to where it is damaged
     */
    record Film(int millis, int width, int height, boolean complete) {
        Film {
            if (millis < 0 || width < 1 || height < 1) {
                throw new IllegalArgumentException("no film: %d ms, %d x %d".formatted(millis, width, height));
            }
        }
    }

    /** Returns the duration of the part that was read. */
    public Duration duration() {
        return Duration.ofMillis(film.millis);
    }

    /** Returns the width of the picture as shown, in pixels. */
    public int width() {
        return film.width;
    }

    /** Returns the height of the picture as shown, in pixels. */
    public int height() {
        return film.height;
    }

    /** Returns whether the film was read to its end, and not only to a limit or to where it is damaged. */
    public boolean complete() {
        return film.complete;
    }

    Film film() {
        return film;
    }

    List<VideoFrame> frames() {
        return frames;
    }

    /** Returns the bytes that {@link #decode} reads back. */
    public byte[] encode() {
        return VideoFormat.encode(this);
    }

    /**
     * Returns a fingerprint from its bytes.
     *
     * @throws IllegalArgumentException if these bytes are not a fingerprint, or of another version of the format
     */
    public static VideoFingerprint decode(byte[] bytes) {
        return VideoFormat.decode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VideoFingerprint that && film.equals(that.film) && frames.equals(that.frames);
    }

    @Override
    public int hashCode() {
        return 31 * film.hashCode() + frames.hashCode();
    }
}
