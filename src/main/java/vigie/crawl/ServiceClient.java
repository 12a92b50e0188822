package vigie.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Calls documented interfaces of services, which their own terms govern and robots rules do not. All else holds as for
 * pages: address safety, one call at a time with a gap, pauses kept across restarts, one deadline, limits on every size, no
 * redirect followed, no cookie. Only services that the operator named may have a private address.
 *
 * <p>Calls block, and are meant for virtual threads. Thread-safe.
 */
public final class ServiceClient implements AutoCloseable {
    private final CrawlSettings settings;
    private final Wire wire;
    private final PoliteClient client;
    private final List<Header> ours;

    ServiceClient(CrawlSettings settings, Wire wire, PoliteClient client, List<Header> ours) {
        this.settings = settings;
        this.wire = wire;
        this.client = client;
        this.ours = ours;
    }

    /** Makes one call and returns what came of it. */
    public ServiceAnswer call(ServiceCall call) {
        Ask ask = new Ask(
                whole(call),
                Stream.of(ours, call.headers(), call.secretHeaders())
                        .flatMap(List::stream)
                        .toList(),
                settings.deadline(),
                settings.bodyBytesMax(),
                false,
                Optional.of(new Ask.Service(call.sent())));
        return switch (client.ask(ask, call.gap())) {
            case Answer.Received received -> new ServiceAnswer.Answered(capture(call, received));
            case Answer.Later later -> new ServiceAnswer.Later(later.until(), later.reason());
            case Answer.Refused refused -> new ServiceAnswer.Failed(refused.reason());
            case Answer.Broken broken -> new ServiceAnswer.Failed(broken.reason());
        };
    }

    /**
     * Listens to a stream of messages (WebSocket, RFC 6455) for a while.
     *
     * @param call a GET of the stream's address, as http or https
     * @param atMost how long; the stream is closed then
     * @param message takes each text message in order and says whether to go on
     * @return empty when the stream was heard until the end of the time or of our wish, else why not
     */
    public Optional<Reason> listen(ServiceCall call, Duration atMost, Predicate<String> message) {
        if (!settings.isVisitable(call.url())) {
            return Optional.of(new Reason(Reason.Kind.URL_FORBIDDEN, call.url().value()));
        }
        return client.listen(
                new Ask(
                        whole(call),
                        Stream.concat(ours.stream(), call.headers().stream()).toList(),
                        atMost,
                        settings.bodyBytesMax(),
                        true),
                message);
    }

    private static CanonicalUrl whole(ServiceCall call) {
        if (call.secretQuery().isEmpty()) {
            return call.url();
        }
        String glue = call.url().value().contains("?") ? "&" : "?";
        return new CanonicalUrl(call.url().value() + glue + call.secretQuery());
    }

    private static Capture capture(ServiceCall call, Answer.Received received) {
        List<String> secret =
                call.secretHeaders().stream().map(Header::name).toList();
        return new Capture(
                call.url(),
                call.url(),
                List.of(),
                received.status(),
                received.requestHeaders().stream()
                        .filter(header -> secret.stream().noneMatch(header.name()::equalsIgnoreCase))
                        .toList(),
                received.responseHeaders(),
                received.wireBody(),
                received.body(),
                received.truncated(),
                received.httpVersion(),
                received.ipAddress(),
                received.tlsCertificates(),
                "",
                Optional.empty(),
                received.startedAt(),
                received.endedAt());
    }

    @Override
    public void close() {
        wire.close();
    }
}
