package vigie;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.discover.Budget;
import vigie.discover.Candidate;
import vigie.discover.ImageSighting;
import vigie.discover.Look;
import vigie.discover.Reply;
import vigie.discover.ReverseImage;
import vigie.originals.PublishedOriginal;
import vigie.store.Store;
import vigie.watch.KnownOriginal;
import vigie.watch.OriginalImage;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * Shows published pictures to a reverse image service: each once a month at most, as many a day as the budget allows, the ones
 * never shown first. What the service names is visited; only the comparison here says whether it is the owner's.
 */
final class PictureSearch {
    /** A service's index changes slowly, and each call costs money. */
    private static final Duration AGAIN = Duration.ofDays(30);

    private final Map<Source.Pictures.Service, ReverseImage> services;
    private final Store store;
    private final Clock clock;

    PictureSearch(House house) {
        this.services = house.connectors().pictures();
        this.store = house.store();
        this.clock = house.clock();
    }

    /** Shows what is due and returns the pages named. */
    Look look(Watchlist watchlist, Source.Pictures source, Budget budget) {
        ReverseImage service = services.get(source.service());
        if (service == null) {
            return Look.failed(new Reason(Reason.Kind.NOT_AVAILABLE, "services"), Optional.empty());
        }
        String name = source.service().label();
        Instant now = clock.instant();
        List<Candidate> candidates = new ArrayList<>();
        for (OriginalImage picture : published(watchlist, now)) {
            boolean due = !store.serviceUse().wasPictureAsked(picture.sha256(), name, now.minus(AGAIN));
            Optional<Body> bytes = due ? bytes(picture) : Optional.empty();
            if (bytes.isEmpty()) {
                continue;
            }
            if (!budget.take(name)) {
                return Look.named(candidates)
                        .notBefore(Optional.of(Budget.renewal(now)))
                        .remarking(List.of(service.name() + ": budget"));
            }
            switch (service.find(bytes.get())) {
                case Reply.Missing<List<ImageSighting>> missing -> {
                    return Look.named(candidates).notBefore(missing.notBefore()).brokenOff(missing.reason());
                }
                case Reply.Given<List<ImageSighting>> given -> {
                    given.value().forEach(seen -> candidates.addAll(candidates(seen, picture, service)));
                    store.serviceUse().pictureAsked(picture.sha256(), name, clock.instant());
                }
            }
        }
        return Look.named(candidates);
    }

    private List<OriginalImage> published(Watchlist watchlist, Instant now) {
        return store.originals().all(watchlist.name()).stream()
                .map(KnownOriginal::original)
                .flatMap(original -> PublishedOriginal.of(original, now).stream())
                .flatMap(work -> work.original().images().stream())
                .distinct()
                .toList();
    }

    private static Optional<Body> bytes(OriginalImage picture) {
        try {
            return Files.size(picture.file()) <= ReverseImage.PICTURE_BYTES_MAX
                    ? Optional.of(Body.of(Files.readAllBytes(picture.file())))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a picture that is gone is told as a problem of the originals
        }
    }

    private static List<Candidate> candidates(ImageSighting seen, OriginalImage picture, ReverseImage service) {
        String foundBy = "picture " + picture.name() + " (" + service.name() + ")";
        return Stream.of(seen.page(), seen.image())
                .flatMap(Optional::stream)
                .limit(1)
                .map((CanonicalUrl url) -> new Candidate(url, foundBy, Optional.empty(), seen.title(), 0))
                .toList();
    }
}
