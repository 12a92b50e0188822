package vigie.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.extract.PageImage;
import vigie.image.BlockMap;
import vigie.image.ImageComparer;
import vigie.image.ImageComparison;
import vigie.image.ImageFingerprint;
import vigie.image.ImageOutline;
import vigie.image.ImageTrouble;
import vigie.image.Orientation;
import vigie.watch.DigestTime;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.Watchlist;

class ImageMatchingTest {
    private static final ImageOutline.Corner CORNER = new ImageOutline.Corner(0, 0);

    /** A fingerprint with one view, all of whose hashes are zero: every two are 0 bits apart, so all are candidates. */
    private static ImageFingerprint fingerprint(int width) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(('V' << 24) | ('I' << 16) | ('F' << 8) | 1);
            out.writeInt(width);
            out.writeInt(100);
            out.writeByte(1);
            out.writeUTF("FULL");
            for (int corner : new int[] {0, 0, width, 100}) {
                out.writeShort(corner);
            }
            out.writeByte(100);
            out.write(new byte[Orientation.values().length * 32]);
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(1);
            out.writeByte(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ImageFingerprint.decode(bytes.toByteArray());
    }

    private static final PageImageFingerprint FOUND = new PageImageFingerprint(
            new PageImage(new CanonicalUrl("https://suspect.example/a.png"), "", 0, Optional.empty()),
            "sha256 of a.png",
            fingerprint(640));

    private static OriginalSet originals() {
        Watchlist watchlist = new Watchlist(
                "lena",
                "Léna Martin",
                Locale.FRENCH,
                List.of("lena@lena.example"),
                List.of(URI.create("https://lena.example/")),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                new DigestTime(DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneOffset.UTC),
                List.of());
        return new OriginalSet(List.of(watchlist), List.of(carousel("o2", 300, 400), carousel("o1", 500)));
    }

    private static WatchedOriginal carousel(String id, int... widths) {
        Original original = new Original(
                id,
                "Carrousel",
                Optional.empty(),
                new FirstPublished(Instant.EPOCH, FirstPublished.Precision.DAY, FirstPublished.Origin.EXPORT),
                "fr",
                "",
                List.of(),
                List.of(),
                "sha256 of " + id);
        List<WatchedOriginal.NamedFingerprint> images = java.util.Arrays.stream(widths)
                .mapToObj(width -> new WatchedOriginal.NamedFingerprint(
                        width + ".png", width, () -> Optional.of(fingerprint(width))))
                .toList();
        return new WatchedOriginal(new KnownOriginal(id, "lena", original), images, List.of());
    }

    private static List<Match.Image> matches(ImageComparer comparer) {
        return new ImageMatching(originals(), comparer).matches(FOUND);
    }

    private static ImageComparison measured(double matchedArea, boolean verified) {
        return new ImageComparison.Measured(
                12,
                Orientation.MIRRORED,
                matchedArea,
                0.9,
                20,
                22,
                verified,
                new ImageOutline(CORNER, CORNER, CORNER, CORNER),
                new BlockMap(1, 1, List.of(BlockMap.Fate.AGREES)));
    }

    @Test
    void nearestPictureOfEachOriginal_isReported_byOriginalsId() {
        List<Match.Image> matches = matches((original, found) -> measured(original.width() == 300 ? 0.4 : 0.7, true));
        assertThat(matches).extracting(Match.Image::original).containsExactly("o1", "o2");
        assertThat(matches).extracting(Match.Image::originalImage).containsExactly("500.png", "400.png");
        assertThat(matches.getFirst().orientation()).isEqualTo(Orientation.MIRRORED);
        assertThat(matches.getFirst().imageSha256()).isEqualTo("sha256 of a.png");
    }

    @Test
    void pictureThatLooksAlikeButIsNotVerified_isNoMatch() {
        assertThat(matches((original, found) -> measured(0.7, false))).isEmpty();
    }

    @Test
    void pairThatCouldNotBeMeasured_isUnverified_ifItsHashesAreNear() {
        assertThat(matches((original, found) -> new ImageComparison.NotMeasured(31, ImageTrouble.TIMED_OUT)))
                .extracting(Match.Image::verified)
                .containsExactly(false, false);
        assertThat(matches((original, found) -> new ImageComparison.NotMeasured(32, ImageTrouble.TIMED_OUT)))
                .isEmpty();
    }
}
