package vigie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Text to terms, but for the exact ones: Unicode words (UAX #29), lower case, without elided articles (l’, d’, qu’), without accents, then the
 * stems of the language. Accents go before stemming, so that « inversé » and « inverse » have one stem. No word is
 * dropped as too common: phrases need them.
 *
 * <p>Thread-safe.
 */
final class Analysis extends Analyzer {
    /** For French pages. */
    static final String FRENCH = "fr";

    /** For English pages. */
    static final String ENGLISH = "en";

    /** For all other pages, and for names: no stemming. */
    static final String PLAIN = "und";

    /** For names whose capitals and accents count: words as they are written. */
    static final String EXACT = "exact";

    private final String language;

    private Analysis(String language) {
        this.language = language;
    }

    /** Returns the analysis of a language code. */
    static Analysis of(String language) {
        return new Analysis(language.equals(EXACT) ? EXACT : known(language));
    }

    /** Returns the code of the analysis that a language's pages get. */
    static String known(String language) {
        return language.equals(FRENCH) || language.equals(ENGLISH) ? language : PLAIN;
    }

    /** Returns the terms of a text in order. */
    List<String> terms(String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        var words = new StandardTokenizer();
        if (language.equals(EXACT)) {
            TokenStream bare = new ElisionFilter(new EnglishPossessiveFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES);
            return new TokenStreamComponents(words, new ComposingFilter(bare));
        }
        TokenStream lower = new ElisionFilter(new LowerCaseFilter(words), FrenchAnalyzer.DEFAULT_ARTICLES);
        TokenStream folded = new MarkFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(lower)));
        return new TokenStreamComponents(
                words,
                switch (language) {
                    case FRENCH -> new FrenchLightStemFilter(folded);
                    case ENGLISH -> new PorterStemFilter(folded);
                    default -> folded;
                });
    }

    /** Drops combining accents, which the folding filter leaves when a text is decomposed (NFD). */
    private static final class MarkFilter extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        MarkFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            int kept = 0;
            for (int i = 0; i < term.length(); i++) {
                if (Character.getType(term.charAt(i)) != Character.NON_SPACING_MARK) {
                    term.buffer()[kept++] = term.charAt(i);
                }
            }
            term.setLength(kept);
            return true;
        }
    }

    /** Joins letters and combining accents (NFC), so that a name written in either way is one. */
    private static final class ComposingFilter extends TokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        ComposingFilter(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String composed = Normalizer.normalize(term, Normalizer.Form.NFC);
            term.setEmpty().append(composed);
            return true;
        }
    }
}
