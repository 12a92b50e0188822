package vigie.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vigie.testing.ManualPassages.ManualPassage;
import vigie.testing.ManualPictures.ManualPicture;
import vigie.testing.Manuals.ManualPage;
import vigie.testing.PlantedCopy.Change;

/**
 * Makes a folder of originals out of the manuals: five passages (three in French, two in English; one of each with
 * words changed) and three pictures (mirrored, cropped, recompressed), all dated before the manuals were written. The
 * manuals then play the site that copied them.
 */
public final class ManualOwner {
    /** Before any of the manuals: else a watcher would rightly say that the page came first. */
    private static final String PUBLISHED = "1996-06-17";

    private final Path home;
    private final List<PlantedCopy> planted = new ArrayList<>();

    private ManualOwner(Path home) {
        this.home = home;
    }

    /**
     * Writes {@code originals/} below a folder.
     *
     * @param seed decides what is picked and what is changed; the same seed gives the same files
     * @return what must be found, texts first
     */
    public static List<PlantedCopy> write(Path home, long seed) throws IOException {
        return write(home, Manuals.pages(), seed);
    }

    /** The same with the manuals already read. */
    static List<PlantedCopy> write(Path home, List<ManualPage> pages, long seed) throws IOException {
        var owner = new ManualOwner(home);
        var random = new SplittableRandom(seed);
        owner.passages(new ManualPassages(pages, random));
        owner.pictures(ManualPictures.draw(pages, 3, random));
        return List.copyOf(owner.planted);
    }

    private void passages(ManualPassages passages) throws IOException {
        List<ManualPassage> drawn = new ArrayList<>(passages.draw("fr", 3));
        drawn.addAll(passages.draw("en", 2));
        for (int i = 0; i < drawn.size(); i++) {
            ManualPassage passage = drawn.get(i);
            boolean changed = i == 0 || i == drawn.size() - 1;
            String name = "passage-" + (i + 1);
            String text = changed ? passages.withWordsChanged(passage) : passage.text();
            String frontMatter = "---\n" + side(name) + "---\n\n";
            add(name + ".md", (frontMatter + text + "\n").getBytes(UTF_8));
            planted.add(new PlantedCopy(
                    "originals/" + name + ".md", passage.path(), changed ? Change.WORDS_CHANGED : Change.VERBATIM));
        }
    }

    private void pictures(List<ManualPicture> drawn) throws IOException {
        picture(
                "mirrored.png",
                drawn.get(0),
                ManualPictures.mirrored(drawn.get(0).pixels()),
                Change.MIRRORED);
        picture("cropped.png", drawn.get(1), ManualPictures.cropped(drawn.get(1).pixels()), Change.CROPPED);
        picture(
                "recompressed.jpg",
                drawn.get(2),
                ManualPictures.recompressed(drawn.get(2).pixels()),
                Change.RECOMPRESSED);
    }

    private void picture(String name, ManualPicture picture, byte[] bytes, Change change) throws IOException {
        add(name, bytes);
        add(name + ".yaml", side(name).getBytes(UTF_8));
        planted.add(new PlantedCopy("originals/" + name, picture.path(), change));
    }

    private static String side(String name) {
        return "title: " + name + "\npublished: " + PUBLISHED + "\nurl: https://owner.example/" + name + "\n";
    }

    private void add(String name, byte[] bytes) throws IOException {
        Path file = home.resolve("originals").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
