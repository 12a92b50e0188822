package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vigie.testing.HostileSite;

/** What the endless and the swollen cost in memory, in a process of its own. */
class HostileMemoryIT {
    /** Less than half of what the daemon has: what more is given is only touched for the first time, whatever comes. */
    private static final int HEAP_MIB = 160;

    /** Resident KiB that all of them together may add to what ordinary pages take. */
    private static final long GROWTH_KIB_MAX = 64 << 10;

    private static final List<String> PATHS = List.of(
            "/endless-header",
            "/endless-headers",
            "/endless-100",
            "/set-cookie-bomb",
            "/huge-chunk",
            "/huge-length",
            "/bomb-gzip",
            "/bomb-double",
            "/long-url",
            "/entity-bomb.xml",
            "/xxe.xml",
            "/deep-dom",
            "/attr-bomb",
            "/fake-bin",
            "/bomb-gzip-endless",
            "/endless-chunks",
            "/many-links",
            "/endless-body");

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void endlessAnswersAndBombs_addFewMebibytes() throws IOException, InterruptedException {
        List<HostileSite> sites = Stream.generate(() -> new HostileSite(1))
                .limit(PATHS.size() + 1L)
                .toList();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-Xmx" + HEAP_MIB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                HostileVisits.class.getName(),
                sites.getLast().url("/ordinary").value()));
        for (int i = 0; i < PATHS.size(); i++) {
            command.add(sites.get(i).url(PATHS.get(i)).value());
        }
        Path printed = folder.resolve("printed.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
            sites.forEach(HostileSite::close);
        }
        List<String> lines = Files.readAllLines(printed);
        assertThat(lines).hasSize(1 + PATHS.size() + 1);
        assertThat(kibibytes(lines.getLast()) - kibibytes(lines.getFirst()))
                .as(String.join("\n", lines))
                .isLessThanOrEqualTo(GROWTH_KIB_MAX);
    }

    private static long kibibytes(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
