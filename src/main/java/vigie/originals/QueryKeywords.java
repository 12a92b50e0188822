package vigie.originals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigie.originals.PlannedQuery.Kind;
import vigie.originals.QueryPlan.Draft;
import vigie.originals.QueryReason.Part;
import vigie.originals.QueryText.Word;

/** Chooses the words that tell each part of a text from other texts: names first, then by tf·idf. */
final class QueryKeywords {
    /** A query of fewer words meets everything. */
    private static final int WORDS_MIN = 5;

    /** Names in one query: with more of them it finds directories. */
    private static final int NAMES_MAX = 3;

    /** Shorter figures are in every text. */
    private static final int FIGURES_MIN = 4;

    private static final int LETTERS_MIN = 3;

    private final QuerySource source;
    private final int length;
    private final Set<String> names;

    /** @param length words of a query */
    QueryKeywords(QuerySource source, int length) {
        this.source = source;
        this.length = length;
        this.names = names();
    }

    /** A word of one part of the text: where it stands first, how often. */
    private record Keyword(String word, int token, int times, double weight, boolean name) {}

    /** Returns up to so many queries, in the order of the text: as many parts as have enough words each. */
    List<Draft> spread(int count) {
        for (int segments = count; segments > 1; segments--) {
            List<Draft> queries = spreadOver(segments);
            if (queries.stream().allMatch(query -> query.words().size() == length)) {
                return queries;
            }
        }
        return spreadOver(Math.min(count, 1)).stream()
                .filter(query -> query.words().size() >= WORDS_MIN)
                .toList();
    }

    private List<Draft> spreadOver(int segments) {
        List<Word> words = source.runs().stream().flatMap(List::stream).toList();
        List<Draft> queries = new ArrayList<>();
        for (int segment = 0; segment < segments; segment++) {
            List<Word> part = words.subList(words.size() * segment / segments, words.size() * (segment + 1) / segments);
            queries.add(draft(chosen(part), segment + 1, segments));
        }
        return queries;
    }

    private List<Keyword> chosen(List<Word> part) {
        List<Keyword> ranked = keywords(part).stream()
                .sorted(Comparator.comparingDouble(Keyword::weight).reversed().thenComparingInt(Keyword::token))
                .toList();
        List<Keyword> chosen = new ArrayList<>(
                ranked.stream().filter(Keyword::name).limit(NAMES_MAX).toList());
        ranked.stream()
                .filter(keyword -> !chosen.contains(keyword))
                .limit(Math.max(0, length - chosen.size()))
                .forEach(chosen::add);
        return fitting(chosen);
    }

    /** Words are dropped from the end until every engine takes the query: only made-up words are that long. */
    private List<Keyword> fitting(List<Keyword> chosen) {
        List<Keyword> fitting = new ArrayList<>(chosen);
        while (!fitting.isEmpty() && !QueryPlan.isWithinLimits(text(fitting))) {
            fitting.removeLast();
        }
        return fitting;
    }

    private List<Keyword> keywords(List<Word> part) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Word word : part) {
            for (int token = word.from(); token < word.to(); token++) {
                String normal = source.text().tokens().word(token);
                if (isKeyword(normal)) {
                    first.putIfAbsent(normal, token);
                    times.merge(normal, 1, Integer::sum);
                }
            }
        }
        List<Keyword> keywords = new ArrayList<>();
        first.forEach((word, token) -> {
            int count = times.getOrDefault(word, 1);
            keywords.add(new Keyword(word, token, count, count * source.bits(token), names.contains(word)));
        });
        return keywords;
    }

    private boolean isKeyword(String word) {
        boolean figures = word.chars().allMatch(Character::isDigit);
        return source.isMatter(word) && word.length() >= (figures ? FIGURES_MIN : LETTERS_MIN);
    }

    private Draft draft(List<Keyword> keywords, int segment, int segments) {
        List<String> words = keywords.stream().map(Keyword::word).toList();
        return new Draft(Kind.KEYWORDS, Part.KEYWORDS, segment, segments, text(keywords), words, words);
    }

    private String text(List<Keyword> keywords) {
        return String.join(
                " ",
                keywords.stream()
                        .map(keyword -> source.text().written(keyword.token(), keyword.token() + 1))
                        .toList());
    }

    /** Returns the words that are written with a capital inside a sentence and nowhere without: people, places, brands. */
    private Set<String> names() {
        Set<String> capitalized = new HashSet<>();
        Set<String> small = new HashSet<>();
        for (List<Word> run : source.runs()) {
            boolean title = isTitle(run);
            for (Word word : run) {
                boolean inside = word.from() != run.getFirst().from() && !title;
                for (int token = word.from(); token < word.to(); token++) {
                    String normal = source.text().tokens().word(token);
                    if (!source.text().isCapitalized(token)) {
                        small.add(normal);
                    } else if (inside && isKeyword(normal) && !source.isCommon(normal)) {
                        capitalized.add(normal);
                    }
                }
            }
        }
        capitalized.removeAll(small);
        return capitalized;
    }

    /** Where most words have capitals, capitals tell nothing. */
    private boolean isTitle(List<Word> run) {
        long capitals = run.stream()
                .filter(word -> source.text().isCapitalized(word.from()))
                .count();
        return 2 * capitals > run.size();
    }
}
