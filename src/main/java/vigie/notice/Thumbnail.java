package vigie.notice;

import vigie.crawl.Body;

/**
 * A small picture shown in a mail.
 *
 * @param name of letters, digits and hyphens, once in a mail: its content id
 * @param side whose picture it is
 * @param caption what it shows, for those who do not see it
 * @param jpeg its bytes
 */
public record Thumbnail(String name, Side side, String caption, Body jpeg) {
    /** Whose picture. */
    public enum Side {
        ORIGINAL,
        PAGE,
        /** Both in one picture, the owner's on the left. */
        BOTH
    }

    public Thumbnail {
        if (!name.matches("[A-Za-z0-9-]{1,60}")) {
            throw new IllegalArgumentException("not a name of letters, digits and hyphens: " + name);
        }
    }
}
