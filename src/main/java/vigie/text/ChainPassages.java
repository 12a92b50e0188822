package vigie.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes passages of a {@link ChunkChain}: where each chunk stands in the original and what of the page renders it. */
final class ChainPassages {
    private final WindowedPage page;
    private final Tokens original;
    private final Background background;

    ChainPassages(WindowedPage page, Tokens original, Background background) {
        this.page = page;
        this.original = original;
        this.background = background;
    }

    /** Returns one passage a link; on the page each ends where the next begins, at the latest. */
    List<Passage> of(List<ChunkChain.Link> chain) {
        List<Passage> passages = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            ChunkChain.Link link = chain.get(i);
            int end = page.end(link.window());
            int next = i + 1 < chain.size() ? page.start(chain.get(i + 1).window()) : end;
            passages.add(passage(link, page.start(link.window()), Math.min(end, next)));
        }
        return passages;
    }

    private Passage passage(ChunkChain.Link link, int start, int end) {
        Set<Long> held = new HashSet<>();
        for (int token = page.start(link.window()); token < page.end(link.window()); token++) {
            held.add(page.stem(token));
        }
        int words = 0;
        double bits = 0;
        for (Rendering rendering : link.chunk().renderings()) {
            if (isHeld(rendering, held)) {
                words++;
                bits += Math.min(rendering.bits(), background.bits(original.hash(rendering.token())));
            }
        }
        return new Passage(
                original.span(link.chunk().from(), link.chunk().to()),
                page.tokens().span(start, end),
                Level.NEAR,
                Math.max(1, words),
                bits);
    }

    private static boolean isHeld(Rendering rendering, Set<Long> held) {
        for (long stem : rendering.stems()) {
            if (held.contains(stem)) {
                return true;
            }
        }
        return false;
    }
}
