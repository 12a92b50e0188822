package vigie.discover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.ServiceClient;
import vigie.watch.Source;

/**
 * The documented interfaces that sources are looked at through, made once of what the operator set. Thread-safe.
 *
 * @param client calls them
 * @param searches the search services, perhaps none
 * @param bluesky through the operator's own account, if there is one
 * @param pictures the reverse image services, perhaps none
 * @param savePageNow to publish a page in the Wayback Machine, only at a person's word
 */
public record Connectors(
        ServiceClient client,
        Searches searches,
        Bluesky bluesky,
        Map<Source.Pictures.Service, ReverseImage> pictures,
        CommonCrawl commonCrawl,
        Wayback wayback,
        SavePageNow savePageNow,
        Clock clock)
        implements AutoCloseable {
    public Connectors {
        pictures = Map.copyOf(pictures);
    }

    /** Returns the interfaces that the settings name. */
    public static Connectors of(Fetcher fetcher, ServiceSettings settings, Clock clock) {
        List<URI> named = new ArrayList<>(settings.searxng().stream().toList());
        named.add(settings.blueskyServer());
        ServiceClient client = fetcher.services(named);
        return new Connectors(
                client,
                searches(client, settings, clock),
                bluesky(client, settings),
                pictures(client, settings),
                new CommonCrawl(client, CommonCrawl.INDEX, CommonCrawl.DATA),
                new Wayback(client, Wayback.HOME),
                new SavePageNow(
                        client,
                        Wayback.HOME,
                        settings.archiveKey().map(Connectors::key).orElse("")),
                clock);
    }

    /** Returns LinkedIn's interface for a member's own data, with the token that a file holds. */
    public MemberSnapshot linkedIn(Path tokenFile) {
        return new MemberSnapshot(client, MemberSnapshot.HOME, key(tokenFile));
    }

    private static Searches searches(ServiceClient client, ServiceSettings settings, Clock clock) {
        List<SearchService> services = new ArrayList<>();
        settings.searxng()
                .flatMap(address -> CanonicalUrl.parse(address.toString()))
                .ifPresent(address -> services.add(new Searxng(client, address)));
        settings.braveKey().ifPresent(key -> services.add(new Brave(client, Brave.HOME, key(key))));
        settings.mojeekKey().ifPresent(key -> services.add(new Mojeek(client, Mojeek.HOME, key(key))));
        settings.kagiKey().ifPresent(key -> services.add(new Kagi(client, Kagi.HOME, key(key), clock)));
        return new Searches(services);
    }

    private static Bluesky bluesky(ServiceClient client, ServiceSettings settings) {
        Optional<Bluesky.Login> login = settings.blueskyUser()
                .flatMap(user -> settings.blueskyPassword()
                        .map(password -> new Bluesky.Login(
                                new CanonicalUrl(settings.blueskyServer().toString()), user, key(password))));
        return new Bluesky(client, Bluesky.PUBLIC, login);
    }

    private static Map<Source.Pictures.Service, ReverseImage> pictures(ServiceClient client, ServiceSettings settings) {
        Map<Source.Pictures.Service, ReverseImage> services = new TreeMap<>();
        settings.googleVisionKey()
                .ifPresent(key -> services.put(
                        Source.Pictures.Service.GOOGLE_VISION, new GoogleVision(client, GoogleVision.HOME, key(key))));
        settings.tineyeKey()
                .ifPresent(
                        key -> services.put(Source.Pictures.Service.TINEYE, new TinEye(client, TinEye.HOME, key(key))));
        return services;
    }

    /** A file that holds a key and nothing else. */
    static String key(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
