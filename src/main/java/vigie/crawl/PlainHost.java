package vigie.crawl;

/**
 * Hosts, perhaps with a port, that no parser of addresses would change: two labels or more of lower-case letters, digits
 * and single hyphens, the last of letters only, or an IPv4 address of four decimal numbers without leading zeros. Nothing
 * that IDN might read. False says nothing.
 *
 * <p>Scanned by hand: it is asked of every link of every page, and the regular expression that says the same (it stands in
 * the test) took 6 % of a crawl.
 */
final class PlainHost {
    /** UTF-16 units with the port; longer ones are left to the parser. */
    private static final int LENGTH_MAX = 100;

    /** RFC 1035, section 2.3.4. */
    private static final int LABEL_LENGTH_MAX = 63;

    private static final int LAST_LABEL_LENGTH_MAX = 20;

    private PlainHost() {}

    /** Returns whether the units from start to end, exclusive, are such a host, with or without a port of four digits. */
    static boolean isAt(String text, int start, int end) {
        if (end - start > LENGTH_MAX) {
            return false;
        }
        int colon = text.indexOf(':', start);
        boolean hasPort = colon >= 0 && colon < end;
        return (!hasPort || isPort(text, colon + 1, end)) && areLabels(text, start, hasPort ? colon : end);
    }

    /** No default port has four digits. */
    private static boolean isPort(String text, int start, int end) {
        if (end - start != 4 || text.charAt(start) == '0') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean areLabels(String text, int start, int end) {
        int labels = 0;
        int numbers = 0;
        int from = start;
        while (true) {
            int to = labelEnd(text, from, end);
            if (to < 0) {
                return false;
            }
            labels++;
            numbers += isOctet(text, from, to) ? 1 : 0;
            if (to == end) {
                return (labels >= 2 && isLastLabel(text, from, to)) || (labels == 4 && numbers == 4);
            }
            from = to + 1;
        }
    }

    /** Returns where the label that starts here ends, at a dot or the end, or -1 when it is none. */
    private static int labelEnd(String text, int from, int end) {
        int to = from;
        while (to < end && text.charAt(to) != '.') {
            char c = text.charAt(to);
            boolean innerHyphen = c == '-' && to > from && text.charAt(to - 1) != '-';
            if (!isLetter(c) && !isDigit(c) && !innerHyphen) {
                return -1;
            }
            to++;
        }
        boolean label = to > from && to - from <= LABEL_LENGTH_MAX && text.charAt(to - 1) != '-';
        return label ? to : -1;
    }

    private static boolean isLastLabel(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isLetter(text.charAt(i))) {
                return false;
            }
        }
        return to - from >= 2 && to - from <= LAST_LABEL_LENGTH_MAX;
    }

    /** 0 to 255 in decimal without leading zeros. */
    private static boolean isOctet(String text, int from, int to) {
        if (to - from > 3 || (text.charAt(from) == '0' && to - from > 1)) {
            return false;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value <= 255;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
