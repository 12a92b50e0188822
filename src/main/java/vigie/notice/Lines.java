package vigie.notice;

/** Gathers lines of plain text. Not thread-safe. */
final class Lines {
    private final StringBuilder text = new StringBuilder();

    Lines add(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** An empty line, once. */
    Lines blank() {
        if (!text.isEmpty() && !text.toString().endsWith("\n\n")) {
            text.append('\n');
        }
        return this;
    }

    /** A line underlined. */
    Lines title(String line) {
        return blank().add(line).add("-".repeat(line.length()));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
