package vigie.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigie.match.Match;
import vigie.text.Passage;
import vigie.text.Span;

/**
 * One shared passage as a mail shows it.
 *
 * @param number from 1
 * @param level {@code exact}, {@code near}, {@code reordered}, {@code leak} or {@code mention}: the end of a key of words
 * @param words aligned, 0 for a mention
 * @param mine the original's side, empty for a leak and a mention
 * @param theirs the page's side
 */
record SharedPassage(int number, String level, int words, Excerpt mine, Excerpt theirs) {
    /** More passages stand in the dashboard and in the evidence bundle. */
    static final int SHOWN_MAX = 8;

    /** Returns the passages of an alert's main sighting in the page's order, at most {@link #SHOWN_MAX}. */
    static List<SharedPassage> of(Alert alert) {
        List<SharedPassage> passages = new ArrayList<>();
        switch (alert.found().main().match()) {
            case Match.Aligned aligned ->
                aligned.passages().stream()
                        .limit(SHOWN_MAX)
                        .forEach(passage -> passages.add(of(passages.size() + 1, passage, alert)));
            case Match.Leak leak ->
                leak.passages().stream()
                        .limit(SHOWN_MAX)
                        .forEach(leaked -> passages.add(
                                oneSided(passages.size() + 1, "leak", leaked.words(), leaked.candidate(), alert)));
            case Match.Mention mention ->
                mention.spans().stream()
                        .limit(SHOWN_MAX)
                        .forEach(span -> passages.add(oneSided(passages.size() + 1, "mention", 0, span, alert)));
            case Match.Structure structure -> {}
            case Match.Image image -> {}
            case Match.Video video -> {}
        }
        return passages;
    }

    /** Returns how many passages there are in all. */
    static int count(Alert alert) {
        return switch (alert.found().main().match()) {
            case Match.Aligned aligned -> aligned.passages().size();
            case Match.Leak leak -> leak.passages().size();
            case Match.Mention mention -> mention.spans().size();
            case Match.Structure structure -> 0;
            case Match.Image image -> 0;
            case Match.Video video -> 0;
        };
    }

    private static SharedPassage oneSided(int number, String level, int words, Span span, Alert alert) {
        return new SharedPassage(number, level, words, new Excerpt("", "", ""), Excerpt.of(alert.pageText(), span));
    }

    private static SharedPassage of(int number, Passage passage, Alert alert) {
        return new SharedPassage(
                number,
                passage.level().name().toLowerCase(Locale.ROOT),
                passage.words(),
                Excerpt.of(alert.originalText(), passage.original()),
                Excerpt.of(alert.pageText(), passage.candidate()));
    }
}
