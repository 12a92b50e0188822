package vigie.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vigie.image.DrawnSlides.Layout;
import vigie.text.Background;
import vigie.text.NormalForm;
import vigie.text.NumberedTexts;
import vigie.text.OriginalTexts;
import vigie.text.SharedText;
import vigie.text.Tokens;

/**
 * Measures how well the words of pictures are read and found again; run by hand.
 *
 * <p>Arguments: folder for the worker's libraries; folder of texts, the first 30 to 60 words of each of which are drawn;
 * of how many texts one is drawn, while all are looked for; then any pictures, whose words are only counted and shown.
 */
final class PictureTextBench {
    private static final int WORDS_MIN = 30;
    private static final int WORDS_MAX = 60;
    private static final List<Layout> LAYOUTS = List.of(Layout.values());

    private final ImageWorker worker;
    private final Map<String, Figures> figures = new TreeMap<>();

    private PictureTextBench(ImageWorker worker) {
        this.worker = worker;
    }

    public static void main(String[] arguments) throws IOException {
        try (ImageWorker worker = new ImageWorker(Path.of(arguments[0]))) {
            PictureTextBench bench = new PictureTextBench(worker);
            bench.slides(texts(Path.of(arguments[1])), Integer.parseInt(arguments[2]));
            bench.figures.forEach((group, figures) -> System.out.println(figures.line(group)));
            for (String picture : Arrays.asList(arguments).subList(3, arguments.length)) {
                bench.count(Path.of(picture));
            }
            System.out.println("worker: " + bench.memory());
        }
    }

    private static List<String> texts(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                beginning(Files.readString(file)).ifPresent(texts::add);
            }
        }
        return texts;
    }

    private static Optional<String> beginning(String text) {
        StringBuilder beginning = new StringBuilder();
        for (String sentence : text.replaceAll("\\s+", " ").strip().split("(?<=[.!?…]) ")) {
            beginning.append(sentence).append(' ');
            List<String> words = List.of(beginning.toString().strip().split(" "));
            if (words.size() >= WORDS_MIN) {
                return Optional.of(String.join(" ", words.subList(0, Math.min(WORDS_MAX, words.size()))));
            }
        }
        return Optional.empty();
    }

    private void slides(List<String> texts, int step) {
        OriginalTexts originals = new OriginalTexts(NumberedTexts.of(texts), Background.shipped());
        for (int i = 0; i < texts.size(); i += step) {
            Layout layout = LAYOUTS.get(i / step % LAYOUTS.size());
            BufferedImage slide = DrawnSlides.of(texts.get(i), layout, i);
            for (Map.Entry<String, byte[]> version : versions(slide).entrySet()) {
                Figures read = measured(i, texts.get(i), originals, version.getValue());
                for (String group : List.of("all", layout.name(), version.getKey())) {
                    figures.merge(group, read, Figures::plus);
                }
            }
        }
    }

    private static Map<String, byte[]> versions(BufferedImage slide) {
        Map<String, byte[]> versions = new LinkedHashMap<>();
        versions.put("as drawn", DrawnPictures.encoded(slide, "png"));
        versions.put("jpeg 40", DrawnPictures.jpeg(slide, 0.4f));
        versions.put("half size", DrawnPictures.jpeg(DrawnSlides.halved(slide), 0.8f));
        versions.put("phone's screen", DrawnPictures.jpeg(DrawnSlides.onPhone(slide), 0.8f));
        versions.put("turned 2 degrees", DrawnPictures.jpeg(DrawnSlides.turned(slide, 2), 0.8f));
        return versions;
    }

    private Figures measured(int number, String text, OriginalTexts originals, byte[] picture) {
        long before = cpuMillis();
        String read = read(picture);
        long millis = cpuMillis() - before;
        List<String> expected = words(text);
        List<String> found = words(read);
        List<String> left = new ArrayList<>(found);
        int right = (int) expected.stream().filter(left::remove).count();
        List<Integer> shared = originals.sharedWith(NormalForm.tokens(read)).stream()
                .map(SharedText::original)
                .toList();
        int itself = shared.contains(number) ? 1 : 0;
        return new Figures(
                1,
                (double) right / expected.size(),
                (double) inOrder(expected, found) / expected.size(),
                itself,
                shared.size() - itself,
                millis);
    }

    private void count(Path picture) throws IOException {
        long before = cpuMillis();
        String read = read(Files.readAllBytes(picture));
        System.out.printf(
                "%s: %d words, %d ms: %s%n",
                picture.getFileName(), words(read).size(), cpuMillis() - before, read.replace("\n", " / "));
    }

    private String read(byte[] picture) {
        return switch (worker.readText(picture)) {
            case PictureText.Words words -> words.text();
            case PictureText.NoWords none -> "";
            case PictureText.Unreadable unreadable -> {
                System.out.println(unreadable);
                yield "";
            }
        };
    }

    /** Of the worker so far; 0 before it is started, so that the first picture pays for its start. */
    private long cpuMillis() {
        return worker.processId()
                .flatMap(ProcessHandle::of)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .map(duration -> duration.toMillis())
                .orElse(0L);
    }

    private String memory() throws IOException {
        Path status = Path.of("/proc", Long.toString(worker.processId().orElseThrow()), "status");
        return String.join(
                ", ",
                Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM") || line.startsWith("VmRSS"))
                        .toList());
    }

    private static List<String> words(String text) {
        Tokens tokens = NormalForm.tokens(text);
        return IntStream.range(0, tokens.count()).mapToObj(tokens::word).toList();
    }

    /** Returns the length of the longest common subsequence. */
    private static int inOrder(List<String> expected, List<String> found) {
        int[] row = new int[found.size() + 1];
        for (String word : expected) {
            int diagonal = 0;
            for (int i = 1; i <= found.size(); i++) {
                int above = row[i];
                row[i] = word.equals(found.get(i - 1)) ? diagonal + 1 : Math.max(above, row[i - 1]);
                diagonal = above;
            }
        }
        return row[found.size()];
    }

    /** Sums over slides: shares of words right and in order, slides whose text is found, false finds, milliseconds. */
    private record Figures(int slides, double right, double inOrder, int found, int falsely, long millis) {
        Figures plus(Figures more) {
            return new Figures(
                    slides + more.slides,
                    right + more.right,
                    inOrder + more.inOrder,
                    found + more.found,
                    falsely + more.falsely,
                    millis + more.millis);
        }

        String line(String group) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.1f | %.1f | %d | %d |",
                    group.toLowerCase(Locale.ROOT).replace('_', ' '),
                    slides,
                    100 * right / slides,
                    100 * inOrder / slides,
                    100.0 * found / slides,
                    falsely,
                    millis / slides);
        }
    }
}
