package vigie.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import vigie.crawl.CanonicalUrl;

/** A WebSocket server on loopback (RFC 6455) that says what its script says to whoever comes, and closes then. */
public final class WebSocketSite implements AutoCloseable {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int CONTINUATION = 0;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int FINAL = 0x80;

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> headers = new ConcurrentSkipListMap<>();
    private final AtomicLong bytesSent = new AtomicLong();
    private final Script script;
    private final String refusal;
    private volatile String target = "";

    /** What is said to one visitor. */
    @FunctionalInterface
    public interface Script {
        void say(Stream stream) throws IOException;
    }

    /** Starts a server on a free port of 127.0.0.1. */
    public WebSocketSite(Script script) {
        this(script, "");
    }

    private WebSocketSite(Script script, String refusal) {
        this.script = script;
        this.refusal = refusal;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** Starts a server that lets nobody in; status line and further headers as given. */
    public static WebSocketSite refusing(String statusAndHeaders) {
        return new WebSocketSite(stream -> {}, statusAndHeaders);
    }

    /** Returns host and port. */
    public String host() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** Returns the address of a path, as http. */
    public CanonicalUrl url(String path) {
        return new CanonicalUrl("http://" + host() + path);
    }

    /** Returns what the last visitor asked for, empty before. */
    public String target() {
        return target;
    }

    /** Returns the headers of the last visitor, names in lower case. */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /** Returns how many bytes of frames went out. */
    public long bytesSent() {
        return bytesSent.get();
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
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            target = in.readLine().split(" ", -1)[1];
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                String[] pair = line.split(": ", 2);
                headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
            }
            OutputStream out = socket.getOutputStream();
            if (!refusal.isEmpty()) {
                RawSite.write(out, "HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\n\r\n");
                return;
            }
            RawSite.write(
                    out,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + accept(headers.get("sec-websocket-key")) + "\r\n\r\n");
            Stream stream = new Stream(socket, out);
            script.say(stream);
            stream.frame(FINAL | CLOSE, new byte[] {3, (byte) 232});
            stream.untilClosed();
        } catch (IOException e) {
            // the other side had enough
        }
    }

    private static String accept(String key) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sha1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** One connection, after the handshake. */
    public final class Stream {
        private final Socket socket;
        private final OutputStream out;

        private Stream(Socket socket, OutputStream out) {
            this.socket = socket;
            this.out = out;
        }

        /** Says a message. */
        public void text(String message) throws IOException {
            frame(FINAL | TEXT, message.getBytes(StandardCharsets.UTF_8));
        }

        /** Says a message in two frames. */
        public void fragments(String first, String second) throws IOException {
            frame(TEXT, first.getBytes(StandardCharsets.UTF_8));
            frame(FINAL | CONTINUATION, second.getBytes(StandardCharsets.UTF_8));
        }

        /** Says a message that goes on until the other side has gone. */
        public void endless(String part) throws IOException {
            frame(TEXT, part.getBytes(StandardCharsets.UTF_8));
            while (!server.isClosed()) {
                frame(CONTINUATION, part.getBytes(StandardCharsets.UTF_8));
            }
        }

        /** Waits until the other side has gone. */
        public void untilClosed() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // what it says does not matter
            }
        }

        private void frame(int first, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
            if (payload.length < 126) {
                frame.put((byte) payload.length);
            } else if (payload.length < 1 << 16) {
                frame.put((byte) 126).putShort((short) payload.length);
            } else {
                frame.put((byte) 127).putLong(payload.length);
            }
            frame.put(payload);
            out.write(frame.array(), 0, frame.position());
            out.flush();
            bytesSent.addAndGet(frame.position());
        }
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
