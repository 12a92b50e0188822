package vigie.originals;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A search engine in memory: reads a query as engines do, shares no code with Vigie. Straight quotation marks make a phrase,
 * {@code -site:} leaves a host out, other words are wanted, four in five of them at least.
 */
final class FakeEngine {
    private static final int RESULTS_MAX = 10;
    private static final int SNIPPET_WORDS = 30;
    private static final String PARTED_BY = "[\\s\u202F’'-]+";

    private final List<Entry> pages = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    /** What a search gives. */
    record Result(String url, String title, String snippet) {}

    private record Entry(
            String url, String title, String text, List<String> written, List<String> words, Set<String> set) {
        String host() {
            return url.substring("https://".length(), url.indexOf('/', "https://".length()));
        }
    }

    private record Found(Entry page, double share, int at) {}

    private record Query(List<String> phrase, List<String> words, List<String> without) {}

    void add(String url, String title, String text) {
        List<String> written = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String one : text.split(PARTED_BY, -1)) {
            String word = plain(one);
            if (!word.isEmpty()) {
                written.add(one);
                words.add(word);
            }
        }
        pages.add(new Entry(url, title, text, List.copyOf(written), List.copyOf(words), new HashSet<>(words)));
    }

    /** Returns every query it was sent. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    String text(String url) {
        return pages.stream()
                .filter(page -> page.url().equals(url))
                .findFirst()
                .orElseThrow()
                .text();
    }

    List<Result> search(String sent) {
        asked.add(sent);
        return found(sent, pages).stream()
                .limit(RESULTS_MAX)
                .map(found -> new Result(found.page().url(), found.page().title(), snippet(found)))
                .toList();
    }

    /** Returns whether a query, asked when the page is known, would give it among all results; asks nothing. */
    boolean wouldFind(String sent, String url) {
        return !found(
                        sent,
                        pages.stream().filter(page -> page.url().equals(url)).toList())
                .isEmpty();
    }

    private static List<Found> found(String sent, List<Entry> pages) {
        Query query = read(sent);
        List<Found> found = new ArrayList<>();
        for (Entry page : pages) {
            String host = page.host();
            if (!page.set().containsAll(query.phrase())) {
                continue;
            }
            if (query.without().stream().anyMatch(site -> host.equals(site) || host.endsWith("." + site))) {
                continue;
            }
            int at = query.phrase().isEmpty() ? 0 : Collections.indexOfSubList(page.words(), query.phrase());
            long held = query.words().stream().filter(page.set()::contains).count();
            double share =
                    query.words().isEmpty() ? 1 : (double) held / query.words().size();
            if (at >= 0 && share >= 0.8) {
                found.add(new Found(page, share, query.words().isEmpty() ? at : densest(page, query)));
            }
        }
        found.sort(Comparator.comparingDouble(Found::share)
                .reversed()
                .thenComparing(one -> one.page().url()));
        return found;
    }

    /** Returns where the stretch begins that holds most of the words, as engines choose what to show. */
    private static int densest(Entry page, Query query) {
        int best = 0;
        long most = -1;
        for (int from = 0; from < page.words().size(); from += 5) {
            int to = Math.min(page.words().size(), from + SNIPPET_WORDS - 10);
            List<String> stretch = page.words().subList(from, to);
            long held = query.words().stream().filter(stretch::contains).count();
            best = held > most ? from : best;
            most = Math.max(most, held);
        }
        return best;
    }

    private static Query read(String sent) {
        List<String> phrase = new ArrayList<>();
        List<String> words = new ArrayList<>();
        List<String> without = new ArrayList<>();
        String[] parts = sent.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            List<String> wanted = i % 2 == 1 ? phrase : words;
            for (String part : parts[i].split("\\s+", -1)) {
                if (part.startsWith("-site:")) {
                    without.add(part.substring("-site:".length()));
                    continue;
                }
                Stream.of(part.split(PARTED_BY, -1))
                        .map(FakeEngine::plain)
                        .filter(word -> !word.isEmpty())
                        .forEach(wanted::add);
            }
        }
        return new Query(phrase, words, without);
    }

    private static String snippet(Found found) {
        int from = Math.max(0, found.at() - 5);
        int to = Math.min(found.page().written().size(), from + SNIPPET_WORDS);
        return "… " + String.join(" ", found.page().written().subList(from, to)) + " …";
    }

    private static String plain(String word) {
        String letters = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        StringBuilder plain = new StringBuilder();
        letters.codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
