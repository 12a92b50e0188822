package vigie.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.Warcinfo;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Header;
import vigie.crawl.Hop;
import vigie.evidence.Verification.FileCheck;
import vigie.evidence.Verification.Status;
import vigie.evidence.Verification.Witness;
import vigie.match.Match;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;

class BundleIT {
    private static final Instant SEEN = Instant.parse("2026-11-24T09:14:07.250Z");
    private static final Clock CLOCK = Clock.fixed(SEEN, ZoneOffset.UTC);
    private static final Environment MACHINE = new Environment("1.0.0", "Linux 6.1 amd64", "OpenJDK 25");
    private static final String TEXT = "Sept erreurs de carrousel, et comment les éviter.";

    @TempDir
    Path folder;

    private EvidenceStore store;

    @BeforeEach
    void open() {
        store = new EvidenceStore(folder.resolve("evidence"), MACHINE);
    }

    @Test
    void keep_page_holdsEveryFileUnchanged() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        assertThat(statuses(BundleVerifier.verify(bundle.folder())))
                .containsOnlyKeys(
                        "SHA256SUMS",
                        "VERIFY.md",
                        "capture.warc.gz",
                        "compare.json",
                        "env.json",
                        "images/01.jpg",
                        "manifest.json",
                        "text.txt",
                        "tls.pem")
                .allSatisfy((path, status) -> assertThat(status).isEqualTo(Status.GOOD));
        assertThat(Files.readString(bundle.folder().resolve("text.txt"))).isEqualTo(TEXT);
        assertThat(Files.readString(bundle.folder().resolve("compare.json")))
                .contains("\"span\" : [")
                .contains("\"text\" : \"Sept erreurs\"")
                .contains("\"containment\" : 0.83");
        assertThat(bundle.capturedAt()).isEqualTo(SEEN.plusMillis(400));
        assertThat(store.find("c17-1")).contains(bundle);
    }

    @Test
    void keep_twice_givesTheSameBundle() {
        Bundle first = store.keep(observation("c17-1"));
        assertThat(store.keep(observation("c17-1"))).isEqualTo(first);
    }

    @Test
    void keep_sameCaptureElsewhere_hasTheSameManifest() {
        EvidenceStore other = new EvidenceStore(folder.resolve("other"), MACHINE);
        assertThat(other.keep(observation("c17-1")).manifestSha256())
                .isEqualTo(store.keep(observation("c17-1")).manifestSha256());
    }

    @Test
    void find_unfinishedBundle_isNone() throws IOException {
        Path left = Files.createDirectories(folder.resolve("evidence").resolve(".unfinished-123"));
        Files.writeString(left.resolve("text.txt"), "half");
        assertThat(store.find("c17-1")).isEmpty();
        store.removeUnfinished();
        assertThat(left).doesNotExist();
    }

    @Test
    void keep_nameThatLeavesTheFolder_isRefused() {
        assertThatThrownBy(() -> observation("../c17")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keep_droppedFile_keepsItsOwnBytes() throws IOException {
        Material dropped = new Material.Dropped(
                url("https://closed.example/post/4"),
                "../Écran du 24.PNG",
                "image/png",
                Body.of(new byte[] {1, 2, 3}),
                SEEN);
        Bundle bundle = store.keep(new Exhibit("c18-1", dropped, "", "", List.of(), List.of()));
        assertThat(bundle.folder().resolve("dropped/_cran_du_24.PNG")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(bundle.folder().resolve("capture.warc.gz")).doesNotExist();
        assertThat(BundleVerifier.verify(bundle.folder()).holds()).isTrue();
    }

    @Test
    void warc_readBack_holdsWhatCameOverTheWire() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        try (WarcReader reader = new WarcReader(bundle.folder().resolve("capture.warc.gz"))) {
            WarcRecord info = reader.next().orElseThrow();
            assertThat(info).isInstanceOf(Warcinfo.class);
            assertThat(info.version().toString()).isEqualTo("WARC/1.1");
            WarcRequest request = (WarcRequest) reader.next().orElseThrow();
            assertThat(request.http().headers().first("User-Agent")).contains("Vigie/1.0 (+mailto:lena@lena.example)");
            assertThat(request.http().target()).isEqualTo("/p?id=4");
            WarcResponse response = (WarcResponse) reader.next().orElseThrow();
            assertThat(response.ipAddress().orElseThrow().getHostAddress()).isEqualTo("192.0.2.10");
            assertThat(response.truncated()).isEqualTo(WarcTruncationReason.LENGTH);
            assertThat(response.http().status()).isEqualTo(200);
            assertThat(response.http().headers().first("X-Archive-Orig-Transfer-Encoding"))
                    .contains("chunked");
            assertThat(response.payloadDigest().orElseThrow().hex())
                    .isEqualTo(Body.of(gzipped()).sha256());
            assertThat(response.http().body().stream().readAllBytes()).isEqualTo(gzipped());
            WarcMetadata metadata = (WarcMetadata) reader.next().orElseThrow();
            assertThat(metadata.fields().map())
                    .containsEntry("robotsRule", List.of("Allow: /"))
                    .containsEntry("redirect", List.of("301 http://copy.example/old"))
                    .containsEntry("tlsCertificate", List.of("MIIBszCCAVmgAwIBAgIU"));
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void verify_flippedByte_isNamed() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        Path picture = bundle.folder().resolve("images/01.jpg");
        byte[] bytes = Files.readAllBytes(picture);
        bytes[2] ^= 1;
        Files.write(picture, bytes);
        Verification verification = BundleVerifier.verify(bundle.folder());
        assertThat(verification.holds()).isFalse();
        assertThat(bad(verification)).containsExactly(new FileCheck("images/01.jpg", Status.CHANGED));
    }

    @Test
    void verify_missingAndExtraFiles_areNamed() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        Files.delete(bundle.folder().resolve("text.txt"));
        Files.writeString(bundle.folder().resolve("note.txt"), "mine");
        assertThat(bad(BundleVerifier.verify(bundle.folder())))
                .containsExactly(new FileCheck("note.txt", Status.EXTRA), new FileCheck("text.txt", Status.MISSING));
    }

    @Test
    void verify_fileAndItsSumBothChanged_isStillNamedByTheManifest() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        Path text = bundle.folder().resolve("text.txt");
        String before = Sha256.of(text);
        Files.writeString(text, "other words");
        Path sums = bundle.folder().resolve("SHA256SUMS");
        Files.writeString(sums, Files.readString(sums).replace(before, Sha256.of(text)));
        assertThat(bad(BundleVerifier.verify(bundle.folder())))
                .containsExactly(new FileCheck("text.txt", Status.CHANGED));
    }

    @Test
    void verify_zip_asTheFolder() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        Path zip = folder.resolve("c17-1.zip");
        store.export(bundle, zip);
        Verification verification = BundleVerifier.verify(zip);
        assertThat(verification.holds()).isTrue();
        assertThat(verification.bundleId()).isEqualTo("c17-1");
        assertThat(verification.manifestSha256()).isEqualTo(bundle.manifestSha256());
        byte[] once = Files.readAllBytes(zip);
        store.export(bundle, zip);
        assertThat(Files.readAllBytes(zip)).isEqualTo(once);
    }

    @Test
    void verify_fileThatIsNoZip_isTheCallersMistake() throws IOException {
        Path file = Files.writeString(folder.resolve("c17.zip"), "not a ZIP");
        assertThatThrownBy(() -> BundleVerifier.verify(file)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void verify_emptyFolder_doesNotHold() throws IOException {
        assertThat(BundleVerifier.verify(Files.createDirectory(folder.resolve("nothing")))
                        .holds())
                .isFalse();
    }

    @Test
    void verify_withJournal_namesTheLineThatRecordsIt() throws IOException {
        Bundle bundle = store.keep(observation("c17-1"));
        Path file = folder.resolve("journal.jsonl");
        try (Journal journal = Journal.open(file, CLOCK)) {
            journal.append("started", Map.of());
            assertThat(BundleVerifier.verify(bundle.folder(), file).journal()).isInstanceOf(Witness.NotRecorded.class);
            journal.append("evidence-kept", Map.of("id", bundle.id(), "manifest", bundle.manifestSha256()));
            assertThat(BundleVerifier.verify(bundle.folder(), file).journal())
                    .isEqualTo(new Witness.Recorded(2, SEEN, journal.head()));
        }
        Files.writeString(file, Files.readString(file).replace("started", "stopped"));
        Verification broken = BundleVerifier.verify(bundle.folder(), file);
        assertThat(broken.journal()).isInstanceOf(Witness.JournalBroken.class);
        assertThat(broken.holds()).isFalse();
    }

    @Test
    void sums_standardTool_agrees() throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/sha256sum")), "no sha256sum here");
        Bundle bundle = store.keep(observation("c17-1"));
        assertThat(sha256sum(bundle.folder())).isZero();
        Files.writeString(bundle.folder().resolve("text.txt"), "other words");
        assertThat(sha256sum(bundle.folder())).isEqualTo(1);
    }

    private static int sha256sum(Path bundle) throws IOException, InterruptedException {
        return new ProcessBuilder("/usr/bin/sha256sum", "--quiet", "-c", "SHA256SUMS")
                .directory(bundle.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Map<String, Status> statuses(Verification verification) {
        return verification.files().stream()
                .collect(java.util.stream.Collectors.toMap(FileCheck::path, FileCheck::status));
    }

    private static List<FileCheck> bad(Verification verification) {
        return verification.files().stream()
                .filter(file -> file.status() != Status.GOOD)
                .toList();
    }

    private static Exhibit observation(String id) {
        Match match = new Match.Text(
                "o204",
                Level.EXACT,
                0.83,
                0.12,
                2,
                21.5,
                List.of(new Passage(new Span(0, 12), new Span(0, 12), Level.EXACT, 2, 21.5)),
                List.of());
        return new Exhibit(
                id,
                new Material.Fetched(capture()),
                "Une page",
                TEXT,
                List.of(new Picture(
                        "01.jpg", "https://copy.example/a.jpg", "image/jpeg", Body.of(new byte[] {-1, -40, -1, 7}))),
                List.of(new Comparison("Sept erreurs", "https://lena.example/7", "2026-09-02", TEXT, match)));
    }

    private static Capture capture() {
        return new Capture(
                url("http://copy.example/old"),
                url("https://copy.example/p?id=4"),
                List.of(new Hop(url("http://copy.example/old"), 301)),
                200,
                List.of(
                        new Header("Host", "copy.example"),
                        new Header("User-Agent", "Vigie/1.0 (+mailto:lena@lena.example)")),
                List.of(
                        new Header("Content-Type", "text/html; charset=utf-8"),
                        new Header("Content-Encoding", "gzip"),
                        new Header("Transfer-Encoding", "chunked")),
                Body.of(gzipped()),
                Body.of(TEXT.getBytes(UTF_8)),
                true,
                "HTTP/2",
                "192.0.2.10",
                List.of("-----BEGIN CERTIFICATE-----\nMIIBszCCAVmg\nAwIBAgIU\n-----END CERTIFICATE-----\n"),
                "Allow: /",
                Optional.empty(),
                SEEN,
                SEEN.plusMillis(400));
    }

    private static byte[] gzipped() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(TEXT.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static CanonicalUrl url(String text) {
        return new CanonicalUrl(text);
    }
}
