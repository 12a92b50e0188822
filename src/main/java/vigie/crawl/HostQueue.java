package vigie.crawl;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The queue before one host: first come, first served, one at a time.
 *
 * <p>Who holds the permit may read and write the end of the last request; the count of visitors is guarded by the map of
 * {@link Politeness}.
 */
final class HostQueue {
    private final Semaphore permit = new Semaphore(1, true);
    private volatile long lastEndNanos;
    private volatile boolean asked;
    private int visitors;

    HostQueue(long nowNanos) {
        lastEndNanos = nowNanos;
    }

    /** Lets time pass; may end early. */
    @FunctionalInterface
    interface Sleep {
        void nanos(long nanos) throws InterruptedException;
    }

    /** Takes the host after the gap; false when that would take longer than the patience, and then nothing is held. */
    boolean take(Duration gap, Duration patience, Ticker ticker, Sleep sleep) throws InterruptedException {
        long deadline = ticker.read() + patience.toNanos();
        if (!permit.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        long wait = waitNanos(gap, ticker.read());
        if (ticker.read() + wait - deadline > 0) {
            permit.release();
            return false;
        }
        try {
            while (wait > 0) {
                sleep.nanos(wait);
                wait = waitNanos(gap, ticker.read());
            }
        } catch (InterruptedException e) {
            permit.release();
            throw e;
        }
        return true;
    }

    /** Returns how long the next request must still wait; zero or less when it may start. */
    long waitNanos(Duration gap, long nowNanos) {
        return asked ? lastEndNanos + gap.toNanos() - nowNanos : 0;
    }

    /** Gives the host back after a request that ended then. */
    void giveBack(long endNanos) {
        lastEndNanos = endNanos;
        asked = true;
        permit.release();
    }

    /** Gives the host back without a request. */
    void giveBack() {
        permit.release();
    }

    HostQueue entered() {
        visitors++;
        return this;
    }

    HostQueue left() {
        visitors--;
        return this;
    }

    /** Returns whether nobody waits and the last request ended before that. */
    boolean isIdleSince(long nanos) {
        return visitors == 0 && lastEndNanos - nanos < 0;
    }
}
