package vigie.text;

/**
 * A passage of a page that stands in a confidential text.
 *
 * @param block ordinal of the confidential text's block in which it begins
 * @param page range in the page's text, from the first recognised word to the last; it may be a few words longer in truth
 * @param words recognised words, at least twelve
 */
public record LeakPassage(int block, Span page, int words) {}
