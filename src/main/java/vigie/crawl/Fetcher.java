package vigie.crawl;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import okhttp3.Dns;

/**
 * The one way to the web: pages, feeds, sitemaps and images all come through here, each request after robots rules,
 * address safety and politeness, and so does every redirect. No switch turns any of them off.
 *
 * <p>Calls block, and are meant for virtual threads. Thread-safe.
 */
public final class Fetcher implements AutoCloseable {
    /** Our product token in robots.txt and the start of our User-Agent. */
    public static final String PRODUCT = "Vigie";

    private static final String ACCEPT =
            "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.8";

    private final CrawlSettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final Dns dns;
    private final Politeness politeness;
    private final Wire wire;
    private final PoliteClient client;
    private final Robots robots;
    private final Reservations reservations;
    private final List<Header> headers;

    /**
     * Makes a fetcher that asks the system's resolver.
     *
     * @param random for the jitter of pauses
     */
    public Fetcher(CrawlSettings settings, Clock clock, RandomGenerator random) {
        this(settings, clock, random, Dns.SYSTEM);
    }

    Fetcher(CrawlSettings settings, Clock clock, RandomGenerator random, Dns dns) {
        this(settings, clock, random, dns, Ticker.systemTicker());
    }

    Fetcher(CrawlSettings settings, Clock clock, RandomGenerator random, Dns dns, Ticker ticker) {
        this.ticker = ticker;
        this.clock = clock;
        this.dns = dns;
        this.settings = settings;
        this.politeness = new Politeness(settings, clock, ticker, random);
        this.wire = new Wire(settings, clock, ticker, dns);
        this.client = new PoliteClient(settings, politeness, wire, clock);
        this.headers = List.of(new Header("User-Agent", userAgent(settings.contact())), new Header("Accept", ACCEPT));
        this.robots = new Robots(client, settings, headers, clock, ticker);
        this.reservations = new Reservations(client, robots, settings, headers, clock, ticker);
    }

    /**
     * Returns a client for the documented interfaces of services, sharing the hosts' queues and pauses with the pages.
     *
     * @param named services that the operator named, which may have a private address and any port
     */
    public ServiceClient services(List<URI> named) {
        List<String> hosts = new ArrayList<>(settings.localHosts());
        named.stream()
                .flatMap(service -> CanonicalUrl.parse(service.toString()).stream())
                .forEach(service -> hosts.add(service.host()));
        CrawlSettings wider = settings.withLocalHosts(hosts);
        Wire apart = new Wire(wider, clock, ticker, dns);
        return new ServiceClient(
                wider,
                apart,
                new PoliteClient(wider, politeness, apart, clock),
                List.of(new Header("User-Agent", userAgent(settings.contact()))));
    }

    /** Returns our name as servers see it, with the version of the package or {@code dev}. */
    static String userAgent(String contact) {
        String version = Fetcher.class.getPackage().getImplementationVersion();
        return PRODUCT + "/" + (version == null ? "dev" : version) + " (+" + contact + ")";
    }

    /** Visits an address once and returns what came of it. */
    public Outcome fetch(CanonicalUrl url, Conditions conditions) {
        List<Header> asked = Stream.of(
                        conditions.etag().map(etag -> new Header("If-None-Match", etag)),
                        conditions.lastModified().map(date -> new Header("If-Modified-Since", date)))
                .flatMap(Optional::stream)
                .filter(header -> header.value().chars().allMatch(c -> c >= ' ' && c < 0x7f))
                .toList();
        return visit(url, asked, settings.bodyBytesMax(), false);
    }

    /**
     * Visits an address on a connection of its own and without conditions, for evidence: nothing that an earlier answer
     * left in a connection can be taken for this one.
     */
    public Outcome fetchAlone(CanonicalUrl url) {
        return visit(url, List.of(), settings.bodyBytesMax(), true);
    }

    /** Visits the address of something larger than a page, a film, of which up to so many bytes are read. */
    public Outcome fetchUpTo(CanonicalUrl url, int bytesMax) {
        return visit(url, List.of(), bytesMax, false);
    }

    /** Returns the sitemaps that the robots.txt of an address names, as it writes them; empty when it cannot be had. */
    public List<String> sitemaps(CanonicalUrl url) {
        return !url.isFile() && robots.access(url) instanceof Robots.Access.Known known
                ? known.rules().sitemaps()
                : List.of();
    }

    /** Returns the hosts that asked for a pause, by name, to be kept across restarts. */
    public List<HostPause> pauses() {
        return politeness.pauses();
    }

    /** Takes up pauses kept by an earlier run. */
    public void restore(List<HostPause> pauses) {
        politeness.restore(pauses);
    }

    private Outcome visit(CanonicalUrl url, List<Header> conditions, int bytesMax, boolean alone) {
        List<Header> asked =
                Stream.concat(headers.stream(), conditions.stream()).toList();
        Visit.Errand errand = new Visit.Errand(url, asked, !conditions.isEmpty(), bytesMax, alone);
        return new Visit(settings, robots, reservations, client, errand).outcome();
    }

    /** Gives back connections and threads; nothing may be fetched afterwards. */
    @Override
    public void close() {
        wire.close();
    }
}
