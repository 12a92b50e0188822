package vigie.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that refuse a reserved address at the last moment, before any packet. The client asks no resolver for a host
 * that is written as an address, so the check of names is not enough; and what is connected to is what was checked.
 */
final class GuardedSockets extends SocketFactory {
    private final Predicate<InetAddress> refused;
    private final UnaryOperator<InputStream> reading;

    /** Sockets for the public web. */
    GuardedSockets() {
        this(AddressSafety::isReserved, UnaryOperator.identity());
    }

    /** @param reading put around what comes in, so that it can be counted */
    GuardedSockets(Predicate<InetAddress> refused, UnaryOperator<InputStream> reading) {
        this.refused = refused;
        this.reading = reading;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
                if (endpoint instanceof InetSocketAddress internet
                        && internet.getAddress() != null
                        && refused.test(internet.getAddress())) {
                    throw new ForbiddenAddressException(internet.getAddress());
                }
                super.connect(endpoint, timeoutMillis);
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return reading.apply(super.getInputStream());
            }
        };
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
