package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Measures false findings on prose that copies nothing, run by hand: a folder of originals and a folder of prose, as
 * {@code src/test/tools/unrelated-texts.sh} fetches it ({@code language-author-title.txt}).
 *
 * <p>Three questions. Do the originals meet anything in the prose? Do pieces of half of the authors meet anything in the
 * other half? Are forty words of an original of the same language found in the middle of every whole book, and nothing
 * else? Every finding is
 * printed with both passages, for a person to read: people do quote each other.
 */
final class UnrelatedProseBench {
    private static final long SEED = 20_261_124;
    private static final int PAGE_WORDS = 3_000;
    private static final int PIECES = 500;
    private static final int PIECE_WORDS_MIN = 60;
    private static final int PIECE_WORDS_MAX = 600;
    private static final int PLANTED_WORDS = 40;
    private static final int BOOK_WORDS_MIN = 30_000;

    /** Texts of one language share this much of their running words, of two languages far less. */
    private static final double SAME_LANGUAGE_SHARE = 0.6;

    private static final int SHOWN_UNITS = 600;

    private record Text(String name, String words, Tokens tokens) {
        static Text of(String name, String words) {
            return new Text(name, words, NormalForm.tokens(words));
        }

        String author() {
            return name.split("-", 3)[1];
        }

        Text cut(int from, int to) {
            return of(name + " at word " + from, tokens.span(from, to).of(words));
        }
    }

    private record Detection(Text page, Text original, Passage passage) {
        void print() {
            System.out.printf(
                    "%n%s <- %s %s %d words %.0f bits%n   P: %s%n   O: %s%n",
                    page.name(),
                    original.name(),
                    passage.level(),
                    passage.words(),
                    passage.bits(),
                    shown(passage.candidate().of(page.words())),
                    shown(passage.original().of(original.words())));
        }

        private static String shown(String text) {
            String line = text.replaceAll("\\s+", " ");
            return line.length() > SHOWN_UNITS ? line.substring(0, SHOWN_UNITS) + "…" : line;
        }
    }

    private UnrelatedProseBench() {}

    public static void main(String[] arguments) {
        List<Text> originals = read(Path.of(arguments[0]));
        List<Text> works = read(Path.of(arguments[1])).stream()
                .filter(text -> !text.name().equals("README.txt"))
                .toList();
        List<Text> pages = pages(works);
        print("originals in whole works", originals, works, works);
        print("originals in pages", originals, pages, pages);
        RandomGenerator random = new Random(SEED);
        List<String> authors =
                List.copyOf(new TreeSet<>(works.stream().map(Text::author).toList()));
        Predicate<Text> even = text -> authors.indexOf(text.author()) % 2 == 0;
        halves(works, pages, even, random);
        halves(works, pages, even.negate(), random);
        plant(originals, works, random);
    }

    private static void halves(List<Text> works, List<Text> pages, Predicate<Text> first, RandomGenerator random) {
        List<Text> pieces = pieces(works.stream().filter(first).toList(), random);
        print(
                "pieces of half of the authors in the other half",
                pieces,
                pages.stream().filter(first.negate()).toList(),
                pages);
    }

    /** Returns pieces of works, every author alike, at places and of lengths left to chance. */
    private static List<Text> pieces(List<Text> works, RandomGenerator random) {
        List<String> authors = works.stream().map(Text::author).distinct().toList();
        return IntStream.range(0, PIECES)
                .mapToObj(number -> authors.get(number % authors.size()))
                .map(author -> works.stream()
                        .filter(work -> work.author().equals(author))
                        .toList())
                .map(own -> own.get(random.nextInt(own.size())))
                .map(work -> piece(work, random.nextInt(PIECE_WORDS_MIN, PIECE_WORDS_MAX), random))
                .toList();
    }

    private static Text piece(Text work, int words, RandomGenerator random) {
        int length = Math.min(words, work.tokens().count());
        int from = random.nextInt(work.tokens().count() - length + 1);
        return work.cut(from, from + length);
    }

    private static List<Text> pages(List<Text> works) {
        List<Text> pages = new ArrayList<>();
        for (Text work : works) {
            int words = work.tokens().count();
            for (int from = 0; from < words; from += PAGE_WORDS) {
                pages.add(work.cut(from, Math.min(words, from + PAGE_WORDS)));
            }
        }
        return pages;
    }

    private static void print(String question, List<Text> originals, List<Text> pages, List<Text> learned) {
        List<Tokens> tokens = originals.stream().map(Text::tokens).toList();
        OriginalTexts texts =
                new OriginalTexts(tokens, Background.shipped().with(tokens));
        Recurrence recurrence = texts.recurrence();
        learned.forEach(page -> recurrence.read(page.name(), page.tokens()));
        long start = cpuNanos();
        List<Detection> detections = detections(texts.without(recurrence), originals, pages);
        double seconds = (cpuNanos() - start) / 1e9;
        detections.forEach(Detection::print);
        long words = pages.stream().mapToLong(page -> page.tokens().count()).sum();
        long pairs = detections.stream()
                .map(found -> found.page().name() + found.original().name())
                .distinct()
                .count();
        System.out.printf(
                "%n%s: %d originals, %d pages, %d words, %.1f s of CPU, %d passages in %d pairs%n",
                question, originals.size(), pages.size(), words, seconds, detections.size(), pairs);
    }

    private static List<Detection> detections(OriginalTexts texts, List<Text> originals, List<Text> pages) {
        List<Detection> detections = new ArrayList<>();
        for (Text page : pages) {
            for (SharedText shared : texts.sharedWith(page.tokens())) {
                Text original = originals.get(shared.original());
                shared.passages().forEach(passage -> detections.add(new Detection(page, original, passage)));
            }
        }
        return detections;
    }

    private static void plant(List<Text> originals, List<Text> works, RandomGenerator random) {
        List<Tokens> tokens = originals.stream().map(Text::tokens).toList();
        OriginalTexts texts =
                new OriginalTexts(tokens, Background.shipped().with(tokens));
        List<Text> books = works.stream()
                .filter(work -> work.tokens().count() >= BOOK_WORDS_MIN)
                .toList();
        int found = 0;
        int others = 0;
        for (Text book : books) {
            List<Text> sameLanguage = sameLanguage(originals, book);
            Text original = sameLanguage.get(random.nextInt(sameLanguage.size()));
            Text copy = piece(original, PLANTED_WORDS, random);
            List<Detection> detections = detections(texts, originals, List.of(withinMiddle(book, copy)));
            boolean met = detections.stream().anyMatch(one -> one.original().equals(original));
            System.out.printf("%s holds %s: %b, %d passages%n", book.name(), copy.name(), met, detections.size());
            found += met ? 1 : 0;
            others += (int) detections.stream()
                    .filter(one -> !one.original().equals(original))
                    .peek(Detection::print)
                    .count();
        }
        System.out.printf("%nplanted: %d of %d found, %d other passages%n", found, books.size(), others);
    }

    private static Text withinMiddle(Text book, Text copy) {
        int middle = book.tokens().span(0, book.tokens().count() / 2).end();
        return Text.of(
                book.name(),
                book.words().substring(0, middle) + "\n" + copy.words() + "\n"
                        + book.words().substring(middle));
    }

    /** Returns the originals most of whose words are in the book too. */
    private static List<Text> sameLanguage(List<Text> originals, Text book) {
        Set<Long> known = hashes(book).boxed().collect(Collectors.toSet());
        return originals.stream()
                .filter(original -> original.tokens().count() >= PLANTED_WORDS)
                .filter(original -> hashes(original).filter(known::contains).count()
                        > SAME_LANGUAGE_SHARE * original.tokens().count())
                .toList();
    }

    private static LongStream hashes(Text text) {
        return IntStream.range(0, text.tokens().count()).mapToLong(text.tokens()::hash);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<Text> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> Text.of(file.getFileName().toString(), content(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
