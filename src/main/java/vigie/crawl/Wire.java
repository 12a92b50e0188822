package vigie.crawl;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dns;
import okhttp3.Handshake;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes one request and reads its answer within limits; follows nothing, keeps nothing, speaks to no proxy.
 *
 * <p>The client was chosen because it ends every hostile answer within its deadline. Two of them share all but the guard:
 * one for the public web, one for the hosts that the operator listed as local. Thread-safe.
 */
final class Wire implements AutoCloseable {
    /** Header lines beyond this are an attack or a mistake; the client itself stops reading at 256 KiB. */
    static final int HEADER_BYTES_MAX = 64 << 10;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** Servers keep an idle connection for at least 5 s; one they have closed meanwhile would cost the visit. */
    private static final Duration IDLE = Duration.ofSeconds(4);

    /** More than hosts are visited at once. */
    private static final int IDLE_CONNECTIONS_MAX = 32;

    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final CrawlSettings settings;
    private final Clock clock;
    private final Ticker ticker;
    private final OkHttpClient open;
    private final OkHttpClient local;

    Wire(CrawlSettings settings, Clock clock, Ticker ticker, Dns dns) {
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        OkHttpClient plain = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(settings.deadline())
                .writeTimeout(settings.deadline())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS_MAX, IDLE.toSeconds(), TimeUnit.SECONDS))
                .dns(dns)
                .build();
        this.local = guarded(plain, new GuardedSockets(address -> false));
        this.open = guarded(
                plain.newBuilder().dns(host -> checked(dns.lookup(host))).build(),
                new GuardedSockets(AddressSafety::isReserved));
    }

    private static OkHttpClient guarded(OkHttpClient plain, GuardedSockets sockets) {
        return plain.newBuilder()
                .socketFactory(sockets)
                .addNetworkInterceptor(chain -> Exchange.intercept(chain, sockets))
                .build();
    }

    private static List<InetAddress> checked(List<InetAddress> addresses) throws ForbiddenAddressException {
        Optional<InetAddress> reserved = AddressSafety.reservedAmong(addresses);
        if (reserved.isPresent()) {
            throw new ForbiddenAddressException(reserved.get());
        }
        return addresses;
    }

    /** Returns the answer to a request; whatever goes wrong outside is a value. */
    Answer ask(Ask ask) {
        Exchange exchange = new Exchange();
        Request.Builder request = new Request.Builder()
                .url(target(ask))
                .tag(Exchange.class, exchange)
                .header("Accept-Encoding", "gzip");
        ask.headers().forEach(header -> request.header(header.name(), header.value()));
        if (ask.alone()) {
            request.header("Connection", "close");
        }
        ask.service()
                .flatMap(Ask.Service::sent)
                .ifPresent(sent ->
                        request.post(RequestBody.create(sent.body().toByteArray(), MediaType.parse(sent.mediaType()))));
        var call = client(ask).newCall(request.build());
        call.timeout().timeout(ask.within().toNanos(), TimeUnit.NANOSECONDS);
        Instant startedAt = clock.instant();
        long startedNanos = ticker.read();
        try (Response response = call.execute()) {
            return received(ask, response, new Timing(startedAt, startedNanos), exchange);
        } catch (IOException e) {
            return failure(e);
        }
    }

    private static HttpUrl target(Ask ask) {
        HttpUrl url = Objects.requireNonNull(ask.url().httpUrl());
        String secret = ask.service().map(Ask.Service::secretQuery).orElse("");
        if (secret.isEmpty()) {
            return url;
        }
        String query = url.encodedQuery();
        return url.newBuilder()
                .encodedQuery(query == null ? secret : query + "&" + secret)
                .build();
    }

    /** Listens to a WebSocket until the time is over, the listener has heard enough, or it ends by itself. */
    Listening.End listen(Ask ask, Predicate<String> message) {
        Request.Builder request = new Request.Builder().url(target(ask));
        ask.headers().forEach(header -> request.header(header.name(), header.value()));
        Listening listening = new Listening(ask.bytesMax());
        boolean local = settings.isLocal(ask.url());
        OkHttpClient client = client(ask)
                .newBuilder()
                .socketFactory(
                        new GuardedSockets(address -> !local && AddressSafety.isReserved(address), listening::metered))
                .addInterceptor(Wire::uncompressed)
                .build();
        return listening.hear(client, request.build(), ask.within(), message);
    }

    /** A compressed message has no limit but its end, so compression is neither offered nor taken (RFC 7692). */
    private static Response uncompressed(Interceptor.Chain chain) throws IOException {
        String extensions = "Sec-WebSocket-Extensions";
        return chain.proceed(
                        chain.request().newBuilder().removeHeader(extensions).build())
                .newBuilder()
                .removeHeader(extensions)
                .build();
    }

    private record Timing(Instant startedAt, long startedNanos) {}

    private OkHttpClient client(Ask ask) {
        OkHttpClient shared = settings.isLocal(ask.url()) ? local : open;
        return ask.alone()
                ? shared.newBuilder()
                        .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                        .build()
                : shared;
    }

    private Answer received(Ask ask, Response response, Timing timing, Exchange exchange) throws IOException {
        if (exchange.headers().byteCount() > HEADER_BYTES_MAX) {
            return new Answer.Broken(new Reason(Reason.Kind.LIMIT, "headers > " + HEADER_BYTES_MAX + " B"));
        }
        boolean read = response.isSuccessful() || ask.service().isPresent();
        Wired wired = read ? Wired.read(response, ask) : Wired.NOTHING;
        return switch (ContentCoding.decode(
                wired.body(), exchange.headers().values("Content-Encoding"), ask.bytesMax())) {
            case ContentCoding.Decoded.Unreadable unreadable -> new Answer.Broken(unreadable.reason());
            case ContentCoding.Decoded.Plain plain ->
                new Answer.Received(
                        response.code(),
                        lines(Objects.requireNonNullElse(response.networkResponse(), response)
                                .request()
                                .headers()),
                        lines(exchange.headers()),
                        wired.body(),
                        plain.body(),
                        wired.cut() || wired.cutShort() || plain.cut(),
                        wired.cutShort(),
                        version(response.protocol()),
                        exchange.address(),
                        certificates(response.handshake()),
                        timing.startedAt(),
                        clock.instant(),
                        Duration.ofNanos(ticker.read() - timing.startedNanos()));
        };
    }

    /** The bytes of a body: {@code cut} by our limit, {@code cutShort} by the end of the connection. */
    private record Wired(Body body, boolean cut, boolean cutShort) {
        static final Wired NOTHING = new Wired(Body.EMPTY, false, false);

        /** A service's answer is what was asked for, whatever it is. */
        static Wired read(Response response, Ask ask) throws IOException {
            Gathered gathered = new Gathered(ask.bytesMax());
            boolean plain = response.header("Content-Encoding") == null;
            boolean sniffed = ask.service().isPresent() || !plain;
            try (InputStream in = response.body().byteStream()) {
                while (!gathered.isFull()) {
                    if (gathered.take(in::read) < 0) {
                        return new Wired(gathered.body(), false, false);
                    }
                    if (!sniffed && gathered.size() >= Unread.BYTES_MAX) {
                        sniffed = true;
                        if (Unread.is(
                                Objects.requireNonNullElse(response.header("Content-Type"), ""), gathered.head())) {
                            return new Wired(gathered.body(), true, false);
                        }
                    }
                }
                return new Wired(gathered.body(), in.read() >= 0, false);
            } catch (ProtocolException | EOFException e) {
                if (gathered.size() == 0) {
                    throw e;
                }
                return new Wired(gathered.body(), false, true);
            }
        }
    }

    static Answer failure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ForbiddenAddressException forbidden) {
                return new Answer.Refused(new Reason(Reason.Kind.ADDRESS_FORBIDDEN, forbidden.address()));
            }
        }
        String detail = Objects.requireNonNullElse(failure.getMessage(), "");
        Reason.Kind kind = switch (failure) {
            case UnknownHostException unknown -> Reason.Kind.DNS;
            case InterruptedIOException late -> Reason.Kind.TIMEOUT;
            case SSLException untrusted -> Reason.Kind.TLS;
            case ProtocolException invalid -> Reason.Kind.PROTOCOL;
            default -> Reason.Kind.CONNECTION;
        };
        return new Answer.Broken(new Reason(kind, detail));
    }

    private static List<Header> lines(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .map(pair -> new Header(pair.getFirst(), pair.getSecond()))
                .toList();
    }

    private static String version(Protocol protocol) {
        return switch (protocol) {
            case HTTP_1_0 -> "HTTP/1.0";
            case HTTP_1_1 -> "HTTP/1.1";
            default -> "HTTP/2";
        };
    }

    private static List<String> certificates(@Nullable Handshake handshake) {
        return handshake == null
                ? List.of()
                : handshake.peerCertificates().stream().map(Wire::pem).toList();
    }

    private static String pem(Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + PEM.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just parsed has no encoding", e);
        }
    }

    @Override
    public void close() {
        local.dispatcher().executorService().shutdown();
        local.connectionPool().evictAll();
    }
}
