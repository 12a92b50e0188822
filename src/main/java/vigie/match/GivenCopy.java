package vigie.match;

import vigie.text.Code;

/**
 * A copy of a confidential draft that was given to somebody.
 *
 * @param share id of the sharing, as shown to people: {@code h3}
 * @param recipient who received it; the share's id once the name was to be forgotten
 * @param code which way each slot of it is worded
 */
public record GivenCopy(String share, String recipient, Code code) {}
