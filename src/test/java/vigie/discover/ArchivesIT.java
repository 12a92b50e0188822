package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vigie.testing.RecordedService.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.Header;
import vigie.crawl.Reason;
import vigie.testing.CalledServices;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RecordedService;
import vigie.testing.RecordedService.Asked;

/** The archives as they answer, and their records as jwarc writes them. */
class ArchivesIT {
    private static final CanonicalUrl PAGE = new CanonicalUrl("https://copieur.example/a?b=1");
    private static final Instant SEEN = Instant.parse("2026-09-04T14:26:15Z");

    private final CalledServices services = new CalledServices();

    @AfterEach
    void close() {
        services.close();
    }

    private static <T> T given(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Given.class);
        return ((Reply.Given<T>) reply).value();
    }

    private static <T> Reason missing(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Missing.class);
        return ((Reply.Missing<T>) reply).reason();
    }

    // Wayback

    private Reply<Optional<FirstSeen>> firstSeen(RecordedService service) {
        return new Wayback(services.client(service), service.url(), Duration.ZERO).firstSeen(PAGE);
    }

    @Test
    void wayback_copies_giveTheEarliest() {
        RecordedService service = services.json("""
            [["urlkey","timestamp","original","mimetype","statuscode","digest","length"],
             ["example,copieur)/a","20260904142615","https://copieur.example/a?b=1","text/html","200","Q4YULN754FHV2U6Q5JUT6Q2P57WEWNNY","1415"]]\
            """);
        assertThat(given(firstSeen(service)))
                .contains(new FirstSeen(
                        PAGE,
                        SEEN,
                        new CanonicalUrl(service.url() + "web/20260904142615/" + PAGE),
                        "Q4YULN754FHV2U6Q5JUT6Q2P57WEWNNY"));
        Asked asked = service.log().getFirst();
        assertThat(asked.path()).isEqualTo("/cdx/search/cdx");
        assertThat(List.of("url", "output", "limit", "filter"))
                .extracting(name -> asked.parameter(name).orElse(""))
                .containsExactly(PAGE.value(), "json", "1", "statuscode:200");
    }

    @Test
    void wayback_noCopy_isEmptiness() {
        assertThat(given(firstSeen(services.json("[]\n")))).isEmpty();
        assertThat(given(firstSeen(services.json("[[\"timestamp\",\"original\"]]"))))
                .isEmpty();
    }

    @Test
    void wayback_rowThatIsNone_isAFailure() {
        assertThat(missing(firstSeen(services.json(
                                "[[\"timestamp\",\"original\"],[\"20261399000000\",\"https://copieur.example/a\"]]")))
                        .kind())
                .isEqualTo(Reason.Kind.SERVICE_ANSWER);
    }

    @Test
    void wayback_twoQuestions_keepTheGap() {
        RecordedService service = services.json("[]");
        Wayback wayback = new Wayback(services.client(service), service.url());
        wayback.firstSeen(PAGE);
        wayback.firstSeen(PAGE);
        List<Asked> log = service.log();
        assertThat(Duration.ofNanos(log.get(1).nanos() - log.get(0).nanos())).isGreaterThan(Duration.ofMillis(2_490));
    }

    // Save Page Now

    private SavePageNow save(RecordedService service) {
        return new SavePageNow(
                services.client(service), service.url(), "access-1234:secret-5678", Duration.ZERO, Duration.ZERO);
    }

    @Test
    void save_pendingThenSuccess_isFollowedCallByCall() {
        String[] states = {
            "{\"status\":\"pending\",\"job_id\":\"spn2-9c17\",\"resources\":[]}",
            "{\"status\":\"success\",\"job_id\":\"spn2-9c17\",\"timestamp\":\"20260904142615\",\"original_url\":\"https://copieur.example/a?b=1\"}"
        };
        int[] next = {0};
        RecordedService service = services.service(asked -> json(
                200,
                asked.method().equals("POST")
                        ? "{\"url\":\"https://copieur.example/a?b=1\",\"job_id\":\"spn2-9c17\"}"
                        : states[next[0]++]));
        SavePageNow save = save(service);

        String job = given(save.ask(PAGE));
        assertThat(given(save.state(job))).isEqualTo(new SaveState.Pending());
        assertThat(given(save.state(job)))
                .isEqualTo(new SaveState.Saved(new CanonicalUrl(service.url() + "web/20260904142615/" + PAGE), SEEN));
        assertThat(service.log())
                .extracting(asked -> asked.method() + " " + asked.target())
                .containsExactly("POST /save", "GET /save/status/spn2-9c17", "GET /save/status/spn2-9c17");
        assertThat(service.log())
                .allSatisfy(asked -> assertThat(asked.headers())
                        .containsEntry("authorization", "LOW access-1234:secret-5678")
                        .containsEntry("accept", "application/json"));
        assertThat(service.log().getFirst().text())
                .isEqualTo("url=https%3A%2F%2Fcopieur.example%2Fa%3Fb%3D1&capture_screenshot=1&skip_first_archive=1"
                        + "&if_not_archived_within=1d&js_behavior_timeout=0");
    }

    @Test
    void save_error_isAStateAndARefusalIsNone() {
        RecordedService service = services.json(
                "{\"status\":\"error\",\"status_ext\":\"error:blocked\",\"message\":\"The <b>target</b> site is"
                        + " blocking us (HTTP status=999).\"}");
        assertThat(given(save(service).state("spn2-9c17")))
                .isEqualTo(
                        new SaveState.NotSaved("error:blocked", "The target site is blocking us (HTTP status=999)."));
        RecordedService full = services.json(
                "{\"status\":\"error\",\"status_ext\":\"error:too-many-daily-captures\",\"message\":\"Captured 5 times"
                        + " today.\"}");
        assertThat(missing(save(full).ask(PAGE)))
                .isEqualTo(
                        new Reason(Reason.Kind.SERVICE_QUOTA, "error:too-many-daily-captures Captured 5 times today."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/",
                "http://nas/photos",
                "http://192.168.1.4/",
                "http://[fd00::1]/",
                "http://printer.local:8080/",
                "http://box.home.arpa/",
                "file:///home/lena/depot/page.html"
            })
    void save_nameOfThisNetworkOnly_isNotSent(String url) {
        RecordedService service = services.json("{}");
        assertThat(missing(save(service).ask(new CanonicalUrl(url))).kind()).isEqualTo(Reason.Kind.URL_FORBIDDEN);
        assertThat(service.log()).isEmpty();
    }

    @Test
    void save_jobThatIsNone_isACallersMistake() {
        SavePageNow save = save(services.json("{}"));
        assertThatThrownBy(() -> save.state("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    // Common Crawl

    private CommonCrawl crawl(RecordedService service) {
        return new CommonCrawl(services.client(service), service.url(), service.url(), Duration.ZERO);
    }

    private static Crawl index(RecordedService service) {
        return new Crawl(
                "CC-MAIN-2026-30",
                new CanonicalUrl(service.url() + "CC-MAIN-2026-30-index"),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void crawls_areListedButNoneElsewhere() {
        RecordedService service = services.service(
                asked -> json(200, """
                    [{"id":"CC-MAIN-2026-30","name":"July 2026 Index","timegate":"https://x/","cdx-api":"http://%1$s/CC-MAIN-2026-30-index",
                      "from":"2026-07-10T08:01:53","to":"2026-07-23T22:52:06"},
                     {"id":"CC-MAIN-2012","name":"2012","cdx-api":"http://%1$s/CC-MAIN-2012-index"},
                     {"id":"evil","cdx-api":"http://169.254.169.254/latest"}]\
                    """.formatted(asked.headers().get("host"))));
        assertThat(given(crawl(service).crawls()))
                .containsExactly(
                        new Crawl(
                                "CC-MAIN-2026-30",
                                index(service).index(),
                                Optional.of(Instant.parse("2026-07-10T08:01:53Z")),
                                Optional.of(Instant.parse("2026-07-23T22:52:06Z"))),
                        new Crawl(
                                "CC-MAIN-2012",
                                new CanonicalUrl(service.url() + "CC-MAIN-2012-index"),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void pages_areCountedAndNoneIsEmptiness() {
        RecordedService service = services.json("{\"pages\": 3, \"pageSize\": 5, \"blocks\": 11}");
        assertThat(given(crawl(service).pages(index(service), "copieur.example")))
                .isEqualTo(3);
        assertThat(service.log().getFirst().parameter("url")).contains("*.copieur.example/*");
        assertThat(service.log().getFirst().parameter("showNumPages")).contains("true");
        RecordedService none = services.service(NO_CAPTURES);
        assertThat(given(crawl(none).pages(index(none), "copieur.example"))).isZero();
        assertThat(given(crawl(none).entries(index(none), "copieur.example", 0)))
                .isEmpty();
    }

    private static final Answer NO_CAPTURES =
            json(404, "{\"message\": \"No Captures found for: *.copieur.example/*\"}");

    private static final String ENTRY = """
        {"urlkey":"example,copieur)/a","timestamp":"20260904142615","url":"https://copieur.example/a?b=1","mime":"text/html","mime-detected":"text/html","status":"200","digest":"FM7M2JDBADOQIHKCSFKVTAML4FL2HPHT","length":"5365","offset":"81614902","filename":"crawl-data/CC-MAIN-2026-30/segments/1.40/warc/CC-MAIN-1.warc.gz","languages":"fra","encoding":"UTF-8"}
        """;

    @Test
    void entries_areReadLineByLine() {
        RecordedService service = services.service(
                Answer.of(200, ENTRY + ENTRY.replace("crawl-data/", "../")).with("Content-Type", "text/x-ndjson"));
        assertThat(given(crawl(service).entries(index(service), "copieur.example", 2)))
                .containsExactly(new ArchiveEntry(
                        PAGE,
                        SEEN,
                        "text/html",
                        "FM7M2JDBADOQIHKCSFKVTAML4FL2HPHT",
                        "crawl-data/CC-MAIN-2026-30/segments/1.40/warc/CC-MAIN-1.warc.gz",
                        81_614_902,
                        5_365));
        assertThat(service.log().getFirst().target()).contains("page=2").contains("filter=%3Dstatus%3A200");
    }

    @Test
    void entries_lineCutInTheMiddle_areAFailure() {
        RecordedService service = services.service(Answer.of(200, ENTRY + ENTRY.substring(0, 90)));
        assertThat(missing(crawl(service).entries(index(service), "copieur.example", 0))
                        .kind())
                .isEqualTo(Reason.Kind.SERVICE_ANSWER);
    }

    @Test
    void refusal_isADaysPauseForEveryQuestion() {
        RecordedService service = services.service(Answer.of(403, "<html>Forbidden"));
        Fetcher fetcher = services.fetcher(service);
        CommonCrawl crawl = new CommonCrawl(services.client(fetcher), service.url(), service.url(), Duration.ZERO);
        assertThat(missing(crawl.crawls()).kind()).isEqualTo(Reason.Kind.SERVICE_BLOCKED);
        assertThat(missing(crawl.pages(index(service), "copieur.example")).kind())
                .isEqualTo(Reason.Kind.HOST_PAUSED);
        assertThat(service.log()).hasSize(1);
        assertThat(fetcher.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause.until()).isAfter(CalledServices.NOW.plus(Duration.ofHours(23))));
    }

    // records

    private static byte[] response(String url, String head, byte[] body) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes((head + "\r\n\r\n").getBytes(UTF_8));
        block.writeBytes(body);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WarcWriter writer = new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP);
        writer.write(new WarcResponse.Builder(URI.create(url))
                .date(SEEN)
                .body(MediaType.HTTP_RESPONSE, block.toByteArray())
                .build());
        return out.toByteArray();
    }

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/HTML; charset=utf-8\r\nX-Two: 1\r\nX-Two: 2";

    private static byte[] info() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new WarcWriter(Channels.newChannel(out), WarcCompression.GZIP)
                .write(new Warcinfo.Builder()
                        .date(SEEN)
                        .fields(Map.of("software", List.of("test")))
                        .build());
        return out.toByteArray();
    }

    /** An archive of two records, served with ranges; returns what reading the second one gives. */
    private Reply<ArchivedPage> read(byte[] record) throws IOException {
        byte[] before = info();
        byte[] archive = Arrays.copyOf(before, before.length + record.length);
        System.arraycopy(record, 0, archive, before.length, record.length);
        RecordedService service = services.service(asked -> range(archive, asked));
        return crawl(service)
                .page(new ArchiveEntry(
                        PAGE, SEEN, "text/html", "", "crawl-data/1.warc.gz", before.length, record.length));
    }

    private static Answer range(byte[] archive, Asked asked) {
        String[] range = asked.headers()
                .getOrDefault("range", "bytes=0-0")
                .substring("bytes=".length())
                .split("-", 2);
        int from = Integer.parseInt(range[0]);
        int to = Math.min(archive.length - 1, Integer.parseInt(range[1]));
        return new Answer(206, Map.of(), Body.of(Arrays.copyOfRange(archive, from, to + 1)))
                .with("Content-Type", "application/octet-stream")
                .with("Content-Range", "bytes %d-%d/%d".formatted(from, to, archive.length));
    }

    @Test
    void page_recordOfAnArchive_isReadByItsRange() throws IOException {
        ArchivedPage page = given(read(response(PAGE.value(), HEAD, "<p>Le silence à Évian".getBytes(UTF_8))));
        assertThat(page.url()).isEqualTo(PAGE);
        assertThat(page.capturedAt()).isEqualTo(SEEN);
        assertThat(page.mediaType()).isEqualTo("text/html");
        assertThat(new String(page.body().toByteArray(), UTF_8)).isEqualTo("<p>Le silence à Évian");
        assertThat(page.headers()).contains(new Header("X-Two", "1"), new Header("X-Two", "2"));
    }

    @Test
    void page_codedAsItCame_isDecoded() throws IOException {
        byte[] coded = FakeSite.gzip("<p>été".getBytes(UTF_8));
        ArchivedPage page = given(read(response(PAGE.value(), HEAD + "\r\nContent-Encoding: gzip", coded)));
        assertThat(new String(page.body().toByteArray(), UTF_8)).isEqualTo("<p>été");
    }

    @Test
    void page_otherAddressOrStatus_isAFailure() throws IOException {
        checkUnreadable(response("https://autre.example/", HEAD, new byte[0]));
        checkUnreadable(response(PAGE.value(), "HTTP/1.1 404 Not Found", new byte[0]));
        checkUnreadable(info());
    }

    @Test
    void page_brokenRecord_isAFailure() throws IOException {
        byte[] whole = response(PAGE.value(), HEAD, "<p>Le silence".repeat(99).getBytes(UTF_8));
        checkUnreadable(Arrays.copyOf(whole, whole.length / 2));
        checkUnreadable("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\n".getBytes(UTF_8));
        checkUnreadable("<!DOCTYPE html>".getBytes(UTF_8));
        checkUnreadable(FakeSite.gzip(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: soon\r\nContent-Length: 0\r\n\r\n".getBytes(UTF_8)));
    }

    private void checkUnreadable(byte[] record) throws IOException {
        assertThat(missing(read(record)).kind()).isEqualTo(Reason.Kind.SERVICE_ANSWER);
    }

    @Test
    void page_thatUnpacksWithoutEnd_isBounded() throws IOException {
        assertThat(missing(read(response(PAGE.value(), HEAD, new byte[11 << 20])))
                        .kind())
                .isEqualTo(Reason.Kind.LIMIT);
    }

    @Test
    void page_serverThatKnowsNoRanges_isAFailure() throws IOException {
        byte[] record = response(PAGE.value(), HEAD, "<p>x".getBytes(UTF_8));
        RecordedService service = services.service(new Answer(200, Map.of(), Body.of(record)));
        assertThat(missing(crawl(service).page(new ArchiveEntry(PAGE, SEEN, "", "", "a.warc.gz", 0, record.length)))
                        .kind())
                .isEqualTo(Reason.Kind.SERVICE_ANSWER);
    }
}
