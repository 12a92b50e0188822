package vigie.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Ten thousand requests to a hundred hosts on real clocks, at the usual delay of 1 s: the server writes down when each
 * request came and when it answers, and the gaps between are its own. Run by hand, about two minutes; Linux, where
 * every address of 127.0.0.0/8 is this machine.
 */
final class PolitenessBench {
    private static final int HOSTS = 100;
    private static final int PAGES_PER_HOST = 98;

    /** Visitors that contend for each host. */
    private static final int VISITORS_PER_HOST = 3;

    private PolitenessBench() {}

    /**
     * When one request came and when its answer was about to be sent: a stamp after sending could come long after the other
     * side has read the answer, whenever this thread is kept waiting for a processor.
     */
    private record Hit(long cameNanos, long answeredNanos) {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Map<String, List<Hit>> hits = new ConcurrentHashMap<>();
        try (ServerSocket server = new ServerSocket(0, 1_000, InetAddress.ofLiteral("0.0.0.0"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> accept(server, threads, hits));
            List<String> hosts = IntStream.rangeClosed(1, HOSTS)
                    .mapToObj(i -> "127.0.20." + i + ":" + server.getLocalPort())
                    .toList();
            CrawlSettings usual = CrawlSettings.of("a@b.example");
            CrawlSettings settings = new CrawlSettings(
                    usual.contact(), usual.delay(), usual.deadline(), 1 << 20, 5, hosts, usual.ports());
            long start = System.nanoTime();
            long fetched = visit(settings, hosts);
            report(hits, settings.delay(), fetched, Duration.ofNanos(System.nanoTime() - start));
            threads.shutdownNow();
        }
    }

    private static long visit(CrawlSettings settings, List<String> hosts) {
        List<Outcome> outcomes = new CopyOnWriteArrayList<>();
        try (Fetcher fetcher = new Fetcher(settings, Clock.systemUTC(), new Random(1));
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String host : hosts) {
                for (int visitor = 0; visitor < VISITORS_PER_HOST; visitor++) {
                    int first = visitor;
                    visitors.execute(() -> {
                        for (int page = first; page < PAGES_PER_HOST; page += VISITORS_PER_HOST) {
                            CanonicalUrl url = new CanonicalUrl("http://" + host + "/" + page);
                            outcomes.add(fetcher.fetch(url, Conditions.NONE));
                        }
                    });
                }
            }
        }
        return outcomes.stream().filter(Outcome.Fetched.class::isInstance).count();
    }

    private static void report(Map<String, List<Hit>> hits, Duration delay, long fetched, Duration took) {
        List<Long> gaps = new ArrayList<>();
        for (List<Hit> ofHost : hits.values()) {
            for (int i = 1; i < ofHost.size(); i++) {
                gaps.add(ofHost.get(i).cameNanos() - ofHost.get(i - 1).answeredNanos());
            }
        }
        gaps.sort(null);
        long requests = hits.values().stream().mapToInt(List::size).sum();
        long under = gaps.stream().filter(gap -> gap < delay.toNanos()).count();
        System.out.printf(
                Locale.ROOT,
                "%d requests to %d hosts in %.1f s, %d pages fetched%ndelay %d ms: %d gaps under it;"
                        + " smallest %.3f ms, median %.3f ms, largest %.3f ms%n",
                requests,
                hits.size(),
                took.toMillis() / 1e3,
                fetched,
                delay.toMillis(),
                under,
                gaps.getFirst() / 1e6,
                gaps.get(gaps.size() / 2) / 1e6,
                gaps.getLast() / 1e6);
    }

    private static void accept(ServerSocket server, ExecutorService threads, Map<String, List<Hit>> hits) {
        try {
            while (true) {
                Socket socket = server.accept();
                List<Hit> ofHost = hits.computeIfAbsent(
                        socket.getLocalAddress().getHostAddress(), host -> new CopyOnWriteArrayList<>());
                threads.execute(() -> serve(socket, ofHost));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void serve(Socket socket, List<Hit> hits) {
        byte[] page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>page\r\n"
                .getBytes(ISO_8859_1);
        byte[] none = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);
        try (socket) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                long came = System.nanoTime();
                boolean isFile = line.contains(" /robots.txt ") || line.contains(" /.well-known/");
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                hits.add(new Hit(came, System.nanoTime()));
                out.write(isFile ? none : page);
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
