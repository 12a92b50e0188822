package vigie.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vigie.crawl.CanonicalUrl;

/**
 * A site on loopback that does, by path, what servers should not. What is endless ends after {@link #ENDLESS_MILLIS} or
 * {@link #ENDLESS_BYTES}, whichever comes first, unless the other side hangs up before.
 */
public final class HostileSite implements AutoCloseable {
    /** How long anything endless goes on, in milliseconds: longer than any deadline of a test. */
    public static final long ENDLESS_MILLIS = 20_000;

    /** How much is sent of anything endless, in bytes: more than any limit of a test. */
    public static final long ENDLESS_BYTES = 1L << 30;

    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    /** 10 MiB in 10 KiB, which is as far as gzip goes. */
    private static final byte[] ZEROS = FakeSite.gzip(new byte[10 << 20]);

    private static final byte[] ZEROS_THRICE = FakeSite.gzip(FakeSite.gzip(ZEROS));

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Asked> log = new CopyOnWriteArrayList<>();
    private final AtomicLong bytesSent = new AtomicLong();
    private final String forbidden;

    /** One request: its target and its headers, names in lower case. */
    public record Asked(String target, Map<String, String> headers) {}

    /** Writes one answer. */
    @FunctionalInterface
    private interface Script {
        /** Returns whether the connection may serve on. */
        boolean answer(Asked asked, Line out) throws IOException, InterruptedException;
    }

    /**
     * Starts a site on a free port of 127.0.0.1.
     *
     * @param forbiddenPort a port of 127.0.0.1 that the redirects to loopback lead to
     */
    public HostileSite(int forbiddenPort) {
        forbidden = ":" + forbiddenPort + "/";
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connections();
        bodies();
        redirects();
        pauses();
        links();
        texts();
        directives();
        threads.execute(this::accept);
    }

    /** Returns the paths of all cases in no particular order. */
    public List<String> paths() {
        return scripts.keySet().stream().sorted().toList();
    }

    /** Returns host and port. */
    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the address of a path. */
    public CanonicalUrl url(String path) {
        return new CanonicalUrl("http://" + host() + path);
    }

    /** Returns what was asked so far but robots.txt and the TDM file, in order. */
    public List<Asked> log() {
        return List.copyOf(log);
    }

    /** Returns the targets asked so far but robots.txt and the TDM file, in order. */
    public List<String> targets() {
        return log.stream().map(Asked::target).toList();
    }

    /** Returns how many bytes were handed to the network so far. */
    public long bytesSent() {
        return bytesSent.get();
    }

    /** Where an answer goes; counts what is sent and ends what is endless. */
    private final class Line {
        private final Socket socket;
        private final OutputStream out;
        private final long startNanos = System.nanoTime();
        private long sent;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        boolean endless() {
            return sent < ENDLESS_BYTES && System.nanoTime() - startNanos < ENDLESS_MILLIS * 1_000_000;
        }

        void write(byte[] bytes) throws IOException {
            sent += bytes.length;
            bytesSent.addAndGet(bytes.length);
            out.write(bytes);
            out.flush();
        }

        void write(String text) throws IOException {
            write(text.getBytes(ISO_8859_1));
        }

        void head(String... headers) throws IOException {
            write("HTTP/1.1 200 OK\r\n" + String.join("\r\n", headers) + "\r\n\r\n");
        }

        /** Sends a whole answer, after which the connection may serve on. */
        boolean whole(String status, byte[] body, String... headers) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(("HTTP/1.1 " + status + "\r\n").getBytes(ISO_8859_1));
            for (String header : headers) {
                all.writeBytes((header + "\r\n").getBytes(ISO_8859_1));
            }
            all.writeBytes(("Content-Length: " + body.length + "\r\n\r\n").getBytes(ISO_8859_1));
            all.writeBytes(body);
            write(all.toByteArray());
            return true;
        }

        boolean html(String body, String... headers) throws IOException {
            return html(body.getBytes(UTF_8), "text/html; charset=utf-8", headers);
        }

        boolean html(byte[] body, String type, String... headers) throws IOException {
            String[] all = Arrays.copyOf(headers, headers.length + 1);
            all[headers.length] = "Content-Type: " + type;
            return whole("200 OK", body, all);
        }

        boolean redirect(String location) throws IOException {
            return whole("302 Found", new byte[0], "Location: " + location);
        }

        /** Ends the connection as a server that crashes does. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    private void on(String path, Script script) {
        scripts.put(path, script);
    }

    private void connections() {
        on("/ok", (asked, out) -> out.html("<p>plain page</p>"));
        on("/slow-headers", (asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Slow: ");
            return drip(out);
        });
        on("/slow-body", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: 100000");
            return drip(out);
        });
        on("/never-answers", (asked, out) -> {
            Thread.sleep(ENDLESS_MILLIS);
            return false;
        });
        on("/endless-header", (asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\nX-Long: ");
            return flood(out, "x".repeat(8_000).getBytes(ISO_8859_1));
        });
        on("/endless-headers", (asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\n");
            return flood(out, "X-More: yes\r\n".repeat(500).getBytes(ISO_8859_1));
        });
        on(
                "/endless-100",
                (asked, out) ->
                        flood(out, "HTTP/1.1 100 Continue\r\n\r\n".repeat(100).getBytes(ISO_8859_1)));
        on("/set-cookie-bomb", (asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 500; i++) {
                out.write("Set-Cookie: c" + i + "=" + "x".repeat(4_096) + "\r\n");
            }
            out.write("Content-Length: 2\r\n\r\nok");
            return false;
        });
        on("/reset", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: 1000");
            out.reset();
            return false;
        });
        on("/no-status", (asked, out) -> {
            out.write("<html><p>hello</p></html>\r\n\r\n");
            return false;
        });
        on("/status-999", (asked, out) -> out.whole("999 Request denied", "no".getBytes(UTF_8)));
        on("/smuggle", (asked, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nFIRST"
                    + "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\nSECOND");
            return true;
        });
    }

    private void bodies() {
        on("/endless-body", (asked, out) -> {
            out.head("Content-Type: text/html", "Connection: close");
            return flood(out, "<p>more</p>\n".repeat(1_000).getBytes(ISO_8859_1));
        });
        on("/endless-chunks", (asked, out) -> {
            out.head("Content-Type: text/html", "Transfer-Encoding: chunked");
            return flood(out, ("2000\r\n" + "x".repeat(0x2000) + "\r\n").getBytes(ISO_8859_1));
        });
        on("/huge-chunk", (asked, out) -> {
            out.head("Content-Type: text/html", "Transfer-Encoding: chunked");
            out.write("ffffffffffffffff\r\nfew bytes");
            return false;
        });
        on("/huge-length", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: 9000000000000000000");
            out.write("few bytes");
            return false;
        });
        on("/bad-length", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: abc");
            out.write("<p>body</p>");
            return false;
        });
        on("/negative-length", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: -5");
            out.write("<p>body</p>");
            return false;
        });
        on("/two-lengths", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: 5", "Content-Length: 11");
            out.write("FIRSTSECOND");
            return true;
        });
        on("/short-body", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Length: 1000");
            out.write("<p>half a page</p>");
            return false;
        });
        on("/bomb-gzip", (asked, out) -> out.html(ZEROS, "text/html", "Content-Encoding: gzip"));
        on("/bomb-gzip-endless", (asked, out) -> {
            out.head("Content-Type: text/html", "Content-Encoding: gzip");
            return flood(out, ZEROS);
        });
        on("/bomb-double", (asked, out) -> out.html(ZEROS_THRICE, "text/html", "Content-Encoding: gzip, gzip, gzip"));
        on("/bad-gzip", (asked, out) -> out.html("<p>no gzip</p>", "Content-Encoding: gzip"));
        on("/cut-gzip", (asked, out) -> {
            byte[] whole = FakeSite.gzip(paragraphs(2_000).getBytes(UTF_8));
            return out.html(Arrays.copyOf(whole, whole.length / 2), "text/html", "Content-Encoding: gzip");
        });
        on("/unknown-coding", (asked, out) -> out.html("<p>coded</p>", "Content-Encoding: x-foo"));
        on("/fake-bin", (asked, out) -> {
            out.head("Content-Type: application/octet-stream", "Connection: close");
            byte[] noise = new byte[8_000];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (byte) (i * 167);
            }
            return flood(out, noise);
        });
    }

    private void redirects() {
        on("/redirect-self", (asked, out) -> out.redirect("/redirect-self"));
        on("/redirect-chain", (asked, out) -> {
            String query = URI.create(asked.target()).getQuery();
            int hop = query == null ? 0 : Integer.parseInt(query.substring(2));
            return out.redirect("/redirect-chain?n=" + (hop + 1));
        });
        on("/redirect-file", (asked, out) -> out.redirect("file:///etc/passwd"));
        on("/redirect-metadata", (asked, out) -> out.redirect("http://169.254.169.254/latest/meta-data/"));
        on("/redirect-loopback", (asked, out) -> out.redirect("http://127.0.0.1" + forbidden));
        on("/redirect-decimal-ip", (asked, out) -> out.redirect("http://2130706433" + forbidden));
        on("/redirect-mapped", (asked, out) -> out.redirect("http://[::ffff:127.0.0.1]" + forbidden));
        on("/redirect-userinfo", (asked, out) -> out.redirect("http://example.org@127.0.0.1" + forbidden));
        on("/redirect-no-location", (asked, out) -> out.whole("302 Found", new byte[0]));
        on("/redirect-crlf", (asked, out) -> out.redirect("/ok\u0001?a=\u000b%0d%0aX-Injected:%20yes%00"));
        on(
                "/meta-refresh-loop",
                (asked, out) -> out.html("<meta http-equiv=refresh content='0; url=/meta-refresh-loop'><p>again</p>"));
    }

    private void pauses() {
        on("/429", (asked, out) -> out.whole("429 Too Many Requests", new byte[0], "Retry-After: 3"));
        on("/503-date", (asked, out) -> {
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    Instant.now().plus(Duration.ofSeconds(5)).atOffset(ZoneOffset.UTC));
            return out.whole("503 Busy", new byte[0], "Retry-After: " + date);
        });
        on("/503-century", (asked, out) -> out.whole("503 Busy", new byte[0], "Retry-After: 3153600000"));
    }

    private void links() {
        on("/trap", (asked, out) -> {
            String query = URI.create(asked.target()).getQuery();
            long day = query == null ? 0 : Long.parseLong(query.replaceAll("\\D", "0"));
            return out.html(anchors(IntStream.range(0, 40)
                    .mapToObj(i -> "/trap?day=" + (day * 40 + i + 1))
                    .toList()));
        });
        on("/a/", (asked, out) -> out.html("<a href='a/'>on</a>"));
        on(
                "/session",
                (asked, out) -> out.html(anchors(IntStream.range(0, 50)
                        .mapToObj(i -> switch (i % 3) {
                            case 0 -> "/session?PHPSESSID=" + i;
                            case 1 -> "/session;jsessionid=" + i;
                            default -> "/session?sid=" + i;
                        })
                        .toList())));
        on(
                "/many-links",
                (asked, out) -> out.html(anchors(
                        IntStream.range(0, 200_000).mapToObj(i -> "/l" + i).toList())));
        on("/deep-dom", (asked, out) -> out.html("<div>".repeat(100_000) + "deep"));
        on(
                "/attr-bomb",
                (asked, out) -> out.html("<p "
                        + IntStream.range(0, 200_000)
                                .mapToObj(i -> "a" + i + "=b")
                                .collect(Collectors.joining(" "))
                        + ">attributes</p>"));
        on("/long-url", (asked, out) -> out.html(anchors(List.of("/" + "x".repeat(1 << 20), "/short"))));
        on(
                "/script-links",
                (asked, out) -> out.html(anchors(List.of(
                        "javascript:alert(1)",
                        "data:text/html,x",
                        "mailto:lena@lena.example",
                        "file:///etc/passwd",
                        "blob:http://a.example/1",
                        "ftp://a.example/"))));
        on("/soft404", (asked, out) -> out.html("<h1>Welcome</h1><p>Nothing is ever missing here.</p>"));
        on(
                "/sitemap-loop.xml",
                (asked, out) -> out.html(
                        ("<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                                        + "<sitemap><loc>http://" + host()
                                        + "/sitemap-loop.xml</loc></sitemap></sitemapindex>")
                                .getBytes(UTF_8),
                        "application/xml"));
        on("/entity-bomb.xml", (asked, out) -> out.html(entityBomb().getBytes(UTF_8), "application/xml"));
        on(
                "/xxe.xml",
                (asked, out) -> out.html(
                        ("<!DOCTYPE rss [<!ENTITY secret SYSTEM 'file:///etc/passwd'><!ENTITY % more SYSTEM 'http://127.0.0.1"
                                        + forbidden
                                        + "more.dtd'>%more;]><rss version='2.0'><channel><title>&secret;</title>"
                                        + "<item><title>&secret;</title><link>http://" + host()
                                        + "/&secret;</link></item>"
                                        + "</channel></rss>")
                                .getBytes(UTF_8),
                        "application/rss+xml"));
    }

    private void texts() {
        on(
                "/lies-charset",
                (asked, out) -> out.html(
                        "<meta charset=iso-8859-1><p>\u00e9t\u00e9 \u0093quoted\u0094</p>".getBytes(ISO_8859_1),
                        "text/html; charset=utf-8"));
        on(
                "/bad-charset",
                (asked, out) -> out.html("<p>\u00e9t\u00e9</p>".getBytes(UTF_8), "text/html; charset=foo-8"));
        on("/utf16", (asked, out) -> out.html("\ufeff<p>\u00e9t\u00e9</p>".getBytes(UTF_16LE), "text/html"));
        on(
                "/utf7",
                (asked, out) -> out.html("<p>+ADw-script+AD4- kept</p>".getBytes(UTF_8), "text/html; charset=utf-7"));
        on("/nul", (asked, out) -> out.html("<p>a\u0000b\u0001c\u001bd\u007fe</p>"));
        on("/fake-html", (asked, out) -> {
            byte[] picture = Arrays.copyOf(PNG, 20_000);
            Arrays.fill(picture, PNG.length, picture.length, (byte) 'A');
            return out.html(picture, "text/html");
        });
    }

    private void directives() {
        on("/noindex", (asked, out) -> out.html("<p>x", "X-Robots-Tag: noindex, noarchive"));
        on("/noindex-other", (asked, out) -> out.html("<p>x", "X-Robots-Tag: otherbot: noindex"));
        on("/tdm", (asked, out) -> out.html("<p>x", "tdm-reservation: 1"));
        on(
                "/etag",
                (asked, out) -> "\"v1\"".equals(asked.headers().get("if-none-match"))
                        ? notModified(out)
                        : out.html("<p>first version", "ETag: \"v1\""));
        on("/304-always", (asked, out) -> notModified(out));
    }

    private static boolean notModified(Line out) throws IOException {
        out.write("HTTP/1.1 304 Not Modified\r\n\r\n");
        return true;
    }

    private static boolean drip(Line out) throws IOException, InterruptedException {
        while (out.endless()) {
            out.write("x");
            Thread.sleep(100);
        }
        return false;
    }

    private static boolean flood(Line out, byte[] piece) throws IOException {
        while (out.endless()) {
            out.write(piece);
        }
        return false;
    }

    private static String anchors(List<String> targets) {
        return targets.stream()
                .map(target -> "<a href='" + target + "'>x</a>\n")
                .collect(Collectors.joining());
    }

    private static String paragraphs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "<p>paragraph " + Integer.toHexString(i * 0x9e3779b9) + "</p>")
                .collect(Collectors.joining());
    }

    /** Ten entities, each ten times the one before: 10⁹ times three letters. */
    private static String entityBomb() {
        StringBuilder bomb = new StringBuilder("<?xml version='1.0'?><!DOCTYPE urlset [<!ENTITY e0 'lol'>");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY e" + i + " '" + ("&e" + (i - 1) + ";").repeat(10) + "'>");
        }
        return bomb
                + "]><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.example/&e9;</loc>"
                + "</url></urlset>";
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            boolean on = true;
            while (on) {
                String line = in.readLine();
                if (line == null) {
                    return;
                }
                Asked asked = new Asked(line.split(" ", -1)[1], headers(in));
                on = answer(asked, new Line(socket));
            }
        } catch (IOException | InterruptedException e) {
            // the other side had enough
        }
    }

    private boolean answer(Asked asked, Line out) throws IOException, InterruptedException {
        String path = asked.target().split("[?;]", 2)[0];
        switch (path) {
            case "/robots.txt" -> {
                String robots = "User-agent: *\nAllow: /\nSitemap: http://" + host() + "/sitemap-loop.xml\n";
                return out.whole("200 OK", robots.getBytes(UTF_8), "Content-Type: text/plain");
            }
            case "/.well-known/tdmrep.json" -> {
                return out.whole("404 Not Found", new byte[0]);
            }
            case "/ordinary" -> {
                return out.html(paragraphs(20_000));
            }
            default -> log.add(asked);
        }
        Script script = scripts.get(path);
        if (script == null && path.startsWith("/a/")) {
            script = scripts.get("/a/");
        }
        if (script == null && path.startsWith("/soft404")) {
            script = scripts.get("/soft404");
        }
        return script == null ? out.whole("404 Not Found", "not found".getBytes(UTF_8)) : script.answer(asked, out);
    }

    private static Map<String, String> headers(BufferedReader in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
