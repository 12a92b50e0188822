package vigie.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import vigie.testing.Manuals.ManualPage;

/** Picks passages of the manuals that read as prose and stand on one page only. */
final class ManualPassages {
    private static final int WORDS_MIN = 100;
    private static final int WORDS_MAX = 400;

    /** Words that another page may share with a passage: below this nobody would call it the same passage. */
    private static final int SHARED_WORDS_MAX = 12;

    private static final int RUN = 6;

    /** One in so many words of four letters or more is changed: a light edit. */
    private static final int LONG_WORDS_FOR_A_CHANGE = 10;

    private static final Pattern BOILERPLATE =
            Pattern.compile("(?i)licen[cs]|copyright|garanti|warrant|https?:|copying|permission|isbn");
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{L}{4,}(?![\\p{L}\\p{N}-])");
    private static final Set<String> FRENCH =
            Set.of("le", "la", "les", "des", "est", "une", "dans", "pour", "qui", "que");
    private static final Set<String> ENGLISH = Set.of("the", "of", "and", "is", "to", "in", "that", "for", "it", "are");

    /** What changed words become: ordinary words, so that only a change is visible and not its maker. */
    private static final List<String> FRENCH_WORDS =
            List.of("plutôt", "chaque", "souvent", "toujours", "partie", "ensemble", "ailleurs", "possible");

    private static final List<String> ENGLISH_WORDS =
            List.of("rather", "every", "often", "always", "part", "together", "elsewhere", "possible");

    private final List<ManualPage> pages;
    private final SplittableRandom random;

    ManualPassages(List<ManualPage> pages, SplittableRandom random) {
        this.pages = pages;
        this.random = random;
    }

    /** One passage of one page. */
    record ManualPassage(String path, String language, String text) {}

    /** Returns {@code count} passages of a language, each from another page, in the order they were drawn. */
    List<ManualPassage> draw(String language, int count) {
        List<ManualPassage> candidates = pages.stream()
                .filter(page -> page.language().equals(language))
                .filter(page -> !page.path().contains(ManualSite.FORBIDDEN))
                .flatMap(page -> prose(page).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        List<ManualPassage> drawn = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        while (drawn.size() < count && !candidates.isEmpty()) {
            ManualPassage candidate = candidates.remove(random.nextInt(candidates.size()));
            if (!paths.contains(candidate.path()) && isOnOnePageOnly(candidate)) {
                paths.add(candidate.path());
                drawn.add(candidate);
            }
        }
        if (drawn.size() < count) {
            throw new IllegalStateException("only " + drawn.size() + " passages in " + language);
        }
        return drawn;
    }

    /** Returns a passage with about one in ten of its words of four letters or more replaced. */
    String withWordsChanged(ManualPassage passage) {
        List<String> others = passage.language().equals("fr") ? FRENCH_WORDS : ENGLISH_WORDS;
        return WORD.matcher(passage.text())
                .replaceAll(match -> random.nextInt(LONG_WORDS_FOR_A_CHANGE) == 0
                        ? others.get(random.nextInt(others.size()))
                        : match.group());
    }

    private static List<ManualPassage> prose(ManualPage page) {
        return page.html().select("p, div.para").stream()
                .filter(block -> block.children()
                        .select("pre, table, ul, ol, dl, p, div")
                        .isEmpty())
                .map(Element::text)
                .filter(text -> isProse(text, page.language()))
                .map(text -> new ManualPassage(page.path(), page.language(), text))
                .toList();
    }

    private static boolean isProse(String text, String language) {
        List<String> words = SharedWords.of(text);
        long common = words.stream()
                .filter(language.equals("fr") ? FRENCH::contains : ENGLISH::contains)
                .count();
        return words.size() >= WORDS_MIN
                && words.size() <= WORDS_MAX
                && common * 8 > words.size()
                && !BOILERPLATE.matcher(text).find()
                && text.toLowerCase(Locale.ROOT)
                                        .chars()
                                        .filter(Character::isLetter)
                                        .count()
                                * 4L
                        > text.length() * 3L;
    }

    private boolean isOnOnePageOnly(ManualPassage passage) {
        var runs = new SharedWords(RUN);
        List<String> words = SharedWords.of(passage.text());
        return pages.stream()
                .filter(page -> !page.path().equals(passage.path()))
                .allMatch(page -> runs.covered(page.words(), words) <= SHARED_WORDS_MAX);
    }
}
