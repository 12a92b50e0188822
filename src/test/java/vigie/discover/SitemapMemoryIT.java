package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigie.crawl.Body;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;

/** Sites with more sitemaps than memory, looked at in a small process of its own. */
class SitemapMemoryIT {
    private static final int HEAP_MIB = 256;

    /** A full sitemap by the protocol. */
    private static final int ENTRIES = 50_000;

    /** More than is unpacked of any file. */
    private static final int BOMB_BYTES = 60 << 20;

    @TempDir
    Path folder;

    /** Serves an index of files, each made when it is asked for. */
    private static FakeSite site(int files, BiFunction<FakeSite, Integer, byte[]> file) {
        FakeSite site = new FakeSite();
        String listed = IntStream.range(0, files)
                .mapToObj(i -> "<sitemap><loc>" + site.url("/maps/" + i + ".xml.gz") + "</loc></sitemap>")
                .collect(Collectors.joining("", "<sitemapindex>", "</sitemapindex>"));
        site.on("/sitemap.xml", Answer.of(200, listed));
        site.on("/maps/*", asked -> {
            int number = Integer.parseInt(asked.target().replaceAll("\\D", ""));
            return new Answer(200, Map.of(), Body.of(file.apply(site, number)));
        });
        return site;
    }

    /** A file of which one in so many addresses belongs to the site, the others elsewhere. */
    private static byte[] urlset(FakeSite site, int file, int every) {
        return FakeSite.gzip(IntStream.range(0, ENTRIES)
                .mapToObj(
                        i -> (i % every == 0 ? site.url("/p").value() : "https://elsewhere.example/p") + file + "-" + i)
                .collect(Collectors.joining("</loc></url><url><loc>", "<urlset><url><loc>", "</loc></url></urlset>"))
                .getBytes(UTF_8));
    }

    private static byte[] bomb(String start, IntFunction<String> piece) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(start.getBytes(UTF_8));
            int written = 0;
            for (int i = 0; written < BOMB_BYTES; i++) {
                byte[] bytes = piece.apply(i).getBytes(UTF_8);
                out.write(bytes);
                written += bytes.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bomb(int kind) {
        String open = "<urlset><url><loc>";
        String kib = "x".repeat(1 << 10);
        return switch (kind) {
            case 0 -> bomb("<urlset><!--", i -> kib);
            case 1 -> bomb(open, i -> kib);
            case 2 -> bomb(open + "<![CDATA[", i -> kib);
            case 3 -> bomb("<urlset><url a=\"", i -> kib);
            case 4 -> bomb("<urlset>", i -> "<n" + i + "/>");
            case 5 -> bomb("<urlset>", i -> "<url xmlns=\"u" + i + "\"/>");
            case 6 -> bomb("<urlset>", i -> "<url>");
            case 7 -> bomb("<", i -> kib);
            case 8 -> bomb("http://", i -> kib);
            default -> bomb("<urlset>", i -> "<?p" + i + " ?>");
        };
    }

    private List<String> looks(FakeSite... sites) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-cp",
                System.getProperty("java.class.path"),
                SitemapLooks.class.getName()));
        for (FakeSite site : sites) {
            command.add(site.url("/").value());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(printed);
    }

    private static String gave(int candidates) {
        return "candidates " + candidates + " Optional.empty";
    }

    @Test
    void millionAddresses_endAtTheCandidatesWanted() throws IOException, InterruptedException {
        try (FakeSite site = site(20, (own, file) -> urlset(own, file, 1))) {
            assertThat(looks(site)).containsExactly(gave(Sitemaps.CANDIDATES_MAX));
            assertThat(site.targets()).containsExactly("/sitemap.xml", "/maps/0.xml.gz");
        }
    }

    @Test
    void millionAddresses_mostElsewhere_areReadThrough() throws IOException, InterruptedException {
        try (FakeSite site = site(20, (own, file) -> urlset(own, file, 50))) {
            assertThat(looks(site)).containsExactly(gave(20 * ENTRIES / 50));
            assertThat(site.targets()).hasSize(1 + 20);
        }
    }

    @Test
    void filesBeyondTheBudget_areNotAskedFor() throws IOException, InterruptedException {
        try (FakeSite site =
                site(ENTRIES, (own, file) -> own.url("/p" + file).value().getBytes(UTF_8))) {
            assertThat(looks(site)).containsExactly(gave(Sitemaps.FILES_MAX - 1));
            assertThat(site.targets()).hasSize(Sitemaps.FILES_MAX);
        }
    }

    @Test
    void bombs_endWithoutFillingTheMemory() throws IOException, InterruptedException {
        try (FakeSite site = site(10, (own, kind) -> bomb(kind))) {
            assertThat(looks(site)).containsExactly(gave(0));
            assertThat(site.targets()).hasSize(1 + 10);
        }
    }
}
