package vigie.discover;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import vigie.crawl.Reason;
import vigie.testing.FakeClock;
import vigie.testing.FakeSite;

/** Reads archives that another program wrote. */
class WarcFilesIT {
    private static final Instant AT = Instant.parse("2026-09-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final List<ArchivedPage> pages = new ArrayList<>();

    private WarcFiles.Reading read(String cursor, WarcFiles.Limits limits) {
        return new WarcFiles(folder, Clock.systemUTC()).read(cursor, limits, pages::add);
    }

    private WarcFiles.Reading readAll() {
        return read("", WarcFiles.Limits.USUAL);
    }

    private static WarcFiles.Limits records(int count) {
        return new WarcFiles.Limits(count, 1 << 20, 1 << 20, Duration.ofSeconds(30));
    }

    private List<String> paths() {
        return pages.stream().map(page -> page.url().uri().getPath()).toList();
    }

    /** Records of an archive, one after the other, each to be found by its offset. */
    private static final class Archive {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<Integer> starts = new ArrayList<>();
        private final WarcWriter writer;

        Archive(WarcCompression compression) throws IOException {
            writer = new WarcWriter(Channels.newChannel(bytes), compression);
        }

        Archive page(String path, int status, String type, byte[] body, String... headers) throws IOException {
            starts.add(bytes.size());
            HttpResponse.Builder http = new HttpResponse.Builder(status, "X");
            for (int i = 0; i < headers.length; i += 2) {
                http.addHeader(headers[i], headers[i + 1]);
            }
            writer.write(new WarcResponse.Builder(URI.create("https://copieur.example" + path))
                    .date(AT)
                    .body(http.body(MediaType.parse(type), body).build())
                    .build());
            return this;
        }

        Archive html(String path) throws IOException {
            return page(path, 200, "text/html; charset=utf-8", ("<p>Été " + path).getBytes(UTF_8));
        }

        Archive others() throws IOException {
            URI target = URI.create("https://copieur.example/other");
            writer.write(new Warcinfo.Builder()
                    .date(AT)
                    .fields(java.util.Map.of("software", List.of("test")))
                    .build());
            writer.write(new WarcRequest.Builder(target)
                    .date(AT)
                    .body(new HttpRequest.Builder("GET", "/other").build())
                    .build());
            writer.write(new WarcRevisit.Builder(target, WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
                    .date(AT)
                    .body(new HttpResponse.Builder(200, "OK")
                            .addHeader("Content-Type", "text/html")
                            .build())
                    .build());
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void read_givesPagesOnly() throws IOException {
        for (WarcCompression compression : List.of(WarcCompression.NONE, WarcCompression.GZIP)) {
            pages.clear();
            byte[] page = "<p>Été".getBytes(UTF_8);
            Archive archive = new Archive(compression)
                    .others()
                    .html("/a")
                    .page("/b", 404, "text/html", page)
                    .page("/c", 200, "image/png", page)
                    .page("/d", 200, "application/pdf", "%PDF-1.4".getBytes(ISO_8859_1))
                    .page("/e", 200, "text/html", FakeSite.gzip(page), "Content-Encoding", "gzip");
            write(compression == WarcCompression.NONE ? "x.warc" : "x.warc.gz", archive.bytes());
            WarcFiles.Reading reading = readAll();
            assertThat(paths()).containsExactly("/a", "/d", "/e");
            assertThat(pages.getFirst().capturedAt()).isEqualTo(AT);
            assertThat(pages.getFirst().mediaType()).isEqualTo("text/html");
            assertThat(pages.getLast().body().toByteArray()).isEqualTo(page);
            assertThat(reading.records()).isEqualTo(8);
            assertThat(reading.damaged()).isZero();
            assertThat(reading.finished()).isTrue();
            Files.delete(folder.resolve(compression == WarcCompression.NONE ? "x.warc" : "x.warc.gz"));
        }
    }

    @Test
    void read_inSteps_givesEachPageOnce() throws IOException {
        Archive gzipped =
                new Archive(WarcCompression.GZIP).html("/a").html("/b").html("/c");
        write("1.warc.gz", gzipped.bytes());
        write("2.warc", new Archive(WarcCompression.NONE).html("/d").html("/e").bytes());
        wacz("3.wacz", gzipped.bytes());
        String cursor = "";
        int looks = 0;
        boolean finished = false;
        while (!finished) {
            WarcFiles.Reading reading = read(cursor, records(1));
            cursor = reading.cursor();
            finished = reading.finished();
            looks++;
        }
        assertThat(paths()).containsExactly("/a", "/b", "/c", "/d", "/e", "/a", "/b", "/c");
        assertThat(looks).isLessThanOrEqualTo(9);
        write("0.warc", new Archive(WarcCompression.NONE).html("/late").bytes());
        assertThat(read(cursor, records(9)).finished()).isTrue();
        assertThat(paths()).hasSize(9).endsWith("/late");
    }

    private void wacz(String name, byte[] archive) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("datapackage.json"));
            zip.write("{}".getBytes(UTF_8));
            ZipEntry entry = new ZipEntry("archive/data.warc.gz");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(archive.length);
            CRC32 crc = new CRC32();
            crc.update(archive);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(archive);
        }
        write(name, bytes.toByteArray());
    }

    @Test
    void read_damagedRecords_areSkippedAndCounted() throws IOException {
        for (WarcCompression compression : List.of(WarcCompression.NONE, WarcCompression.GZIP)) {
            pages.clear();
            String name = compression == WarcCompression.NONE ? "x.warc" : "x.warc.gz";
            Archive archive =
                    new Archive(compression).html("/a").html("/b").html("/c").html("/d");
            byte[] bytes = archive.bytes();
            int damage = archive.starts.get(1);
            Arrays.fill(bytes, damage + (compression == WarcCompression.NONE ? 0 : 12), damage + 24, (byte) 'x');
            write(name, bytes);
            WarcFiles.Reading reading = readAll();
            assertThat(paths()).containsExactly("/a", "/c", "/d");
            assertThat(reading.damaged()).isEqualTo(1);
            assertThat(reading.finished()).isTrue();
            pages.clear();
            write(name, Arrays.copyOf(archive.bytes(), archive.starts.get(3) + 40));
            assertThat(readAll().damaged()).isEqualTo(1);
            assertThat(paths()).containsExactly("/a", "/b", "/c");
            Files.delete(folder.resolve(name));
        }
    }

    @Test
    void read_whatIsNoArchive_isCountedNotFatal() throws IOException {
        write("text.warc", "Bonjour".getBytes(UTF_8));
        write("text.warc.gz", "Bonjour".getBytes(UTF_8));
        write("text.wacz", "Bonjour".getBytes(UTF_8));
        write("empty.warc", new byte[0]);
        WarcFiles.Reading reading = readAll();
        assertThat(reading.damaged()).isEqualTo(2);
        assertThat(reading.pages()).isZero();
        assertThat(reading.finished()).isTrue();
    }

    @Test
    void read_pageThatInflatesBeyondTheLimit_isLeftOut() throws IOException {
        byte[] bomb = FakeSite.gzip(new byte[20 << 20]);
        Archive archive = new Archive(WarcCompression.GZIP)
                .page("/bomb", 200, "text/html", bomb, "Content-Encoding", "gzip")
                .html("/a");
        write("x.warc.gz", archive.bytes());
        WarcFiles.Reading reading = readAll();
        assertThat(reading.tooLarge()).isEqualTo(1);
        assertThat(paths()).containsExactly("/a");
    }

    @Test
    void read_bytesOrTimeSpent_goesOnInTheNextLook() throws IOException {
        write("x.warc", new Archive(WarcCompression.NONE).html("/a").html("/b").bytes());
        WarcFiles.Reading reading = read("", new WarcFiles.Limits(100, 5, 1 << 20, Duration.ofSeconds(30)));
        assertThat(paths()).containsExactly("/a");
        FakeClock clock = new FakeClock(AT, Duration.ofSeconds(5));
        reading = new WarcFiles(folder, clock).read(reading.cursor(), WarcFiles.Limits.USUAL, pages::add);
        assertThat(reading.finished()).isTrue();
        assertThat(paths()).containsExactly("/a", "/b");
        pages.clear();
        clock = new FakeClock(AT, Duration.ofSeconds(31));
        assertThat(new WarcFiles(folder, clock)
                        .read("", WarcFiles.Limits.USUAL, pages::add)
                        .records())
                .isZero();
    }

    @Test
    void read_folderThatIsNotThere_isAFailure() {
        assertThat(new WarcFiles(folder.resolve("none"), Clock.systemUTC())
                        .read("", WarcFiles.Limits.USUAL, pages::add)
                        .failure())
                .map(Reason::kind)
                .contains(Reason.Kind.NOT_READABLE);
    }
}
