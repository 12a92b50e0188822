package vigie.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import vigie.crawl.Fetcher;
import vigie.crawl.ServiceClient;

/** Recorded services and clients that call them, all closed together. The clock stands still, so that instants are exact. */
public final class CalledServices implements AutoCloseable {
    /** What the clock says. */
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final List<Runnable> closings = new ArrayList<>();

    /** Returns the clock. */
    public static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    /** Starts a service. */
    public RecordedService service(Function<RecordedService.Asked, FakeSite.Answer> script) {
        RecordedService service = new RecordedService(script);
        closings.add(service::close);
        return service;
    }

    /** Starts a service that always answers alike. */
    public RecordedService service(FakeSite.Answer answer) {
        return service(asked -> answer);
    }

    /** Starts a service that always gives this JSON. */
    public RecordedService json(String body) {
        return service(RecordedService.json(200, body));
    }

    /** Returns a client that may call a service, and knows nothing of calls by others. */
    public ServiceClient client(RecordedService service) {
        return client(fetcher(service));
    }

    /** Returns a client of a fetcher. */
    public ServiceClient client(Fetcher fetcher) {
        ServiceClient client = fetcher.services(List.of());
        closings.add(client::close);
        return client;
    }

    /** Returns a fetcher whose clients may call a service. */
    public Fetcher fetcher(RecordedService service) {
        Fetcher fetcher = new Fetcher(service.settings(), clock(), new Random(1));
        closings.add(fetcher::close);
        return fetcher;
    }

    @Override
    public void close() {
        closings.reversed().forEach(Runnable::run);
    }
}
