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
}
