package vigie.crawl;

import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * How pages are read.
 *
 * @param contact an address or URL at which a webmaster reaches the operator; never blank
 * @param delay least gap between two requests to a host, at least 1 s unless the host is listed in {@code localHosts}
 * @param deadline total time for one fetch, redirects included
 * @param bodyBytesMax most bytes kept of one body, decoded
 * @param redirectsMax most redirects followed
 * @param localHosts hosts (as {@code host} or {@code host:port}) that may have a private or loopback address
 * @param ports ports allowed besides those of {@code localHosts}
 */
public record CrawlSettings(
        String contact,
        Duration delay,
        Duration deadline,
        int bodyBytesMax,
        int redirectsMax,
        List<String> localHosts,
        List<Integer> ports) {
    /** Nobody but the owner of a host may ask for less. */
    static final Duration DELAY_MIN = Duration.ofSeconds(1);

    /** It answers programs once in so long, whatever they ask for (as of mid-2026), and its robots.txt does not say so. */
    static final Duration REDDIT_DELAY = Duration.ofMinutes(2);

    public CrawlSettings {
        localHosts = List.copyOf(localHosts);
        ports = List.copyOf(ports);
        if (contact.isBlank() || !contact.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("contact is not printable ASCII: " + contact);
        }
        if (delay.isNegative() || (localHosts.isEmpty() && delay.compareTo(DELAY_MIN) < 0)) {
            throw new IllegalArgumentException("delay below 1 s for hosts that are not ours: " + delay);
        }
        if (!deadline.isPositive() || bodyBytesMax < 1 || redirectsMax < 0) {
            throw new IllegalArgumentException("limits: " + deadline + ", " + bodyBytesMax + ", " + redirectsMax);
        }
    }

    /** Returns the embedded defaults for a contact. */
    public static CrawlSettings of(String contact) {
        return new CrawlSettings(
                contact, Duration.ofSeconds(1), Duration.ofSeconds(30), 10 << 20, 5, List.of(), List.of(80, 443));
    }

    /** Returns the same with other hosts listed as local. */
    CrawlSettings withLocalHosts(List<String> hosts) {
        return new CrawlSettings(contact, delay, deadline, bodyBytesMax, redirectsMax, hosts, ports);
    }

    /** Returns whether an address is on a host, with this port, that the operator listed as local. */
    boolean isLocal(CanonicalUrl url) {
        HttpUrl http = url.httpUrl();
        return http != null
                && localHosts.stream()
                        .anyMatch(local -> local.equalsIgnoreCase(http.host())
                                || local.equalsIgnoreCase(http.host() + ":" + http.port())
                                || local.equalsIgnoreCase("[" + http.host() + "]:" + http.port()));
    }

    /** Returns whether an address has a scheme and port that we visit. */
    boolean isVisitable(CanonicalUrl url) {
        HttpUrl http = url.httpUrl();
        return http != null && (ports.contains(http.port()) || isLocal(url));
    }

    /** Returns the least gap between two requests to the host of an address. */
    Duration delayFor(CanonicalUrl url) {
        String host = url.uri().getHost();
        if ("reddit.com".equals(host) || String.valueOf(host).endsWith(".reddit.com")) {
            return delay.compareTo(REDDIT_DELAY) < 0 ? REDDIT_DELAY : delay;
        }
        return delay.compareTo(DELAY_MIN) < 0 && !isLocal(url) ? DELAY_MIN : delay;
    }
}
