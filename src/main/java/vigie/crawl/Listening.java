package vigie.crawl;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket heard for a while. Used once; the client calls it from one thread at a time, and taking a message in and
 * ending exclude one another.
 *
 * <p>The client puts a message together whatever its length, so the bytes are counted on the socket: more than the limit
 * since the last whole message, and the connection is cut.
 */
final class Listening extends WebSocketListener {
    /** A normal end (RFC 6455, section 7.4.1). */
    private static final int NORMAL = 1000;

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final AtomicLong unheard = new AtomicLong();
    private final int bytesMax;
    private Predicate<String> message = text -> false;

    /** @param bytesMax most bytes of one message, and of all that comes between two */
    Listening(int bytesMax) {
        this.bytesMax = bytesMax;
    }

    /**
     * How it ended.
     *
     * @param reason empty when that was the end of the time, ours or theirs
     * @param status of the answer that refused the stream, else 0
     * @param retryAfter the pause that this answer asked for, as written
     */
    record End(Optional<Reason> reason, int status, Optional<String> retryAfter) {
        static final End OF_TIME = new End(Optional.empty(), 0, Optional.empty());

        static End of(Reason reason) {
            return new End(Optional.of(reason), 0, Optional.empty());
        }
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(int bytesMax) {
            super("message > " + bytesMax + " B");
        }
    }

    /** Listens and returns why it ended. */
    End hear(OkHttpClient client, Request request, Duration atMost, Predicate<String> listener) {
        message = listener;
        WebSocket socket = client.newWebSocket(request, this);
        try {
            return end.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return End.OF_TIME;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return End.OF_TIME;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be taken in", e.getCause());
        } finally {
            stop();
            if (!socket.close(NORMAL, null)) {
                socket.cancel();
            }
        }
    }

    /** Returns a stream that ends with an error once too much came since the last message. */
    InputStream metered(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int octet = super.read();
                count(octet < 0 ? 0 : 1);
                return octet;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                count(Math.max(read, 0));
                return read;
            }
        };
    }

    private void count(int bytes) throws IOException {
        if (unheard.addAndGet(bytes) > bytesMax) {
            throw new TooLongException(bytesMax);
        }
    }

    /** Once this is through, no message is taken in any more. */
    private synchronized void stop() {
        end.complete(End.OF_TIME);
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String text) {
        if (end.isDone()) {
            return;
        }
        if (text.length() > bytesMax || text.getBytes(StandardCharsets.UTF_8).length > bytesMax) {
            end.complete(End.of(tooLong()));
            return;
        }
        unheard.set(0);
        try {
            if (!message.test(text)) {
                end.complete(End.OF_TIME);
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    private Reason tooLong() {
        return new Reason(Reason.Kind.LIMIT, "message > " + bytesMax + " B");
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        end.complete(
                code == NORMAL
                        ? End.OF_TIME
                        : End.of(new Reason(Reason.Kind.CONNECTION, (code + " " + reason).strip())));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
        if (response != null && response.code() >= 400) {
            end.complete(new End(
                    Optional.of(new Reason(Reason.Kind.STATUS, String.valueOf(response.code()))),
                    response.code(),
                    Optional.ofNullable(response.header("Retry-After"))));
            return;
        }
        end.complete(End.of(
                failure instanceof TooLongException
                        ? tooLong()
                        : switch (Wire.failure(failure)) {
                            case Answer.Broken broken -> broken.reason();
                            case Answer.Refused refused -> refused.reason();
                            case Answer.Later later -> later.reason();
                            case Answer.Received received -> Reason.of(Reason.Kind.CONNECTION);
                        }));
    }
}
