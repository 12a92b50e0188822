package vigie.notice;

/**
 * What was looked at between two digests, in numbers: so that silence says something.
 *
 * @param sources read
 * @param pages read, however often
 * @param unchanged of them, as before
 * @param originals compared with
 * @param unread addresses that could not be read
 */
public record Checked(int sources, int pages, int unchanged, int originals, int unread) {}
