package vigie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A free port of this machine, kept from others until it is given up for use: mails name it before anybody listens. */
final class HeldPort implements AutoCloseable {
    private final ServerSocket socket;

    private HeldPort(ServerSocket socket) {
        this.socket = socket;
    }

    static HeldPort hold() {
        try {
            return new HeldPort(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            throw new UncheckedIOException("no free loopback port", e);
        }
    }

    int number() {
        return socket.getLocalPort();
    }

    /** Lets whoever is to have it take it; a second time does nothing. */
    void giveUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        giveUp();
    }
}
