package vigie;

/**
 * What one round came to.
 *
 * @param sources looked at
 * @param sourcesFailed of them, those that could not be read
 * @param visits made
 * @param pastFound pages read before that show a new original
 * @param queued messages written
 * @param sent messages taken by the mail server or folder
 */
public record Round(int sources, int sourcesFailed, int visits, int pastFound, int queued, int sent) {}
