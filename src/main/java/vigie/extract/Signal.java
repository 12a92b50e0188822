package vigie.extract;

/**
 * One place where a page or its host asks something of robots.
 *
 * @param directive what is asked
 * @param source where: {@code X-Robots-Tag}, {@code meta robots}, {@code meta vigie}, {@code tdm-reservation header},
 *     {@code meta tdm-reservation} or {@code /.well-known/tdmrep.json}
 * @param written the words that ask it, as written, at most {@value #WRITTEN_UNITS_MAX} units of them
 * @param policy address of the policy that goes with a reservation, as written; empty when none was named
 */
public record Signal(Directive directive, String source, String written, String policy) {
    /** Directives have some tens of units; the rest is no directive. */
    public static final int WRITTEN_UNITS_MAX = 300;

    public Signal {
        written = TextFlow.folded(written, WRITTEN_UNITS_MAX);
        policy = TextFlow.folded(policy, WRITTEN_UNITS_MAX);
    }
}
