package vigie.web;

/** The dashboard's parts, in the order of its menu; the words stand in the bundle as {@code section.NAME}. */
public enum Section {
    CASES("/cases"),
    SOURCES("/sources"),
    UNREAD("/unread"),
    SEARCH("/search"),
    MAILS("/mails");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    /** Returns where it is. */
    public String path() {
        return path;
    }
}
