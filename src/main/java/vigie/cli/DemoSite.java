package vigie.cli;

import java.util.Locale;

/** The sites of the made-up web, each with its pages below {@code demo/web/<folder>}. */
enum DemoSite {
    /** A studio's blog with a feed, in French. */
    STUDIO,
    /** A magazine with a sitemap and a robots.txt, in English. */
    CLIP,
    /** A potter's shop with pictures, in French. */
    POTERIE,
    /** A weekly review of links, in French. */
    REVUE,
    /** A cooperative that the owner allows to use a guide, in French. */
    PARTENAIRE,
    /** An older paper, in French. */
    GAZETTE,
    /** A personal blog with a sitemap, in English. */
    SLOW,
    /** A photographer's journal, in French. */
    LUMEN,
    /** A magazine whose server asks to come back later, in French. */
    DOSSIER;

    /** Returns the name of its folder, which is also its place {@code {name}} in the demo's files. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
