package vigie.crawl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that refuse a forbidden address at the last moment, before any packet, and count what they read. The client
 * asks no resolver for a host that is written as an address, so the check of names is not enough; and what is connected
 * to is what was checked. Thread-safe.
 */
final class GuardedSockets extends SocketFactory {
    private final Predicate<InetAddress> forbidden;
    private final UnaryOperator<InputStream> reading;
    private final Map<Ends, Counted> open = new ConcurrentHashMap<>();

    GuardedSockets(Predicate<InetAddress> forbidden) {
        this(forbidden, UnaryOperator.identity());
    }

    /** @param reading put around what comes in, so that it can be cut short */
    GuardedSockets(Predicate<InetAddress> forbidden, UnaryOperator<InputStream> reading) {
        this.forbidden = forbidden;
        this.reading = reading;
    }

    /** What tells a connection from all others that are open. */
    private record Ends(int localPort, SocketAddress remote) {}

    /** What was read from one connection. */
    interface Reading {
        /** Returns how many bytes were read so far, still encrypted where they are. */
        long bytesRead();

        /** Returns whether bytes have come that nobody has read. */
        boolean hasUnread() throws IOException;
    }

    /** Returns what was read through an open socket of this factory, or through one laid over it (TLS). */
    Optional<Reading> reading(Socket socket) {
        return Optional.ofNullable(open.get(new Ends(socket.getLocalPort(), socket.getRemoteSocketAddress())));
    }

    @Override
    public Socket createSocket() {
        return new Counted();
    }

    private final class Counted extends Socket implements Reading {
        private final AtomicLong bytesRead = new AtomicLong();
        private volatile @Nullable Ends ends;

        @Override
        public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
            if (endpoint instanceof InetSocketAddress internet
                    && internet.getAddress() != null
                    && forbidden.test(internet.getAddress())) {
                throw new ForbiddenAddressException(internet.getAddress());
            }
            super.connect(endpoint, timeoutMillis);
            Ends mine = new Ends(getLocalPort(), getRemoteSocketAddress());
            ends = mine;
            open.put(mine, this);
        }

        @Override
        public InputStream getInputStream() throws IOException {
            InputStream counted = new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int octet = in.read();
                    bytesRead.addAndGet(octet < 0 ? 0 : 1);
                    return octet;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int read = in.read(into, offset, length);
                    bytesRead.addAndGet(Math.max(0, read));
                    return read;
                }
            };
            return reading.apply(counted);
        }

        @Override
        public long bytesRead() {
            return bytesRead.get();
        }

        @Override
        public boolean hasUnread() throws IOException {
            return super.getInputStream().available() > 0;
        }

        @Override
        public synchronized void close() throws IOException {
            Ends mine = ends;
            if (mine != null) {
                open.remove(mine, this);
            }
            super.close();
        }
    }

    @Override
    public Socket createSocket(@Nullable String host, int port) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(@Nullable String host, int port, @Nullable InetAddress local, int localPort) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(@Nullable InetAddress address, int port) {
        throw connectedAtOnce();
    }

    @Override
    public Socket createSocket(@Nullable InetAddress address, int port, @Nullable InetAddress local, int localPort) {
        throw connectedAtOnce();
    }

    private static UnsupportedOperationException connectedAtOnce() {
        return new UnsupportedOperationException("sockets are checked when they connect");
    }
}
