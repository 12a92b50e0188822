package vigie.text;

import java.util.List;

/**
 * What a page shows of one confidential text.
 *
 * @param brief number of the confidential text, from 0 in the order it was given
 * @param passages by place in the page, at least one
 */
public record LeakedText(int brief, List<LeakPassage> passages) {
    public LeakedText {
        passages = List.copyOf(passages);
    }
}
