package vigie.originals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.watch.Original;

/** Which of their originals an owner wants looked after first. Immutable. */
public final class QueryPriority {
    private final List<Pattern> patterns;

    private QueryPriority(List<Pattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Returns the priority that patterns say, the first the highest; may be empty.
     *
     * @param patterns of an original's key, the last part of it, its title or address, where {@code *} stands for anything
     */
    public static QueryPriority of(List<String> patterns) {
        return new QueryPriority(patterns.stream().map(QueryPriority::compiled).toList());
    }

    private static Pattern compiled(String pattern) {
        return Pattern.compile(
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** Returns the place of the first pattern that an original matches, from 0; the number of patterns when none does. */
    int rank(Original original) {
        for (int rank = 0; rank < patterns.size(); rank++) {
            Pattern pattern = patterns.get(rank);
            String key = original.key();
            boolean named = pattern.matcher(key).matches()
                    || pattern.matcher(key.substring(key.lastIndexOf('/') + 1)).matches()
                    || pattern.matcher(original.title()).matches()
                    || original.url()
                            .filter(url -> pattern.matcher(url.toString()).matches())
                            .isPresent();
            if (named) {
                return rank;
            }
        }
        return patterns.size();
    }
}
