package vigie.index;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;

/** The names of the index's fields; title and text are indexed in one field a language. */
final class Fields {
    static final String URL = "url";
    static final String HOST = "host";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String READ_AT = "readAt";
    static final String PUBLISHED = "published";

    /** The languages with fields of their own. */
    static final List<String> LANGUAGES = List.of(Analysis.FRENCH, Analysis.ENGLISH, Analysis.PLAIN);

    private Fields() {}

    static String title(String language) {
        return TITLE + "_" + language;
    }

    static String text(String language) {
        return TEXT + "_" + language;
    }

    /** Returns an analyzer that treats each field by its language. */
    static Analyzer analyzer() {
        Map<String, Analyzer> analyses = LANGUAGES.stream()
                .flatMap(language -> Stream.of(title(language), text(language))
                        .map(field -> Map.entry(field, (Analyzer) Analysis.of(language))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new PerFieldAnalyzerWrapper(Analysis.of(Analysis.PLAIN), analyses);
    }
}
