package vigie.store;

/** How many URLs' last visit came to an outcome. */
public record OutcomeCount(String outcome, int visits) {}
