package vigie.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Answers only to the dashboard's own names, and takes writes only from its own pages. The first stops DNS rebinding, where
 * a foreign page's name is made to lead here; the second, with the token in each form, stops forms sent by foreign pages.
 */
final class HostCheck {
    private final Set<String> origins = new TreeSet<>();
    private final Set<String> hosts = new TreeSet<>();

    /** Learns the names once the port is known. */
    HostCheck(WebSettings settings, int port) {
        for (String host : List.of("127.0.0.1", "localhost", "[::1]", settings.host())) {
            allow(URI.create("http://" + bracketed(host) + ":" + port));
        }
        settings.publicUrl().ifPresent(this::allow);
    }

    private static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private void allow(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        boolean plain = url.getPort() == -1 || url.getPort() == usual;
        String authority = plain ? host : host + ":" + url.getPort();
        hosts.add(authority);
        origins.add(scheme + "://" + authority);
        if (plain) {
            hosts.add(host + ":" + usual);
        }
    }

    /** Refuses a request that was meant for another name. */
    void checkHost(Context context) {
        String host = Optional.ofNullable(context.header("Host")).orElse("");
        if (!hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new Refusal(Refusal.Kind.HOST);
        }
    }

    /**
     * Refuses a write that a browser says comes from elsewhere. Our own pages send no referrer, for which browsers write
     * {@code Origin: null} on a plain form: that says nothing either way, and the form's token decides.
     */
    void checkOrigin(Context context) {
        String site = Optional.ofNullable(context.header("Sec-Fetch-Site")).orElse("none");
        String origin = Optional.ofNullable(context.header("Origin")).orElse("null");
        boolean ownSite = site.equals("same-origin") || site.equals("none");
        boolean ownOrigin = origin.equals("null") || origins.contains(origin.toLowerCase(Locale.ROOT));
        if (!ownSite || !ownOrigin) {
            throw new Refusal(Refusal.Kind.CROSS_SITE);
        }
    }
}
