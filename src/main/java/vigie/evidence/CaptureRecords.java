package vigie.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTruncationReason;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;
import vigie.crawl.Capture;
import vigie.crawl.Header;
import vigie.crawl.Hop;

/**
 * A capture as WARC 1.1 records (ISO 28500:2017): warcinfo, request, response, metadata, each gzipped apart (annex D).
 *
 * <p>The body stands in the response as it came, still coded. Header lines stand as they were parsed, under an HTTP/1.1
 * status line whatever the version (the version spoken is in the metadata record). Lines that no longer describe the
 * bytes that follow them, because the transfer coding is off or a limit cut the body, are renamed {@code X-Archive-Orig-…},
 * as other archives do. Record ids are made from the bundle's id: the same capture gives the same records.
 */
final class CaptureRecords {
    private static final Set<String> FRAMING = Set.of("transfer-encoding", "content-length", "connection", "trailer");

    private final String bundleId;
    private final Capture capture;
    private final Environment environment;

    CaptureRecords(String bundleId, Capture capture, Environment environment) {
        this.bundleId = bundleId;
        this.capture = capture;
        this.environment = environment;
    }

    /** Writes the four records; the stream is not closed. */
    void writeTo(OutputStream out) throws IOException {
        write(info(), out);
        write(request(), out);
        write(response(), out);
        write(metadata(), out);
    }

    private static void write(WarcRecord record, OutputStream out) throws IOException {
        try (GzipMember member = new GzipMember(out)) {
            new WarcWriter(Channels.newChannel(member), WarcCompression.NONE).write(record);
        }
    }

    private Warcinfo info() {
        return new Warcinfo.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(recordId("warcinfo"))
                .date(capture.startedAt())
                .filename("capture.warc.gz")
                .fields(fields(
                        "software",
                        "Vigie " + environment.vigieVersion(),
                        "format",
                        "WARC file version 1.1",
                        "robots",
                        "classic",
                        "isPartOf",
                        bundleId))
                .build();
    }

    private WarcRequest request() throws IOException {
        URI url = capture.url().uri();
        String target = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String line = "GET " + target + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery()) + " HTTP/1.1";
        byte[] block = message(line, capture.requestHeaders(), new byte[0]);
        return new WarcRequest.Builder(url)
                .version(MessageVersion.WARC_1_1)
                .recordId(recordId("request"))
                .concurrentTo(recordId("response"))
                .warcinfoId(recordId("warcinfo"))
                .date(capture.startedAt())
                .ipAddress(InetAddress.ofLiteral(capture.ipAddress()))
                .blockDigest("sha256", Sha256.of(block))
                .body(MediaType.HTTP_REQUEST, block)
                .build();
    }

    private WarcResponse response() throws IOException {
        byte[] payload = capture.wireBody().toByteArray();
        byte[] block = message("HTTP/1.1 " + capture.status() + " ", framed(payload.length), payload);
        WarcResponse.Builder builder = new WarcResponse.Builder(capture.url().uri())
                .version(MessageVersion.WARC_1_1)
                .recordId(recordId("response"))
                .warcinfoId(recordId("warcinfo"))
                .date(capture.startedAt())
                .ipAddress(InetAddress.ofLiteral(capture.ipAddress()))
                .payloadDigest("sha256", capture.wireBody().sha256())
                .blockDigest("sha256", Sha256.of(block));
        if (capture.truncated()) {
            builder.truncated(WarcTruncationReason.LENGTH);
        }
        return builder.body(MediaType.HTTP_RESPONSE, block).build();
    }

    private WarcMetadata metadata() {
        Map<String, List<String>> fields = fields(
                "requested", capture.requested().value(),
                "httpVersion", capture.httpVersion(),
                "robotsRule", capture.robotsRule(),
                "startedAt", capture.startedAt().toString(),
                "endedAt", capture.endedAt().toString(),
                "decodedBodySha256", capture.body().sha256());
        fields.put(
                "redirect",
                capture.redirects().stream().map(CaptureRecords::redirect).toList());
        fields.put(
                "tlsCertificate",
                capture.tlsCertificates().stream()
                        .map(CaptureRecords::withoutArmor)
                        .toList());
        fields.values().removeIf(values -> values.stream().allMatch(String::isEmpty));
        return new WarcMetadata.Builder()
                .version(MessageVersion.WARC_1_1)
                .recordId(recordId("metadata"))
                .concurrentTo(recordId("response"))
                .warcinfoId(recordId("warcinfo"))
                .date(capture.endedAt())
                .targetURI(capture.url().uri())
                .fields(fields)
                .build();
    }

    private List<Header> framed(int payloadBytes) {
        List<Header> headers = new ArrayList<>();
        for (Header header : capture.responseHeaders()) {
            boolean framing = FRAMING.contains(header.name().toLowerCase(Locale.ROOT));
            headers.add(framing ? new Header("X-Archive-Orig-" + header.name(), header.value()) : header);
        }
        headers.add(new Header("Content-Length", Integer.toString(payloadBytes)));
        return headers;
    }

    private static byte[] message(String startLine, List<Header> headers, byte[] body) {
        StringBuilder head = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        message.writeBytes(body);
        return message.toByteArray();
    }

    private static String redirect(Hop hop) {
        return hop.status() + " " + hop.from();
    }

    /** Returns the base64 of a PEM certificate without its first and last line: a field of WARC is one line. */
    private static String withoutArmor(String pem) {
        return pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }

    private URI recordId(String record) {
        String name = bundleId + " " + record;
        return URI.create("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, List<String>> fields(String... namesAndValues) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return fields;
    }
}
