package vigie.evidence;

import vigie.match.Match;

/**
 * What a page and one original share.
 *
 * @param originalTitle as the owner names it, or empty
 * @param originalUrl where it first came out, or empty
 * @param originalPublished when it first came out with the origin of that date, in ISO 8601, or empty when unknown
 * @param originalText the text that the match's spans of the original point into; empty to keep its words out of the
 *     bundle, as for a leak
 * @param match what agrees
 */
public record Comparison(
        String originalTitle, String originalUrl, String originalPublished, String originalText, Match match) {}
