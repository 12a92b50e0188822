package vigie.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Calls documented interfaces of services, which their own terms govern and robots rules do not. All else holds as for
 * pages: address safety, one call at a time with a gap, pauses kept across restarts, one deadline, limits on every size, no
 * redirect followed, no cookie. Only services that the operator named may have a private address.
 *
 * <p>A key goes out and nowhere else: what comes back is searched for it before anybody sees it.
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
        if (!call.hasSendableKeys()) {
            return new ServiceAnswer.Failed(notSendable());
        }
        Secrets secrets = Secrets.of(call);
        return switch (client.ask(ask(call, settings.deadline(), false), call.gap())) {
            case Answer.Received received -> new ServiceAnswer.Answered(capture(call, received, secrets));
            case Answer.Later later -> new ServiceAnswer.Later(later.until(), later.reason());
            case Answer.Refused refused -> new ServiceAnswer.Failed(secrets.hidden(refused.reason()));
            case Answer.Broken broken -> new ServiceAnswer.Failed(secrets.hidden(broken.reason()));
        };
    }

    /**
     * Listens to a stream of messages (WebSocket, RFC 6455) for a while. Its host is asked nothing else meanwhile.
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
        return call.hasSendableKeys()
                ? client.listen(ask(call, atMost, true), message).map(Secrets.of(call)::hidden)
                : Optional.of(notSendable());
    }

    /**
     * Leaves a service alone for a while, as its terms or the words of its answer ask. Kept across restarts, at most a day.
     *
     * @return until when
     */
    public Instant pause(CanonicalUrl service, Duration length) {
        return client.pause(service, length).until();
    }

    private static Reason notSendable() {
        return new Reason(Reason.Kind.SERVICE_KEY, "≠ ASCII");
    }

    private Ask ask(ServiceCall call, Duration within, boolean alone) {
        return new Ask(
                call.url(),
                Stream.of(ours, call.headers(), call.secretHeaders())
                        .flatMap(List::stream)
                        .toList(),
                within,
                settings.bodyBytesMax(),
                alone,
                Optional.of(new Ask.Service(call.sent(), call.secretQuery())));
    }

    private static Capture capture(ServiceCall call, Answer.Received received, Secrets secrets) {
        List<String> secret = call.secretHeaders().stream().map(Header::name).toList();
        Body body = secrets.hidden(received.body());
        return new Capture(
                call.url(),
                call.url(),
                List.of(),
                received.status(),
                received.requestHeaders().stream()
                        .filter(header -> secret.stream().noneMatch(header.name()::equalsIgnoreCase))
                        .toList(),
                received.responseHeaders().stream().map(secrets::hidden).toList(),
                body.equals(received.body()) ? received.wireBody() : body,
                body,
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
