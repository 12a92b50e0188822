package vigie.crawl;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 */
final class Listening extends WebSocketListener {
    /** A normal end (RFC 6455, section 7.4.1). */
    private static final int NORMAL = 1000;

    private final CompletableFuture<Optional<Reason>> end = new CompletableFuture<>();
    private final int charsMax;
    private Predicate<String> message = text -> false;

    /** @param charsMax longest message heard; a longer one ends the stream */
    Listening(int charsMax) {
        this.charsMax = charsMax;
    }

    /** Listens and returns why it ended, empty when that was the end of the time, ours or theirs. */
    Optional<Reason> hear(OkHttpClient client, Request request, Duration atMost, Predicate<String> listener) {
        message = listener;
        WebSocket socket = client.newWebSocket(request, this);
        try {
            return end.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a message could not be taken in", e.getCause());
        } finally {
            stop();
            if (!socket.close(NORMAL, null)) {
                socket.cancel();
            }
        }
    }

    /** Once this is through, no message is taken in any more. */
    private synchronized void stop() {
        end.complete(Optional.empty());
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String text) {
        if (end.isDone()) {
            return;
        }
        if (text.length() > charsMax) {
            end.complete(Optional.of(new Reason(Reason.Kind.LIMIT, text.length() + " chars")));
            return;
        }
        try {
            if (!message.test(text)) {
                end.complete(Optional.empty());
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        end.complete(
                code == NORMAL
                        ? Optional.empty()
                        : Optional.of(new Reason(Reason.Kind.CONNECTION, (code + " " + reason).strip())));
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
        if (response != null && response.code() >= 400) {
            end.complete(Optional.of(new Reason(Reason.Kind.STATUS, String.valueOf(response.code()))));
            return;
        }
        Reason reason = Wire.failure(failure) instanceof Answer.Broken broken
                ? broken.reason()
                : Wire.failure(failure) instanceof Answer.Refused refused
                        ? refused.reason()
                        : Reason.of(Reason.Kind.CONNECTION);
        end.complete(Optional.of(reason));
    }
}
