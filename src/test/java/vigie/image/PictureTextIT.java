package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.image.DrawnSlides.Layout;
import vigie.text.NormalForm;
import vigie.text.Tokens;

class PictureTextIT {
    private static final String QUOTE = "« L’œil écoute », disait-elle : où l’été s’achève, Noël naît déjà."
            + " Ça n’empêche pas d’être prêt, même à l’aube du huitième jour.";

    private static final String ENGLISH = "Nobody reads the second sentence unless the first one earned it."
            + " Write the ending before you dare to write the beginning.";

    @TempDir
    private static Path cacheFolder;

    private static ImageWorker worker;

    @BeforeAll
    static void start() {
        worker = new ImageWorker(cacheFolder);
    }

    @AfterAll
    static void end() {
        worker.close();
    }

    @Test
    void slide_inFrench_isReadWithItsAccents() {
        byte[] slide = DrawnPictures.encoded(
                DrawnPictures.slide("Créer, c’est choisir.", "« Où es-tu, Noël ? »", "Déjà l’été s’achève."), "png");
        assertThat(worker.readText(slide))
                .isInstanceOfSatisfying(
                        PictureText.Words.class,
                        read -> assertThat(words(read.text()))
                                .containsSubsequence(
                                        words("Créer, c’est choisir. Où es-tu, Noël ? Déjà l’été s’achève.")));
    }

    @Test
    void quote_inFrench_isRead() {
        check(QUOTE, DrawnPictures.encoded(DrawnSlides.of(QUOTE, Layout.CENTRED_QUOTE, 1), "png"));
    }

    @Test
    void slide_lightOnDark_isRead() {
        check(ENGLISH, DrawnPictures.jpeg(DrawnSlides.of(ENGLISH, Layout.LIGHT_ON_DARK, 2), 0.6f));
    }

    @Test
    void columns_areReadOneAfterTheOther() {
        check(ENGLISH, DrawnPictures.jpeg(DrawnSlides.of(ENGLISH, Layout.TWO_COLUMNS, 3), 0.8f));
    }

    @Test
    void slide_onAPhonesScreen_isRead() {
        DrawnSlides.requireFonts();
        BufferedImage screen = DrawnSlides.onPhone(DrawnSlides.of(QUOTE, Layout.DARK_ON_LIGHT, 4));
        check(QUOTE, DrawnPictures.jpeg(screen, 0.8f));
    }

    @Test
    void photo_givesNoWords() {
        for (long seed = 0; seed < 3; seed++) {
            assertThat(worker.readText(DrawnPictures.jpeg(DrawnPictures.photo(seed), 0.9f)))
                    .isEqualTo(new PictureText.NoWords());
        }
    }

    @Test
    void bytes_ofNoPicture_areUnreadable() {
        assertThat(worker.readText(new byte[] {1, 2, 3}))
                .isEqualTo(new PictureText.Unreadable(ImageTrouble.UNKNOWN_FORMAT));
    }

    @Test
    void picture_cutShort_isUnreadable_andTheNextIsRead() {
        byte[] whole = DrawnPictures.encoded(DrawnSlides.of(ENGLISH, Layout.DARK_ON_LIGHT, 5), "png");
        for (int part = 1; part < 8; part++) {
            byte[] cut = Arrays.copyOf(whole, whole.length * part / 8);
            assertThat(worker.readText(cut)).isInstanceOf(PictureText.Unreadable.class);
        }
        check(ENGLISH, whole);
    }

    @Test
    void noise_givesNoWords_andTheNextIsRead() {
        assertThat(worker.readText(DrawnPictures.encoded(noise(), "png"))).isNotInstanceOf(PictureText.Words.class);
        check(ENGLISH, DrawnPictures.encoded(DrawnSlides.of(ENGLISH, Layout.DARK_ON_LIGHT, 5), "png"));
    }

    private static BufferedImage noise() {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(1500, 1500, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 1500; y++) {
            for (int x = 0; x < 1500; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return image;
    }

    /** The words of a drawn text come in order; one in twenty may be misread, the fonts differ from machine to machine. */
    private static void check(String expected, byte[] picture) {
        assertThat(worker.readText(picture)).isInstanceOfSatisfying(PictureText.Words.class, read -> {
            List<String> words = words(expected);
            List<String> found = words(read.text());
            assertThat(found.stream().filter(words::contains).count())
                    .as(read.text())
                    .isGreaterThanOrEqualTo(words.size() * 19L / 20);
            assertThat(found).containsSubsequence(words.getFirst(), words.get(words.size() / 2), words.getLast());
        });
    }

    private static List<String> words(String text) {
        Tokens tokens = NormalForm.tokens(text);
        return IntStream.range(0, tokens.count()).mapToObj(tokens::word).toList();
    }
}
