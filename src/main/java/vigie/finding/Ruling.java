package vigie.finding;

/**
 * What the gate said of a match.
 *
 * @param label the first step that decided
 * @param why its particular: a date, a permission's terms; may be empty
 */
public record Ruling(Label label, String why) {
    /** Returns whether a person should be told at once, once it was found again. */
    public boolean raisesAlert() {
        return label.raisesAlert();
    }
}
