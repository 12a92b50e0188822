package vigie.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/**
 * How common each word is, so that what is too common proves nothing. Immutable.
 *
 * <p>The unit is a stretch of {@value #STRETCH_WORDS} words: the probability of a word is the share of stretches that hold
 * it, and its weight is its self-information, {@code -log₂} of that. A word of every stretch ("de", "the") weighs nothing; a
 * word never met weighs about twelve bits. The shipped counts are those of French and of English; a word common in
 * either is common. Texts of one's own are added on top, smoothed by the shipped counts so that a handful of texts does not
 * make their own words common.
 */
public final class Background {
    /** About a page of print: long enough that function words are in every stretch, short enough that topic words are not. */
    static final int STRETCH_WORDS = 300;

    /** Stretches that the shipped counts are worth beside one's own texts: 150,000 words. */
    private static final double SHIPPED_WEIGHT = 500;

    static final List<String> SHIPPED_LANGUAGES = List.of("en", "fr");

    private final List<Counts> shipped;
    private final Counts own;
    private final LongWeights weights;

    private Background(List<Counts> shipped, Counts own) {
        this.shipped = shipped;
        this.own = own;
        this.weights = weights();
    }

    /** How many stretches there are, and how many of them hold each word, by its hash. */
    private record Counts(int stretches, LongCounts holding) {
        double probability(long word) {
            return (holding.get(word) + 0.5) / (stretches + 1.0);
        }

        double probabilityOfUnmet() {
            return 0.5 / (stretches + 1.0);
        }
    }

    /** Returns the background that comes with Vigie: counts only, of free French and English texts. */
    public static Background shipped() {
        return new Background(
                SHIPPED_LANGUAGES.stream().map(Background::read).toList(), new Counts(0, new LongCounts()));
    }

    /** Returns this background with texts of one's own counted too; this one is not changed. */
    public Background with(List<Tokens> texts) {
        return with(texts.stream());
    }

    /** Returns the same for texts that need not be there all at once. */
    public Background with(Stream<Tokens> texts) {
        LongCounts holding = own.holding().copy();
        int stretches = own.stretches();
        for (Iterator<Tokens> each = texts.iterator(); each.hasNext(); ) {
            stretches += count(each.next(), holding);
        }
        return new Background(shipped, new Counts(stretches, holding));
    }

    /** Returns this background with the words of pages read counted too; this one is not changed. */
    public Background with(WordsRead read) {
        LongCounts holding = own.holding().copy();
        int stretches = own.stretches() + read.addTo(holding);
        return new Background(shipped, new Counts(stretches, holding));
    }

    /** Counts the words of each stretch of a text; returns the number of stretches. */
    static int count(Tokens text, LongCounts holding) {
        int stretches = 0;
        for (int start = 0; start < text.count(); start += STRETCH_WORDS) {
            words(text, start).forEach(word -> holding.add(word, 1));
            stretches++;
        }
        return stretches;
    }

    private static Set<Long> words(Tokens text, int start) {
        Set<Long> words = new HashSet<>();
        int end = Math.min(start + STRETCH_WORDS, text.count());
        for (int token = start; token < end; token++) {
            words.add(text.hash(token));
        }
        return words;
    }

    /** Returns the self-information of a word, by its {@linkplain Tokens#hash hash}, in bits, 0 or more. */
    public double bits(long word) {
        return weights.get(word);
    }

    /** The weight of every word met, worked out once: a page asks for those of all its words. */
    private LongWeights weights() {
        LongCounts all = own.holding().copy();
        for (Counts language : shipped) {
            for (long word : language.holding().metAtLeast(1)) {
                all.add(word, 1);
            }
        }
        LongWeights weights = new LongWeights(all.size(), weightOfUnmet());
        for (long word : all.metAtLeast(1)) {
            weights.put(word, weight(word));
        }
        return weights;
    }

    private double weight(long word) {
        double common = 0;
        for (Counts language : shipped) {
            common = Math.max(common, language.probability(word));
        }
        return weight(own.holding().get(word), common);
    }

    private double weightOfUnmet() {
        double common = 0;
        for (Counts language : shipped) {
            common = Math.max(common, language.probabilityOfUnmet());
        }
        return weight(0, common);
    }

    private double weight(double met, double common) {
        double probability = (met + SHIPPED_WEIGHT * common) / (own.stretches() + SHIPPED_WEIGHT);
        return Math.max(0, -Math.log(probability) / Math.log(2));
    }

    private static Counts read(String language) {
        LongCounts holding = new LongCounts();
        forEachWord(language, (word, count) -> holding.add(Shingles.hash(word, 0, word.length()), count));
        return new Counts(stretches(language), holding);
    }

    /** Returns the number of stretches that were counted of a shipped language. */
    static int stretches(String language) {
        return Integer.parseInt(lines(language).getFirst());
    }

    /** Calls with each word of a shipped language, in normal form, and the number of stretches that hold it. */
    static void forEachWord(String language, ObjIntConsumer<String> each) {
        lines(language).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .forEach(columns -> each.accept(columns[0], Integer.parseInt(columns[1])));
    }

    private static List<String> lines(String language) {
        String name = "background_" + language + ".tsv";
        try (InputStream bytes = Objects.requireNonNull(Background.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
