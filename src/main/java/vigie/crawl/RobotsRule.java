package vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * One Allow or Disallow line.
 *
 * @param allow whether it allows
 * @param pieces what stands between the stars, normally spelled; the first one begins the path
 * @param anchored whether the address must end where the rule ends
 * @param octets length of the rule, which decides between rules
 * @param written the line as written, without its comment
 * @param line its number from 1
 */
record RobotsRule(boolean allow, List<String> pieces, boolean anchored, int octets, String written, int line) {
    /** The first of those that match decides: longest first, then allowances, then the order of the file. */
    static final Comparator<RobotsRule> DECIDING_FIRST = Comparator.comparingInt(RobotsRule::octets)
            .reversed()
            .thenComparing(RobotsRule::allow, Comparator.reverseOrder())
            .thenComparingInt(RobotsRule::line);

    /** As in a canonical URL, but for {@code *} and {@code $}, which mean something in a rule. */
    private static final String KEPT_MARKS = "!&()+,;=:@/?";

    /**
     * Returns the rule of a line.
     *
     * @param path the pattern, octets as characters U+0000…U+00FF
     * @param written the line, octets likewise
     */
    static RobotsRule of(boolean allow, String path, String written, int line) {
        boolean anchored = path.endsWith("$");
        String pattern = anchored ? path.substring(0, path.length() - 1) : path;
        String normal = normal(pattern.getBytes(StandardCharsets.ISO_8859_1), "*");
        return new RobotsRule(
                allow,
                List.of(normal.split("\\*", -1)),
                anchored,
                normal.length() + (anchored ? 1 : 0),
                new String(written.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8),
                line);
    }

    /** Returns a path with its query as {@link #matches} takes it. */
    static String target(String pathAndQuery) {
        return normal(pathAndQuery.getBytes(StandardCharsets.UTF_8), "");
    }

    /** Returns whether the rule speaks about a path. Linear in both for each star. */
    boolean matches(String target) {
        if (!target.startsWith(pieces.getFirst())) {
            return false;
        }
        int at = pieces.getFirst().length();
        for (String piece : pieces.subList(1, pieces.size())) {
            int found = target.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return !anchored || endsWithLast(target, at);
    }

    /** The earliest place of each piece leaves most room for the last, which may then stand at the end instead. */
    private boolean endsWithLast(String target, int at) {
        if (at == target.length()) {
            return true;
        }
        String last = pieces.getLast();
        return pieces.size() > 1 && target.endsWith(last) && target.length() - last.length() >= at - last.length();
    }

    private static String normal(byte[] text, String moreMarks) {
        return PercentEncoding.normalize(text, KEPT_MARKS + moreMarks);
    }
}
