package vigie.crawl;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import okhttp3.Connection;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * What one request met on the network, below the client's own rules: noted because it is known only while the connection
 * is held, and checked because the client would believe it. Filled in by one thread.
 */
final class Exchange {
    private volatile String address = "";
    private volatile Headers headers = Headers.EMPTY;

    /** Returns the address that answered, textual; empty when none did. */
    String address() {
        return address;
    }

    /** Returns the header lines as they came. */
    Headers headers() {
        return headers;
    }

    /** Makes the request of a chain, notes what it met and refuses an answer that cannot be one to it. */
    static Response intercept(Interceptor.Chain chain, GuardedSockets sockets) throws IOException {
        Exchange exchange = chain.request().tag(Exchange.class);
        Connection connection = chain.connection();
        if (exchange == null || connection == null) {
            return chain.proceed(chain.request());
        }
        return exchange.answer(chain, connection, sockets);
    }

    private Response answer(Interceptor.Chain chain, Connection connection, GuardedSockets sockets) throws IOException {
        Socket socket = connection.socket();
        address = socket.getInetAddress().getHostAddress();
        Optional<GuardedSockets.Reading> reading =
                connection.protocol() == Protocol.HTTP_2 ? Optional.empty() : sockets.reading(socket);
        long before = reading.map(GuardedSockets.Reading::bytesRead).orElse(-1L);
        if (before > 0
                && connection.handshake() == null
                && reading.orElseThrow().hasUnread()) {
            throw new ProtocolException("bytes before the request");
        }
        Response response = chain.proceed(chain.request());
        // What was read along with an earlier answer is no answer to this request.
        if (reading.isPresent() && reading.get().bytesRead() == before) {
            throw new ProtocolException("an answer before the request");
        }
        headers = response.headers();
        checkLength(headers);
        // The client asks again at once for "Retry-After: 0" and fails at more seconds than an int holds.
        return response.newBuilder().removeHeader("Retry-After").build();
    }

    /** Two lengths part the connection in two ways (RFC 9112, section 6.3); the client would read a negative one as a number. */
    private static void checkLength(Headers headers) throws ProtocolException {
        List<String> lengths =
                headers.values("Content-Length").stream().distinct().toList();
        if (lengths.size() > 1
                || lengths.stream().anyMatch(length -> length.strip().startsWith("-"))) {
            throw new ProtocolException("Content-Length: " + String.join(", ", lengths));
        }
    }
}
