package vigie.crawl;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that refuse a reserved address at the last moment, before any packet. The client asks no resolver for a host
 * that is written as an address, so the check of names is not enough; and what is connected to is what was checked.
 */
final class GuardedSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
                if (endpoint instanceof InetSocketAddress internet
                        && internet.getAddress() != null
                        && AddressSafety.isReserved(internet.getAddress())) {
                    throw new ForbiddenAddressException(internet.getAddress());
                }
                super.connect(endpoint, timeoutMillis);
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
