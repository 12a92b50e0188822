package vigie.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import vigie.crawl.CanonicalUrl;

/** A site that may answer anything at all, byte by byte, and counts who connects. Robots.txt and the TDM file are not there. */
public final class RawSite implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final Script script;

    /** Writes the answer to a target; what it does not write does not come. */
    @FunctionalInterface
    public interface Script {
        void answer(String target, OutputStream out) throws IOException, InterruptedException;
    }

    /** Starts a site on a free port of 127.0.0.1. */
    public RawSite(Script script) {
        this.script = script;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Returns a listener that answers nothing. */
    public static RawSite silent() {
        return new RawSite((target, out) -> {});
    }

    /** Returns the port. */
    public int port() {
        return server.getLocalPort();
    }

    /** Returns host and port. */
    public String host() {
        return "127.0.0.1:" + port();
    }

    /** Returns the address of a path. */
    public CanonicalUrl url(String path) {
        return new CanonicalUrl("http://" + host() + path);
    }

    /** Returns how many connections were opened so far. */
    public int connections() {
        return connections.get();
    }

    /** Returns the targets asked for so far, without robots.txt. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.incrementAndGet();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = socket.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String target = line.split(" ", -1)[1];
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                if (target.equals("/robots.txt") || target.equals("/.well-known/tdmrep.json")) {
                    write(out, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
                } else {
                    targets.add(target);
                    script.answer(target, out);
                    out.flush();
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // the other side had enough
        }
    }

    /** Writes text as it is. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
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
