package vigie;

/** Hears how far a round is. */
@FunctionalInterface
public interface Progress {
    /**
     * A visit is over.
     *
     * @param visited visits of this round so far
     * @param what its address
     */
    void visited(int visited, String what);

    /**
     * A look at a source is over.
     *
     * @param looked sources of this round so far
     * @param of how many
     * @param what the source
     */
    default void looked(int looked, int of, String what) {}
}
