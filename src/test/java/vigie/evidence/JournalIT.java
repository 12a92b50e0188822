package vigie.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalIT {
    private static final Clock NINE = Clock.fixed(Instant.parse("2026-11-24T09:14:07Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("data").resolve("journal.jsonl");
    }

    @Test
    void append_eachLine_namesTheSumOfTheLineBefore() throws IOException {
        try (Journal journal = Journal.open(file, NINE)) {
            assertThat(journal.head()).isEqualTo("0".repeat(64));
            JournalEntry first = journal.append("opened", Map.of("b", "é", "a", 1));
            JournalEntry second = journal.append("case", Map.of("id", "c17"));
            assertThat(journal.head()).isEqualTo(second.sha256());
            assertThat(Files.readString(file))
                    .isEqualTo("{\"prev\":\"" + "0".repeat(64)
                            + "\",\"at\":\"2026-11-24T09:14:07Z\",\"kind\":\"opened\",\"facts\":{\"a\":1,\"b\":\"é\"}}\n"
                            + "{\"prev\":\"" + first.sha256()
                            + "\",\"at\":\"2026-11-24T09:14:07Z\",\"kind\":\"case\",\"facts\":{\"id\":\"c17\"}}\n");
            assertThat(first.sha256()).isEqualTo(Sha256.of(first.json().getBytes(UTF_8)));
            assertThat(journal.verify()).isEqualTo(new JournalCheck.Whole(2, second.sha256()));
        }
    }

    @Test
    void append_afterReopening_goesOnWithTheChain() {
        threeLines();
        try (Journal journal = Journal.open(file, NINE)) {
            assertThat(journal.append("again", Map.of()).number()).isEqualTo(4);
        }
        assertThat(Journal.verify(file)).isInstanceOf(JournalCheck.Whole.class);
    }

    @Test
    void append_factNamedPrev_isRefused() {
        try (Journal journal = Journal.open(file, NINE)) {
            assertThatThrownBy(() -> journal.append("odd", Map.of("prev", "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void verify_editedLine_isTheFirstBroken() throws IOException {
        threeLines();
        Files.writeString(file, Files.readString(file).replace("\"number\":1", "\"number\":7"));
        assertThat(Journal.verify(file)).isEqualTo(new JournalCheck.Broken(3, JournalCheck.Problem.PREVIOUS_DIFFERS));
    }

    @Test
    void verify_removedLine_isFound() throws IOException {
        threeLines();
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(1);
        Files.writeString(file, String.join("\n", lines) + "\n");
        assertThat(Journal.verify(file)).isEqualTo(new JournalCheck.Broken(2, JournalCheck.Problem.PREVIOUS_DIFFERS));
    }

    @Test
    void verify_foreignLine_isNoEvent() throws IOException {
        threeLines();
        Files.writeString(file, "hello\n", StandardOpenOption.APPEND);
        assertThat(Journal.verify(file)).isEqualTo(new JournalCheck.Broken(4, JournalCheck.Problem.NOT_AN_EVENT));
    }

    /** What no chain can see, as VERIFY.md says: the head in a mail is what shows it. */
    @Test
    void verify_endCutOff_isNotFoundButTheHeadDiffers() throws IOException {
        String head = threeLines();
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, lines.get(0) + "\n");
        assertThat(Journal.verify(file)).isInstanceOfSatisfying(JournalCheck.Whole.class, whole -> {
            assertThat(whole.lines()).isEqualTo(1);
            assertThat(whole.head()).isNotEqualTo(head);
        });
    }

    @Test
    void open_tornLastLine_isSetAsideAndTheChainHolds() throws IOException {
        threeLines();
        String torn = "{\"prev\":\"0a0b".repeat(60);
        Files.writeString(file, torn, StandardOpenOption.APPEND);
        assertThat(Journal.verify(file)).isEqualTo(new JournalCheck.Broken(4, JournalCheck.Problem.TORN));

        try (Journal journal = Journal.open(file, NINE)) {
            assertThat(journal.append("after", Map.of()).number()).isEqualTo(5);
            assertThat(journal.verify()).isInstanceOf(JournalCheck.Whole.class);
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(5);
        assertThat(lines.get(3)).contains(Journal.TORN_LINE_SET_ASIDE).contains("\"bytes\":" + torn.length());
        Path side = folder.resolve("data")
                .resolve("journal.jsonl.torn-" + Sha256.of(torn.getBytes(UTF_8)).substring(0, 12));
        assertThat(side).hasContent(torn);
    }

    @Test
    void append_tornLineOfAnotherProcess_isSetAside() throws IOException {
        try (Journal journal = Journal.open(file, NINE)) {
            journal.append("one", Map.of());
            Files.writeString(file, "{\"pre", StandardOpenOption.APPEND);
            assertThat(journal.append("two", Map.of()).number()).isEqualTo(3);
            assertThat(journal.verify()).isInstanceOf(JournalCheck.Whole.class);
        }
    }

    @Test
    void append_fromManyThreads_keepsOneChain() throws InterruptedException {
        try (Journal journal = Journal.open(file, NINE)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                threads.add(Thread.startVirtualThread(() -> {
                    for (int j = 0; j < 10; j++) {
                        journal.append("event", Map.of("number", j));
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(journal.verify()).isEqualTo(new JournalCheck.Whole(40, journal.head()));
        }
    }

    private String threeLines() {
        try (Journal journal = Journal.open(file, NINE)) {
            for (int i = 0; i < 3; i++) {
                journal.append("event", Map.of("number", i));
            }
            return journal.head();
        }
    }
}
