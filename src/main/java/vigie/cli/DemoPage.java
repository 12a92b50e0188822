package vigie.cli;

import java.util.Optional;

/**
 * What is true of one page of the made-up web.
 *
 * @param site its site
 * @param path absolute path on the site
 * @param fact what a watcher must find there
 * @param original the owner's file it is about, as {@code originals/name}; empty when there is none to find
 */
record DemoPage(DemoSite site, String path, Fact fact, Optional<String> original) {
    /** What can be true of a page. */
    enum Fact {
        /** Text of an original, used without leave. */
        TEXT_REUSED,
        /** A picture of the owner, mirrored and captioned. */
        IMAGE_REUSED,
        /** A few sentences in quotation marks, with name and link. */
        QUOTED,
        /** A whole original, which a permission covers. */
        ALLOWED,
        /** Shares a passage with an original and is older. */
        EARLIER,
        /** The robots rules forbid it; it holds a copy, which nobody may see. */
        DISALLOWED,
        /** The server asks to come back later. */
        DEFERRED,
        /** Same subjects, hooks and hashtags, nothing of the owner. */
        INNOCENT
    }

    static DemoPage about(String original, Fact fact, DemoSite site, String path) {
        return new DemoPage(site, path, fact, Optional.of("originals/" + original));
    }

    static DemoPage innocent(DemoSite site, String path) {
        return new DemoPage(site, path, Fact.INNOCENT, Optional.empty());
    }
}
