package vigie.crawl;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Stops the client before it connects to a reserved address; an unknown host to whoever does not look closer. */
final class ForbiddenAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private final String address;

    ForbiddenAddressException(InetAddress address) {
        super("reserved address " + address.getHostAddress());
        this.address = address.getHostAddress();
    }

    /** Returns the address, textual. */
    String address() {
        return address;
    }
}
