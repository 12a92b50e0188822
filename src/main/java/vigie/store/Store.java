package vigie.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/**
 * The database: one file, one class per table. What a method wrote is on disk when it returns (WAL, {@code synchronous=FULL});
 * several writes that belong together go through {@link #inTransaction}.
 *
 * <p>Thread-safe; writers wait for each other up to ten seconds. A second process may read and judge meanwhile.
 */
public final class Store implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Counters counters;

    private Store(HikariDataSource pool, Clock clock) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.clock = clock;
        this.counters = new Counters(jdbi);
    }

    /** Opens the database of a file, making or migrating it first. */
    public static Store open(Path file, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file.toAbsolutePath()
                + "?journal_mode=WAL&busy_timeout=10000&foreign_keys=true&synchronous=FULL&transaction_mode=IMMEDIATE");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setPoolName("vigie");
        HikariDataSource pool = new HikariDataSource(config);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:vigie/store/migration")
                .placeholders(Map.of("blob", "BLOB"))
                .load()
                .migrate();
        return new Store(pool, clock);
    }

    /** Does several writes as one: all of them are kept, or none. Calls may nest. */
    public <T> T inTransaction(Supplier<T> work) {
        return jdbi.inTransaction(handle -> work.get());
    }

    /** Does several writes as one: all of them are kept, or none. Calls may nest. */
    public void doInTransaction(Runnable work) {
        jdbi.useTransaction(handle -> work.run());
    }

    /** Copies the whole database, consistent, to a file that must not exist yet. */
    public void copyTo(Path file) {
        jdbi.useHandle(
                handle -> handle.execute("VACUUM INTO ?", file.toAbsolutePath().toString()));
    }

    public Sources sources() {
        return new Sources(jdbi);
    }

    public Frontier frontier() {
        return new Frontier(jdbi);
    }

    public Pages pages() {
        return new Pages(jdbi, counters);
    }

    public Pictures pictures() {
        return new Pictures(jdbi);
    }

    public Videos videos() {
        return new Videos(jdbi);
    }

    public Originals originals() {
        return new Originals(jdbi, counters);
    }

    public Briefs briefs() {
        return new Briefs(jdbi, counters);
    }

    public Shares shares() {
        return new Shares(jdbi, counters);
    }

    public Cases cases() {
        return new Cases(jdbi, counters, originals(), clock);
    }

    public EvidenceRows evidence() {
        return new EvidenceRows(jdbi);
    }

    public Outbox outbox() {
        return new Outbox(jdbi, counters);
    }

    public QueryLog queryLog() {
        return new QueryLog(jdbi, counters);
    }

    public ServiceUse serviceUse() {
        return new ServiceUse(jdbi);
    }

    public Hosts hosts() {
        return new Hosts(jdbi);
    }

    public Sessions sessions() {
        return new Sessions(jdbi, clock);
    }

    public Digests digests() {
        return new Digests(jdbi);
    }

    @Override
    public void close() {
        pool.close();
    }
}
