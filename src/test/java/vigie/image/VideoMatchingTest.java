package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VideoMatchingTest {
    /** How long a scene lasts, in milliseconds. */
    private static final int STEP = 500;

    /** Bits that a copy's hashes differ in. */
    private static final int NOISE = 12;

    @Test
    void compare_film_withItself_agreesThroughout() {
        VideoFingerprint film = film(scenes(1, 40));
        VideoComparison.Along along = verified(film, film);
        assertThat(along.agreement()).isEqualTo(1);
        assertThat(along.agreeing()).isEqualTo(Duration.ofSeconds(20));
        assertThat(along.original()).isEqualTo(new VideoSpan(Duration.ZERO, Duration.ofSeconds(20)));
        assertThat(along.moments()).isEqualTo(40);
    }

    @Test
    void compare_fiveSecondsCutOutOfTwoMinutes_areFoundWhereTheyWere() {
        List<Long> scenes = scenes(1, 240);
        VideoComparison.Along along = verified(film(scenes), film(copied(scenes.subList(100, 110))));
        assertThat(along.speed()).isBetween(0.93, 1.07);
        assertNear(along.original().start(), 50_000);
        assertNear(along.original().end(), 55_000);
        assertThat(along.found()).isEqualTo(new VideoSpan(Duration.ZERO, Duration.ofSeconds(5)));
    }

    @Test
    void compare_slowedAndSpeededUp_measuresTheSpeed() {
        List<Long> scenes = scenes(1, 60);
        for (double speed : new double[] {0.85, 0.9, 1.1, 1.2}) {
            VideoComparison.Along along = verified(film(scenes), film(shown(scenes, speed)));
            assertThat(along.speed()).isBetween(speed - 0.03, speed + 0.03);
        }
    }

    @Test
    void compare_mirrored_saysSo() {
        VideoFingerprint film = film(scenes(1, 40));
        VideoFingerprint mirrored = film(scenes(1, 40), seed -> new VideoFrame.Hashes(hash(-1 - seed), hash(seed)));
        assertThat(verified(film, mirrored).mirrored()).isTrue();
        assertThat(verified(film, film).mirrored()).isFalse();
    }

    @Test
    void compare_copyWithOtherScenesBeforeAndBehind_namesItsPart() {
        List<Long> scenes = scenes(1, 40);
        List<Long> mixed = Stream.of(scenes(2, 20), copied(scenes.subList(5, 25)), scenes(3, 20))
                .flatMap(List::stream)
                .toList();
        VideoComparison.Along along = verified(film(scenes), film(mixed));
        assertNear(along.found().start(), 10_000);
        assertNear(along.found().end(), 20_000);
        assertNear(along.original().start(), 2_500);
    }

    @Test
    void compare_sharedIntroOfLessThanFourSeconds_isNotVerified() {
        List<Long> intro = scenes(9, 7);
        VideoFingerprint one = film(together(intro, scenes(1, 40)));
        VideoFingerprint other = film(together(intro, scenes(2, 40)));
        VideoComparison.Along along = (VideoComparison.Along) compare(one, other);
        assertThat(along.verified()).isFalse();
        assertThat(along.agreeing()).isBetween(Duration.ofMillis(3_400), Duration.ofMillis(3_600));
    }

    @Test
    void compare_oneSharedStill_howeverLong_isNotVerified() {
        List<Long> still = java.util.Collections.nCopies(40, 77L);
        VideoFingerprint one = film(together(still, scenes(1, 10)));
        VideoFingerprint other = film(together(still, scenes(2, 10)));
        VideoComparison.Along along = (VideoComparison.Along) compare(one, other);
        assertThat(along.verified()).isFalse();
        assertThat(along.moments()).isEqualTo(1);
    }

    @Test
    void compare_samePicturesInAnotherOrder_isNotVerified() {
        List<Long> scenes = scenes(1, 40);
        List<Long> shuffled = new ArrayList<>(scenes);
        java.util.Collections.shuffle(shuffled, new Random(4));
        VideoComparison comparison = compare(film(scenes), film(shuffled));
        assertThat(comparison instanceof VideoComparison.Along along && along.verified())
                .isFalse();
    }

    @Test
    void compare_unrelatedFilms_areApart() {
        for (int i = 0; i < 40; i++) {
            assertThat(compare(film(scenes(i, 40)), film(scenes(1000 + i, 40)))).isEqualTo(new VideoComparison.Apart());
        }
    }

    @Test
    void compare_cutThatBeginsBetweenTwoPicturesLookedAt_isFoundAtAnyOffset() {
        VideoFingerprint original = flowing(0, 20_000, 300);
        for (int offset = 0; offset < 100; offset += 10) {
            VideoComparison.Along along = verified(original, flowing(7_000 + offset, 5_000, 300));
            assertNear(along.original().start(), 7_000 + offset);
        }
    }

    @Test
    void compare_fiveSecondsOfAFilmThatFlowsFast_slowed_measuresTheSpeed() {
        VideoFingerprint slowed = flowing(millis -> 4_130 + 0.9 * millis, 5_500, 400);
        assertThat(verified(flowing(0, 20_000, 400), slowed).speed()).isBetween(0.86, 0.94);
    }

    @Test
    void candidates_namesTheFilmsWithMostNearPicturesFirst() {
        VideoFingerprint one = film(scenes(1, 40));
        VideoFingerprint half = film(together(scenes(1, 40).subList(0, 10), scenes(2, 10)));
        VideoIndex index = new VideoIndex(List.of(film(scenes(3, 40)), half, one));
        assertThat(index.candidates(one, 5)).containsExactly(2, 1);
        assertThat(index.candidates(one, 1)).containsExactly(2);
        assertThat(index.candidates(film(scenes(4, 40)), 5)).isEmpty();
    }

    @Test
    void decode_returnsWhatWasEncoded() {
        VideoFingerprint film = film(scenes(1, 20));
        assertThat(VideoFingerprint.decode(film.encode())).isEqualTo(film);
        assertThat(film).isNotEqualTo(film(scenes(2, 20)));
    }

    @Test
    void decode_ofRealMirroredHashes_returnsThemFromAFewBytes() {
        byte[] gray = new byte[PerceptualHash.SIDE * PerceptualHash.SIDE];
        new Random(8).nextBytes(gray);
        Map<Orientation, PerceptualHash> turned = PerceptualHash.turned(gray);
        VideoFingerprint film = film(
                scenes(1, 20),
                seed -> new VideoFrame.Hashes(
                        Objects.requireNonNull(turned.get(Orientation.UPRIGHT)),
                        Objects.requireNonNull(turned.get(Orientation.MIRRORED))));
        assertThat(VideoFingerprint.decode(film.encode())).isEqualTo(film);
        assertThat(film.encode()).hasSizeLessThan(20 * 70);
    }

    @Test
    void decode_ofBytesCutShortOrOfAnotherVersion_isRefused() {
        byte[] encoded = film(scenes(1, 5)).encode();
        for (int length = 0; length < encoded.length; length += 9) {
            byte[] cut = Arrays.copyOf(encoded, length);
            assertThatThrownBy(() -> VideoFingerprint.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        encoded[3] = 9;
        assertThatThrownBy(() -> VideoFingerprint.decode(encoded)).hasMessageContaining("56495609");
    }

    private static VideoComparison compare(VideoFingerprint original, VideoFingerprint found) {
        return new VideoIndex(List.of(original)).compare(0, found);
    }

    private static VideoComparison.Along verified(VideoFingerprint original, VideoFingerprint found) {
        VideoComparison comparison = compare(original, found);
        assertThat(comparison).isInstanceOf(VideoComparison.Along.class);
        VideoComparison.Along along = (VideoComparison.Along) comparison;
        assertThat(along.verified()).as(along.toString()).isTrue();
        return along;
    }

    private static void assertNear(Duration time, int millis) {
        assertThat(time.toMillis()).isBetween(millis - 1_000L, millis + 1_000L);
    }

    /** Returns seeds of pictures that have nothing in common. */
    private static List<Long> scenes(int film, int count) {
        return new Random(film)
                .longs(count, 1, 1L << 40)
                .map(seed -> seed * 2)
                .boxed()
                .toList();
    }

    /** Returns seeds of copies of the pictures: odd seeds stand for a copy of the one before. */
    private static List<Long> copied(List<Long> scenes) {
        return scenes.stream().map(seed -> seed + 1).toList();
    }

    private static List<Long> shown(List<Long> scenes, double speed) {
        List<Long> shown = new ArrayList<>();
        for (double at = 0; at < scenes.size(); at += speed) {
            shown.add(scenes.get((int) at) + 1);
        }
        return shown;
    }

    private static List<Long> together(List<Long> first, List<Long> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static VideoFingerprint film(List<Long> scenes) {
        return film(scenes, seed -> new VideoFrame.Hashes(hash(seed), hash(-1 - seed)));
    }

    private static VideoFingerprint film(List<Long> scenes, LongFunction<VideoFrame.Hashes> hashes) {
        List<VideoFrame> frames = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            frames.add(new VideoFrame(i * STEP, (i + 1) * STEP, Map.of(FrameView.WHOLE, hashes.apply(scenes.get(i)))));
        }
        return new VideoFingerprint(new VideoFingerprint.Film(scenes.size() * STEP, 640, 360, true), frames);
    }

    private static VideoFingerprint flowing(int startMillis, int lengthMillis, int turnMillis) {
        return flowing(millis -> startMillis + millis, lengthMillis, turnMillis);
    }

    /** Returns a film, looked at as films are, each of whose bits turns once in one to three times some milliseconds. */
    private static VideoFingerprint flowing(IntToDoubleFunction time, int lengthMillis, int turnMillis) {
        List<VideoFrame> frames = new ArrayList<>();
        for (int i = 0; i < lengthMillis; i += FilmReader.STEP_MILLIS) {
            var hashes = new VideoFrame.Hashes(flow(time.applyAsDouble(i), turnMillis), hash(-1 - i));
            frames.add(new VideoFrame(i, i + FilmReader.STEP_MILLIS, Map.of(FrameView.WHOLE, hashes)));
        }
        return new VideoFingerprint(new VideoFingerprint.Film(lengthMillis, 640, 360, true), frames);
    }

    private static PerceptualHash flow(double millis, int turnMillis) {
        Random random = new Random(5);
        long[] words = new long[4];
        for (int i = 0; i < 256; i++) {
            double turns = millis / (turnMillis * (1 + 2 * random.nextDouble())) + random.nextDouble();
            words[i >> 6] |= ((long) turns & 1) << i;
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }

    /** Returns a hash for a seed; that of an odd one is near that of the even one before. */
    private static PerceptualHash hash(long seed) {
        Random random = new Random(seed & ~1);
        long[] words = random.longs(4).toArray();
        for (int i = 0; i < ((seed & 1) == 1 ? NOISE : 0); i++) {
            words[i % 4] ^= 1L << (5 * i);
        }
        return new PerceptualHash(words[0], words[1], words[2], words[3]);
    }
}
