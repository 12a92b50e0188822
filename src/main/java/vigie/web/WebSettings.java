package vigie.web;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where the dashboard listens.
 *
 * @param host name or address to bind to
 * @param port 0 for any free one, up to 65,535
 * @param publicUrl how people reach it when a reverse proxy stands in front
 */
public record WebSettings(String host, int port, Optional<URI> publicUrl) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    public WebSettings {
        if (host.isBlank()) {
            throw new IllegalArgumentException("host: empty");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port);
        }
        publicUrl.filter(url -> url.getHost() == null).ifPresent(url -> {
            throw new IllegalArgumentException("publicUrl without a host: " + url);
        });
    }

    /** Returns whether only this machine can reach it; a name that would have to be looked up does not count. */
    public boolean onLoopback() {
        return LOOPBACK.contains(host);
    }

    /** Returns the address that links begin with, unless the port is only known once a dashboard listens. */
    public Optional<URI> address() {
        return port == 0 ? publicUrl : Optional.of(addressAt(port));
    }

    /** Returns the address that links begin with when the dashboard listens on that port. */
    URI addressAt(int listening) {
        return publicUrl.orElseGet(() -> URI.create("http://" + bracketed() + ":" + listening + "/"));
    }

    /** IPv6 addresses stand in brackets in a URL (RFC 3986, section 3.2.2). */
    private String bracketed() {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
