package vigie.originals;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.text.QuotationMarks;
import vigie.text.Span;
import vigie.text.Tokens;
import vigie.text.Written;

/**
 * A text as queries see it: its sentences, and in them the words that stand next to each other without anything between
 * that a search engine would trip over (an address, a hashtag, a mention, an emoji). Immutable.
 */
final class QueryText {
    /** Addresses, mail addresses, hashtags and mentions: people copy them least, and engines read them in their own way. */
    private static final Pattern NOISE = Pattern.compile("(?:https?://|www\\.)\\S+"
            + "|\\S+@\\S+\\.\\S+"
            + "|[#@＃][\\p{L}\\p{N}_][^\\s,;!?]*"
            + "|\\b[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|fr|org|net|io|eu|ca)\\b(?:/\\S*)?");

    /** What may stand between two words of one phrase: engines pass over it. */
    private static final Pattern PASSED_OVER =
            Pattern.compile("[\\s\\p{Zs}\\p{Cf},;:()\\[\\]«»“”„\"'’ʼ‘‐‑–—.\u2026%€$&/-]*");

    private static final Pattern JOINT = Pattern.compile("\\p{Cf}*['’ʼ‐‑-]\\p{Cf}*");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\uFE0E\uFE0F]");
    private static final Pattern APOSTROPHES = Pattern.compile("[’ʼ‘]");

    /** Signs at the edge of a word; those inside, as in "3,5" or "rendez-vous", stay. */
    private static final Pattern SIGNS = Pattern.compile(
            "[«»“”„\"]" + "|(?<=[\\s\\p{Z}]|^)[^\\p{L}\\p{N}]+" + "|[^\\p{L}\\p{N}\\p{M}]+(?=[\\s\\p{Z}]|$)");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    /** A quotation longer than this share of its sentence makes it somebody else's. */
    private static final double QUOTED_SHARE = 0.5;

    private final String text;
    private final Tokens tokens;
    private final String language;
    private final List<Sentence> sentences;

    private QueryText(String text, Tokens tokens, String language, List<Sentence> sentences) {
        this.text = text;
        this.tokens = tokens;
        this.language = language;
        this.sentences = List.copyOf(sentences);
    }

    /**
     * A sentence or a line.
     *
     * @param tokens its tokens, as a range
     * @param runs words that stand next to each other, in order; a run may be of one word
     * @param quoted whether more than half of it stands between quotation marks
     */
    record Sentence(Span tokens, List<List<Word>> runs, boolean quoted) {
        Sentence {
            runs = List.copyOf(runs);
        }
    }

    /**
     * A word as written: "l’auteur" and "rendez-vous" are one, of two tokens.
     *
     * @param from its first token
     * @param to one past its last
     */
    record Word(int from, int to) {}

    /**
     * Reads a text.
     *
     * @param declared ISO 639-1 code or {@code und}; where the text tells another, that one is believed
     */
    static QueryText of(String text, String declared) {
        Written written = Written.of(text, declared);
        Tokens tokens = written.tokens();
        BitSet ends = sentenceEnds(text);
        BitSet noise = noise(text);
        BitSet quoted = QuotationMarks.between(text);
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (int next = 1; next <= tokens.count(); next++) {
            if (next == tokens.count() || endsBetween(ends, tokens, next)) {
                Span range = new Span(from, next);
                Span place = tokens.span(from, next);
                int unitsQuoted = quoted.get(place.start(), place.end()).cardinality();
                boolean mostlyQuoted = unitsQuoted > QUOTED_SHARE * place.length();
                sentences.add(new Sentence(range, runs(text, tokens, range, noise), mostlyQuoted));
                from = next;
            }
        }
        return new QueryText(text, tokens, written.language(), sentences);
    }

    /** Returns the places where a sentence or a line begins. */
    private static BitSet sentenceEnds(String text) {
        BitSet ends = new BitSet();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        for (int end = sentences.first(); end != BreakIterator.DONE; end = sentences.next()) {
            ends.set(end);
        }
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            ends.set(end + 1);
        }
        return ends;
    }

    private static boolean endsBetween(BitSet ends, Tokens tokens, int next) {
        int end = ends.nextSetBit(tokens.span(next - 1, next).end());
        return end >= 0 && end <= tokens.span(next, next + 1).start();
    }

    private static BitSet noise(String text) {
        BitSet noise = new BitSet();
        Matcher found = NOISE.matcher(text);
        while (found.find()) {
            noise.set(found.start(), found.end());
        }
        return noise;
    }

    private static List<List<Word>> runs(String text, Tokens tokens, Span range, BitSet noise) {
        List<List<Word>> runs = new ArrayList<>();
        List<Word> run = new ArrayList<>();
        int end = -1;
        for (int token = range.start(); token < range.end(); token++) {
            Span place = tokens.span(token, token + 1);
            boolean noisy = noise.nextSetBit(place.start()) >= 0 && noise.nextSetBit(place.start()) < place.end();
            String gap = end < 0 || end > place.start() ? "" : text.substring(end, place.start());
            boolean joined = end >= 0 && JOINT.matcher(gap).matches();
            if (!run.isEmpty() && (noisy || !PASSED_OVER.matcher(gap).matches())) {
                runs.add(List.copyOf(run));
                run.clear();
                joined = false;
            }
            end = place.end();
            if (noisy) {
                continue;
            }
            int from = joined && !run.isEmpty() ? run.removeLast().from() : token;
            run.add(new Word(from, token + 1));
        }
        if (!run.isEmpty()) {
            runs.add(List.copyOf(run));
        }
        return runs;
    }

    Tokens tokens() {
        return tokens;
    }

    /** Returns the language that the text is in, {@code und} where it is not told. */
    String language() {
        return language;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    /** Returns a sentence in normal form, by which equal ones are told. */
    String normal(Sentence sentence) {
        return tokens.normal(sentence.tokens().start(), sentence.tokens().end());
    }

    /**
     * Returns a range of tokens as it is written, accents and apostrophes kept, but without what no one types: spaces of
     * every width are plain ones, styled letters plain letters, apostrophes straight, and signs between words, which engines
     * pass over and some take for orders, are gone.
     */
    String written(int from, int to) {
        String plain = Normalizer.normalize(tokens.span(from, to).of(text), Normalizer.Form.NFKC);
        String seen = UNSEEN.matcher(plain).replaceAll("");
        String straight = APOSTROPHES.matcher(seen).replaceAll("'");
        return SPACES.matcher(SIGNS.matcher(straight).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /** Returns whether a token begins with a capital as written. */
    boolean isCapitalized(int token) {
        return Character.isUpperCase(
                text.codePointAt(tokens.span(token, token + 1).start()));
    }
}
