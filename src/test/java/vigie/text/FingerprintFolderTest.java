package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintFolderTest {
    private static final String LIGHTHOUSE =
            "Le gardien du phare allume la lampe à la tombée de la nuit pendant que trois chalutiers rentrent chargés de maquereaux.";
    private static final String BAKER =
            "La boulangère du hameau pétrit une miche de seigle avant l'aube, puis chante un refrain oublié des charretiers.";
    private static final String WEAVER =
            "Un tisserand aveugle reconnaît chaque fil au toucher et raconte aux apprentis la couleur des saisons anciennes.";

    @TempDir
    Path folder;

    private final Map<Integer, String> works = new TreeMap<>(Map.of(7, LIGHTHOUSE, 204, BAKER));
    private final AtomicInteger read = new AtomicInteger();

    private NumberedTexts texts() {
        return new NumberedTexts(works.keySet().stream().mapToInt(i -> i).toArray(), number -> {
            read.incrementAndGet();
            return Objects.requireNonNull(works.get(number));
        });
    }

    private List<Integer> found(FingerprintFolder index, String page) {
        return new OriginalTexts(texts(), index.update(texts()), Background.shipped())
                .sharedWith(NormalForm.tokens(page)).stream()
                        .map(SharedText::original)
                        .toList();
    }

    @Test
    void update_followsWhatIsThere() {
        FingerprintFolder index = FingerprintFolder.open(folder);
        assertThat(found(index, LIGHTHOUSE + " " + BAKER)).containsExactly(7, 204);
        works.put(7, WEAVER);
        works.remove(204);
        assertThat(found(index, LIGHTHOUSE + " " + BAKER)).isEmpty();
        assertThat(found(index, WEAVER)).containsExactly(7);
        works.put(204, BAKER);
        assertThat(found(FingerprintFolder.open(folder), WEAVER + " " + BAKER)).containsExactly(7, 204);
    }

    @Test
    void openedAgain_readsForWordsOnlyWhatChanged() {
        FingerprintFolder.open(folder).update(texts());
        read.set(0);
        works.put(300, WEAVER);
        FingerprintFolder.open(folder).update(texts());
        assertThat(read).as("three looked at, one of them for its words").hasValue(4);
    }

    @Test
    void lostOrDamagedFiles_areMadeAgain() throws IOException {
        FingerprintFolder.open(folder).update(texts());
        works.put(7, WEAVER);
        FingerprintFolder.open(folder).update(texts());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(found(FingerprintFolder.open(folder), WEAVER + " " + BAKER + " " + LIGHTHOUSE))
                .containsExactly(7, 204);
    }

    @Test
    void among_findsOnlyWhatIsAskedFor_whileRarityStaysThatOfAll() {
        OriginalTexts all = new OriginalTexts(texts(), Background.shipped());
        Tokens page = NormalForm.tokens(LIGHTHOUSE + " " + BAKER);
        assertThat(all.among(number -> number == 204).sharedWith(page))
                .extracting(SharedText::original)
                .containsExactly(204);
        Recurrence recurrence = all.recurrence();
        assertThat(all.among(number -> false).without(recurrence).sharedWith(page))
                .isEmpty();
    }

    @Test
    void phraseOfManyOriginals_pointsToNone() {
        NumberedTexts many = NumberedTexts.of(java.util.Collections.nCopies(51, LIGHTHOUSE));
        NumberedTexts fewer = NumberedTexts.of(java.util.Collections.nCopies(50, LIGHTHOUSE));
        Tokens page = NormalForm.tokens(LIGHTHOUSE);
        assertThat(new OriginalTexts(many, Background.shipped()).sharedWith(page))
                .isEmpty();
        assertThat(new OriginalTexts(fewer, Background.shipped()).sharedWith(page))
                .hasSize(50);
    }

    @Test
    void numbersNegativeOrGivenTwice_areACallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberedTexts(new int[] {-1}, number -> ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new NumberedTexts(new int[] {1, 1}, number -> ""));
    }
}
