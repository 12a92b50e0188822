package vigie;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vigie.notice.Delivery;
import vigie.notice.Mailer;
import vigie.notice.OutboxMessage;
import vigie.store.Outbox;

/** Sends what the outbox holds, one message at a time: never twice, not for ever, not more than allowed in an hour. */
final class Postman {
    /** First wait after a refusal for now; doubled each time up to {@link #WAIT_MAX}. */
    private static final Duration WAIT = Duration.ofMinutes(1);

    private static final Duration WAIT_MAX = Duration.ofHours(6);

    /** Tries before a message is given up: about five days. */
    private static final int ATTEMPTS_MAX = 28;

    private final Outbox outbox;
    private final Mailer mailer;
    private final int perHourMax;
    private final Clock clock;

    Postman(House house) {
        this.outbox = house.store().outbox();
        this.mailer = house.mailer();
        this.perHourMax = house.configuration().mail().perHourMax();
        this.clock = house.clock();
    }

    /** Sends what is due; returns how many messages were taken. */
    int send() {
        int sent = 0;
        while (true) {
            int room = perHourMax - outbox.sentSince(clock.instant().minus(Duration.ofHours(1)));
            List<OutboxMessage> due = outbox.due(clock.instant(), Math.min(room, 20));
            if (room <= 0 || due.isEmpty()) {
                return sent;
            }
            for (OutboxMessage message : due) {
                sent += send(message) ? 1 : 0;
            }
        }
    }

    private boolean send(OutboxMessage message) {
        Delivery delivery = mailer.send(message, () -> {
            if (!outbox.handingOver(message.id())) {
                throw new IllegalStateException("message " + message.key() + " is being sent by another process");
            }
        });
        Instant now = clock.instant();
        switch (delivery) {
            case Delivery.Sent sent -> outbox.sent(message.id(), now);
            case Delivery.Refused refused -> outbox.refused(message.id(), refused.reason(), now);
            case Delivery.Deferred deferred -> deferred(message, deferred.reason(), now);
            case Delivery.Unanswered unanswered -> {
                // stays "handing-over": it may have been delivered, so it is shown and never sent again
            }
        }
        return delivery instanceof Delivery.Sent;
    }

    private void deferred(OutboxMessage message, String reason, Instant now) {
        if (message.attempts() + 1 >= ATTEMPTS_MAX) {
            outbox.refused(message.id(), reason, now);
            return;
        }
        Duration wait = WAIT.multipliedBy(1L << Math.min(message.attempts(), 10));
        outbox.deferred(message.id(), reason, now.plus(wait.compareTo(WAIT_MAX) < 0 ? wait : WAIT_MAX));
    }
}
