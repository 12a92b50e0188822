package vigie.index;

import java.util.Set;
import java.util.TreeSet;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Link;
import vigie.extract.Page;

/** The hosts a page stands for: its own and those it links to, each with the domains above it. */
final class Hosts {
    private Hosts() {}

    /** Returns the hosts of a page's address and links, and the domains above them, lower-case, without ports. */
    static Set<String> of(Page page) {
        Set<String> hosts = new TreeSet<>();
        addWithDomains(page.url(), hosts);
        for (Link link : page.links()) {
            addWithDomains(link.url(), hosts);
        }
        return hosts;
    }

    /** Returns whether an address is on a host or below it. */
    static boolean isOn(CanonicalUrl url, String host) {
        String own = name(url);
        return own.equals(host) || own.endsWith("." + host);
    }

    private static void addWithDomains(CanonicalUrl url, Set<String> hosts) {
        String host = name(url);
        while (!host.isEmpty() && hosts.add(host)) {
            host = host.substring(host.indexOf('.') + 1);
        }
    }

    private static String name(CanonicalUrl url) {
        String host = url.uri().getHost();
        return host == null ? "" : host;
    }
}
