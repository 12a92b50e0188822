package vigie.text;

/** c@1 (Peñas and Rodrigo, "A simple measure to assess non-response", ACL 2011). */
final class CorrectAtOne {
    private CorrectAtOne() {}

    /** Returns c@1, 0…1: the share answered rightly, where each unanswered question earns that share too. */
    static double of(long right, long unanswered, long questions) {
        return (right + unanswered * (right / (double) questions)) / questions;
    }
}
