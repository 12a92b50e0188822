package vigie.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.CrawlSettings;

/** A small real site on loopback: routes by path, an access log, 404 elsewhere. Without a robots route all is allowed. */
public final class FakeSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Asked, Answer>> routes = new ConcurrentHashMap<>();
    private final List<Asked> log = new CopyOnWriteArrayList<>();

    /** Starts a site on a free port of 127.0.0.1. */
    public FakeSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * One request as it came.
     *
     * @param target path with query
     * @param headers names in lower case, the first value of each
     * @param nanos when it came, on the clock of {@link System#nanoTime()}
     */
    public record Asked(String target, Map<String, String> headers, long nanos) {}

    /** One answer; an empty body has length 0. */
    public record Answer(int status, Map<String, String> headers, Body body) {
        /** Returns an answer with a text body, UTF-8. */
        public static Answer of(int status, String body) {
            return new Answer(status, Map.of(), Body.of(body.getBytes(StandardCharsets.UTF_8)));
        }

        /** Returns a page. */
        public static Answer html(String body) {
            return of(200, body).with("Content-Type", "text/html; charset=utf-8");
        }

        /** Returns a redirect. */
        public static Answer redirect(int status, String location) {
            return of(status, "").with("Location", location);
        }

        /** Returns the same answer with one more header. */
        public Answer with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }

        /** Returns the same answer with its body gzipped and so marked. */
        public Answer gzipped() {
            return new Answer(status, headers, Body.of(gzip(body.toByteArray()))).with("Content-Encoding", "gzip");
        }
    }

    /** Returns bytes gzipped. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(coded)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return coded.toByteArray();
    }

    /** Answers a path always alike. */
    public FakeSite on(String path, Answer answer) {
        return on(path, asked -> answer);
    }

    /** Answers a path with a page. */
    public FakeSite page(String path, String html) {
        return on(path, Answer.html(html));
    }

    /** Answers a path by looking at the request; a path that ends in {@code *} stands for all that begin so. */
    public FakeSite on(String path, Function<Asked, Answer> answer) {
        routes.put(path, answer);
        return this;
    }

    /** Answers {@code /robots.txt}. */
    public FakeSite robots(String text) {
        return on("/robots.txt", Answer.of(200, text).with("Content-Type", "text/plain"));
    }

    /** Returns the address of a path. */
    public CanonicalUrl url(String path) {
        return new CanonicalUrl("http://" + host() + path);
    }

    /** Returns host and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns settings that let a fetcher visit this site, without delay. */
    public CrawlSettings settings() {
        CrawlSettings usual = CrawlSettings.of("https://watch.example/about");
        return new CrawlSettings(
                usual.contact(),
                Duration.ZERO,
                Duration.ofSeconds(5),
                1 << 20,
                usual.redirectsMax(),
                List.of(host()),
                usual.ports());
    }

    /** Returns what was asked so far, in order. */
    public List<Asked> log() {
        return List.copyOf(log);
    }

    /** Returns the targets asked so far, in order, without robots.txt and the TDM file. */
    public List<String> targets() {
        return log.stream()
                .map(Asked::target)
                .filter(target -> !target.equals("/robots.txt") && !target.equals("/.well-known/tdmrep.json"))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = asked(exchange);
            log.add(asked);
            Answer answer = route(exchange.getRequestURI().getRawPath()).apply(asked);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = answer.body().size() == 0;
            exchange.sendResponseHeaders(
                    answer.status(), empty ? -1 : answer.body().size());
            if (!empty) {
                exchange.getResponseBody().write(answer.body().toByteArray());
            }
        }
    }

    private static Asked asked(HttpExchange exchange) {
        long nanos = System.nanoTime();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Asked(exchange.getRequestURI().toString(), headers, nanos);
    }

    private Function<Asked, Answer> route(String path) {
        Function<Asked, Answer> exact = routes.get(path);
        if (exact != null) {
            return exact;
        }
        List<String> open = new ArrayList<>(routes.keySet());
        return open.stream()
                .filter(route -> route.endsWith("*") && path.startsWith(route.substring(0, route.length() - 1)))
                .max(Comparator.comparingInt(String::length))
                .map(routes::get)
                .orElse(asked -> Answer.of(404, "not found"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
