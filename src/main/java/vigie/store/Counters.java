package vigie.store;

import org.jdbi.v3.core.Jdbi;

/** Numbers given once and never again, whatever is deleted. */
final class Counters {
    private final Jdbi jdbi;

    Counters(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Returns the next number of a name, from 1. */
    long next(String name) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        INSERT INTO counter (name, value) VALUES (:name, 1)
                        ON CONFLICT (name) DO UPDATE SET value = counter.value + 1
                        RETURNING value""").bind("name", name).mapTo(Long.class).one());
    }
}
