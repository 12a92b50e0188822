package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostingsTest {
    private static final ShingleKind KIND = ShingleKind.SORTED_TRIPLES;
    private static final int NUMBERS = 60;
    private static final int SHINGLES = 300;

    @TempDir
    Path folder;

    private final Random random = new Random(23);

    /** Documents by number, each with its shingles. */
    private final Map<Integer, Set<Long>> model = new TreeMap<>();

    private Postings opened() {
        return new Postings(new FolderShelf(folder, KIND));
    }

    private static long shingle(int i) {
        return Shingles.mixed(i + 1);
    }

    private static long content(Set<Long> shingles) {
        return shingles.hashCode();
    }

    private void changeSome(Postings postings) {
        SegmentBuilder batch = new SegmentBuilder(KIND);
        for (int i = random.nextInt(15); i >= 0; i--) {
            int number = random.nextInt(NUMBERS);
            if (random.nextInt(4) == 0) {
                batch.remove(number);
                model.remove(number);
                continue;
            }
            long[] shingles = random.ints(random.nextInt(40), 0, SHINGLES)
                    .mapToLong(PostingsTest::shingle)
                    .toArray();
            Set<Long> each = LongStream.of(shingles).boxed().collect(Collectors.toSet());
            batch.put(number, content(each), shingles);
            model.put(number, each);
        }
        postings.add(batch);
    }

    /** Adds more than all before, so that everything is merged. */
    private void addMuch(Postings postings) {
        long[] all =
                IntStream.range(0, SHINGLES).mapToLong(PostingsTest::shingle).toArray();
        SegmentBuilder batch = new SegmentBuilder(KIND);
        for (int number = 0; number < 10; number++) {
            Set<Long> each = LongStream.of(all).boxed().collect(Collectors.toSet());
            model.put(number, each);
            batch.put(number, content(each), all);
        }
        postings.add(batch);
    }

    private void check(Layers layers) {
        NumberList found = new NumberList(NUMBERS + 1);
        Lookup lookup = layers.lookup(
                IntStream.range(0, SHINGLES).mapToLong(PostingsTest::shingle).toArray());
        for (int i = 0; i < SHINGLES; i++) {
            long shingle = shingle(i);
            found.clear();
            lookup.find(i, found);
            List<Integer> numbers = IntStream.range(0, found.count())
                    .mapToObj(found::get)
                    .sorted()
                    .toList();
            assertThat(numbers)
                    .isEqualTo(model.entrySet().stream()
                            .filter(entry -> entry.getValue().contains(shingle))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        Set<Integer> numbers = new TreeSet<>();
        layers.forEachNumber(numbers::add);
        assertThat(numbers).isEqualTo(model.keySet());
        model.forEach((number, shingles) -> {
            assertThat(layers.holds(number, content(shingles))).isTrue();
            assertThat(layers.shingles(number)).hasValue(shingles.size());
        });
    }

    @Test
    void additionsRemovalsMergesAndReopenings_areAsAMap() {
        Postings postings = opened();
        for (int round = 0; round < 60; round++) {
            switch (random.nextInt(4)) {
                case 0 -> postings.merge();
                case 1 -> postings = opened();
                default -> changeSome(postings);
            }
            check(postings.layers());
        }
    }

    @Test
    void inMemory_isAsAMapToo() {
        Postings postings = new Postings(Shelf.inMemory());
        for (int round = 0; round < 60; round++) {
            changeSome(postings);
            check(postings.layers());
            if (random.nextInt(5) == 0) {
                postings.merge();
                check(postings.layers());
            }
        }
    }

    @Test
    void layersGiven_stayAsTheyWere() {
        Postings postings = opened();
        changeSome(postings);
        Layers before = postings.layers();
        Map<Integer, Set<Long>> then = new TreeMap<>(model);
        for (int round = 0; round < 20; round++) {
            changeSome(postings);
            postings.merge();
        }
        model.clear();
        model.putAll(then);
        check(before);
    }

    @Test
    void merges_leaveFewSegments() {
        Postings postings = opened();
        for (int round = 0; round < 60; round++) {
            changeSome(postings);
            postings.merge();
            assertThat(files().size()).isLessThan(10);
        }
        check(postings.layers());
    }

    @Test
    void batchesAlikeAndASmallerLast_becomeOne() {
        Postings postings = opened();
        for (int round = 0; round < 6; round++) {
            addMuch(postings);
        }
        SegmentBuilder last = new SegmentBuilder(KIND);
        last.remove(3);
        model.remove(3);
        postings.add(last);
        postings.merge();
        assertThat(files()).hasSize(1);
        check(postings.layers());
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fileCutOrChangedAnywhere_isSetAside() throws IOException {
        Postings postings = opened();
        changeSome(postings);
        changeSome(postings);
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int round = 0; round < 20; round++) {
            byte[] damaged = whole.clone();
            // The last eight bytes of the header are padding and mean nothing.
            int place = SegmentLayout.HEADER_BYTES + random.nextInt(whole.length - SegmentLayout.HEADER_BYTES);
            damaged[round % 2 == 0 ? place : place % 48] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            assertThat(new FolderShelf(folder, KIND).segments()).hasSize(1);
            assertThat(file).doesNotExist();
            Files.write(file, java.util.Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(new FolderShelf(folder, KIND).segments()).hasSize(1);
        }
        Files.write(file, whole);
        assertThat(new FolderShelf(folder, KIND).segments()).hasSize(2);
        check(opened().layers());
    }

    @Test
    void otherVersionOrKind_isThrownAway() throws IOException {
        changeSome(opened());
        assertThat(new FolderShelf(folder, ShingleKind.WINNOWED_FIVES).segments())
                .isEmpty();
        assertThat(files()).isEmpty();
        changeSome(opened());
        try (RandomAccessFile file = new RandomAccessFile(files().getFirst().toFile(), "rw")) {
            file.seek(12);
            file.write(NormalForm.VERSION + 1);
        }
        assertThat(new FolderShelf(folder, KIND).segments()).isEmpty();
    }

    @Test
    void killBetweenRenamingAndDeleting_leavesTheMergedOne() throws IOException {
        Path aside = Files.createDirectory(folder.resolve("aside"));
        Postings postings = opened();
        for (int round = 0; round < 5; round++) {
            changeSome(postings);
        }
        addMuch(postings);
        List<Path> before = files().stream().filter(Files::isRegularFile).toList();
        for (Path file : before) {
            Files.copy(file, aside.resolve(file.getFileName()));
        }
        postings.merge();
        for (Path file : before) {
            Files.copy(aside.resolve(file.getFileName()), file, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(folder.resolve("0000000009-0000000009.segment.unfinished"), new byte[100]);
        check(opened().layers());
        assertThat(files().stream().filter(Files::isRegularFile)).hasSize(1);
    }
}
