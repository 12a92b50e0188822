package vigie.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that moves when told to. Guarded by itself. */
public final class FakeClock extends Clock {
    private Instant now;

    private final Duration step;

    public FakeClock(Instant now) {
        this(now, Duration.ZERO);
    }

    /** Makes a clock that also moves by a step each time it is asked, as time does between two questions. */
    public FakeClock(Instant now, Duration step) {
        this.now = now;
        this.step = step;
    }

    /** Moves on. */
    public synchronized void advance(Duration length) {
        now = now.plus(length);
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(step);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
