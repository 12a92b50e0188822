package vigie.image;

import static org.assertj.core.api.Assertions.assertThat;
import static vigie.image.HammingLayout.LONG;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFileTest {
    @TempDir
    private Path folder;

    @Test
    void open_ofAWrittenFile_isItsContent() {
        write(5);
        MemorySegment content = IndexFile.open(file()).orElseThrow();
        assertThat(content.byteSize()).isEqualTo(48);
        assertThat(content.get(LONG, 16)).isEqualTo(5);
    }

    @Test
    void open_withoutAFile_isNothing() {
        assertThat(IndexFile.open(file())).isEmpty();
    }

    @Test
    void open_ofAFileWithAFlippedBit_isNothing() throws IOException {
        write(5);
        byte[] whole = Files.readAllBytes(file());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            // Bytes 12 to 15 of the header are not used.
            Files.write(file(), damaged);
            assertThat(IndexFile.open(file()).isPresent()).isEqualTo(at >= 12 && at < 16);
        }
    }

    @Test
    void open_ofAFileCutShortOrTooLong_isNothing() throws IOException {
        write(5);
        byte[] whole = Files.readAllBytes(file());
        for (int length : new int[] {0, 1, 31, 32, whole.length - 1, whole.length + 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(IndexFile.open(file())).isEmpty();
        }
    }

    @Test
    void write_replacesTheFile_whileTheOldOneIsRead() {
        write(5);
        MemorySegment old = IndexFile.open(file()).orElseThrow();
        write(6);
        assertThat(old.get(LONG, 16)).isEqualTo(5);
        assertThat(IndexFile.open(file()).orElseThrow().get(LONG, 16)).isEqualTo(6);
    }

    @Test
    void write_afterOneThatWasCutOff_succeeds() throws IOException {
        Files.write(folder.resolve("index.unfinished"), new byte[1000]);
        write(5);
        assertThat(IndexFile.open(file()).orElseThrow().get(LONG, 16)).isEqualTo(5);
        assertThat(folder.resolve("index.unfinished")).doesNotExist();
    }

    private void write(long value) {
        IndexFile.write(file(), 48, bytes -> bytes.set(LONG, 16, value));
    }

    private Path file() {
        return folder.resolve("index");
    }
}
