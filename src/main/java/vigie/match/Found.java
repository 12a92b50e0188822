package vigie.match;

/**
 * A match with what stands around it on the page, all that the gate needs of the page's text.
 *
 * @param match what agrees
 * @param contentKey SHA-256 of the matched region in normal form: the same content elsewhere has the same key
 * @param quoted whether every passage stands in quotation marks or a quotation block
 * @param credited whether the owner's name or a link to one of the owner's addresses stands near or heads the page
 */
public record Found(Match match, String contentKey, boolean quoted, boolean credited) {}
