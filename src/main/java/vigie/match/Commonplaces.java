package vigie.match;

import java.util.concurrent.atomic.AtomicInteger;
import vigie.extract.Page;
import vigie.text.OriginalSkeletons;
import vigie.text.OriginalTexts;
import vigie.text.Recurrence;
import vigie.text.Skeleton;
import vigie.text.SkeletonRecurrence;
import vigie.text.Tokens;
import vigie.text.WordsRead;

/**
 * Learns from the pages read what is commonplace in one set of originals: set phrases, words, ways to build a text. Pages
 * that hold text of an original teach set phrases only: a work copied often does not become commonplace by that.
 *
 * <p>Guarded by itself: pages may be read from several threads.
 */
public final class Commonplaces {
    /** Pages whose structure teaches: each costs some milliseconds, and all are read again when a new original comes. */
    private static final int STRUCTURES_MAX = 2_000;

    private final AtomicInteger structures = new AtomicInteger();
    private final OriginalTexts texts;
    private final Recurrence phrases;
    private final SkeletonRecurrence skeletons;
    private final WordsRead words = new WordsRead();

    Commonplaces(OriginalTexts texts, OriginalSkeletons skeletons) {
        this.texts = texts;
        this.phrases = texts.recurrence();
        this.skeletons = skeletons.recurrence();
    }

    /** Learns from a page, whose words are {@code tokens}; the same page again changes nothing. */
    public void read(Page page, Tokens tokens) {
        String key = page.url().value();
        phrases.read(key, tokens);
        if (!texts.mayShareWith(tokens)) {
            words.read(key, tokens);
            if (structures.incrementAndGet() <= STRUCTURES_MAX) {
                skeletons.read(key, Skeleton.of(page.text()));
            }
        }
    }

    Recurrence phrases() {
        return phrases;
    }

    SkeletonRecurrence skeletons() {
        return skeletons;
    }

    WordsRead words() {
        return words;
    }
}
