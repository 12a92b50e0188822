package vigie.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.CrawlSettings;
import vigie.testing.FakeSite.Answer;

/** A service on loopback that plays what the real one would answer, and keeps whole calls: method, headers, what was posted. */
public final class RecordedService implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> log = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> script;

    /** Starts a service on a free port of 127.0.0.1 that answers each call as the script says. */
    public RecordedService(Function<Asked, Answer> script) {
        this.script = script;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Starts a service that answers every call alike. */
    public static RecordedService always(Answer answer) {
        return new RecordedService(asked -> answer);
    }

    /** Returns an answer in JSON. */
    public static Answer json(int status, String body) {
        return Answer.of(status, body).with("Content-Type", "application/json; charset=utf-8");
    }

    /**
     * One call as it came.
     *
     * @param target path with query
     * @param headers names in lower case, the first value of each
     * @param nanos when it came, on the clock of {@link System#nanoTime()}
     */
    public record Asked(String method, String target, Map<String, String> headers, Body body, long nanos) {
        /** Returns the path without query. */
        public String path() {
            return target.split("\\?", 2)[0];
        }

        /** Returns what was posted as text. */
        public String text() {
            return new String(body.toByteArray(), StandardCharsets.UTF_8);
        }

        /** Returns a parameter of the query, or of the form that was posted. */
        public Optional<String> parameter(String name) {
            return Stream.of(target.split("[?&]", -1), text().split("&", -1))
                    .flatMap(Stream::of)
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                    .findFirst();
        }
    }

    /** Answers otherwise from now on. */
    public void answer(Function<Asked, Answer> other) {
        script = other;
    }

    /** Returns the address of the service. */
    public CanonicalUrl url() {
        return new CanonicalUrl("http://" + host() + "/");
    }

    /** Returns host and port. */
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns settings that let a client call this service without delay, and wait for 2 s. */
    public CrawlSettings settings() {
        CrawlSettings usual = CrawlSettings.of("https://watch.example/about");
        return new CrawlSettings(
                usual.contact(),
                Duration.ZERO,
                Duration.ofSeconds(2),
                usual.bodyBytesMax(),
                usual.redirectsMax(),
                List.of(host()),
                usual.ports());
    }

    /** Returns the calls so far, in order. */
    public List<Asked> log() {
        return List.copyOf(log);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked asked = asked(exchange);
            log.add(asked);
            Answer answer = script.apply(asked);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = answer.body().size() == 0;
            exchange.sendResponseHeaders(
                    answer.status(), empty ? -1 : answer.body().size());
            if (!empty) {
                exchange.getResponseBody().write(answer.body().toByteArray());
            }
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        long nanos = System.nanoTime();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                Body.of(exchange.getRequestBody().readAllBytes()),
                nanos);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
