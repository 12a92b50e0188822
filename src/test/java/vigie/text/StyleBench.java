package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures style, run by hand: each argument is a folder of authors of one language, one sub-folder each, with their texts.
 * Each author gives two samples, from the beginning of the first half of all that he or she wrote and of the second. The floor
 * is lifted here, and here only, to show what it is for.
 */
final class StyleBench {
    private static final int[] SIZES = {500, 2_000, 5_000};

    /** Pairs of different authors for each author: enough for an area, few enough for a minute. */
    private static final int DIFFERENT_PAIRS = 8;

    private final Background background = Background.shipped();
    private final List<String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();

    private StyleBench(Path folder) {
        for (Path author : list(folder)) {
            StringBuilder all = new StringBuilder();
            list(author).forEach(text -> all.append(read(text)).append('\n'));
            int middle = all.indexOf(" ", all.length() / 2);
            first.add(all.substring(0, middle));
            second.add(all.substring(middle));
        }
    }

    public static void main(String[] folders) {
        for (String folder : folders) {
            StyleBench bench = new StyleBench(Path.of(folder));
            for (int words : SIZES) {
                bench.print(folder, words);
            }
        }
    }

    private void print(String folder, int words) {
        List<StyleProfile> one = samples(first, words);
        List<StyleProfile> other = samples(second, words);
        List<StyleVerdict> same = new ArrayList<>();
        List<StyleVerdict> different = new ArrayList<>();
        List<StyleVerdict> balanced = new ArrayList<>();
        int refused = 0;
        for (int author = 0; author < one.size(); author++) {
            refused += Style.modest()
                            .compare(one.get(author), other.get(author), one, new Random(1))
                            .isRefused()
                    ? 1
                    : 0;
            same.add(verdict(one, other, author, author));
            for (int step = 1; step <= Math.min(DIFFERENT_PAIRS, one.size() - 1); step++) {
                int next = (author + step) % one.size();
                different.add(verdict(one, other, author, next));
            }
            balanced.add(different.getLast());
        }
        System.out.printf(
                Locale.ROOT,
                "%s %d words: %d authors, %d pairs; refused by the product %d of %d; AUC by distance %.3f, by share %.3f; "
                        + "c@1 %.3f (same: %s; different: %s)%n",
                folder,
                words,
                one.size(),
                same.size() + different.size(),
                refused,
                one.size(),
                area(
                        same.stream().map(StyleVerdict::styleDistance).toList(),
                        different.stream().map(StyleVerdict::styleDistance).toList()),
                area(
                        same.stream().map(verdict -> 1 - verdict.nearerShare()).toList(),
                        different.stream()
                                .map(verdict -> 1 - verdict.nearerShare())
                                .toList()),
                correctAtOne(same, balanced),
                counts(same),
                counts(different));
    }

    private StyleVerdict verdict(List<StyleProfile> one, List<StyleProfile> other, int author, int next) {
        List<StyleProfile> others = new ArrayList<>();
        for (int each = 0; each < one.size(); each++) {
            if (each != author && each != next) {
                others.add(one.get(each));
            }
        }
        return Style.from(1).compare(one.get(author), other.get(next), others, new Random(7));
    }

    private List<StyleProfile> samples(List<String> texts, int words) {
        List<StyleProfile> samples = new ArrayList<>();
        for (String text : texts) {
            Tokens tokens = NormalForm.tokens(text.substring(0, Math.min(text.length(), words * 12)));
            int end = tokens.span(0, Math.min(tokens.count(), words)).end();
            samples.add(StyleProfile.of(List.of(text.substring(0, end)), background));
        }
        return samples;
    }

    /** Returns the area under the curve: how often a pair of one hand is nearer than a pair of two; ties are half. */
    private static double area(List<Double> same, List<Double> different) {
        double nearer = 0;
        for (double one : same) {
            for (double other : different) {
                nearer += one < other ? 1 : one == other ? 0.5 : 0;
            }
        }
        return nearer / same.size() / different.size();
    }

    /** Returns c@1: unanswered pairs count as much as the answered ones are right (Peñas and Rodrigo, ACL 2011). */
    private static double correctAtOne(List<StyleVerdict> same, List<StyleVerdict> different) {
        long right = count(same, StyleVerdict.Outcome.NEARER_THAN_OTHERS)
                + count(different, StyleVerdict.Outcome.NOT_NEARER);
        long unanswered =
                count(same, StyleVerdict.Outcome.CANNOT_SAY) + count(different, StyleVerdict.Outcome.CANNOT_SAY);
        return CorrectAtOne.of(right, unanswered, same.size() + different.size());
    }

    private static long count(List<StyleVerdict> verdicts, StyleVerdict.Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }

    private static String counts(List<StyleVerdict> verdicts) {
        return Arrays.stream(StyleVerdict.Outcome.values())
                .filter(outcome -> count(verdicts, outcome) > 0)
                .map(outcome -> outcome + " " + count(verdicts, outcome))
                .toList()
                .toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
