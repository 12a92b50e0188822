package vigie.crawl;

/**
 * What a host's {@code /.well-known/tdmrep.json} says of one address (TDM Reservation Protocol, W3C community group
 * report, "TDM File on the Origin Server").
 *
 * @param reserved whether text and data mining is reserved; false where the file says that it is not
 * @param policy address of the policy as written; empty when there is none
 * @param rule the rule that matched, as compact JSON, at most {@value #RULE_UNITS_MAX} units of it
 */
public record Reservation(boolean reserved, String policy, String rule) {
    /** Enough to find the rule in its file; a location and a policy are addresses of some hundred characters. */
    public static final int RULE_UNITS_MAX = 1_000;

    public Reservation {
        policy = policy.substring(0, Math.min(policy.length(), CanonicalUrl.LENGTH_MAX));
        rule = rule.substring(0, Math.min(rule.length(), RULE_UNITS_MAX));
    }
}
