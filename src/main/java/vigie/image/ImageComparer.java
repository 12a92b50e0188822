package vigie.image;

/** Compares two pictures by what is kept of them. {@link ImageWorker} does; tests put a function here. */
@FunctionalInterface
public interface ImageComparer {
    /** Returns what the found picture shows of the original. */
    ImageComparison compare(ImageFingerprint original, ImageFingerprint found);
}
