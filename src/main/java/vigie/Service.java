package vigie;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import vigie.web.Dashboard;

/** The daemon as a service: the schedule, the dashboard, and word to systemd, until it is stopped. */
public final class Service implements AutoCloseable {
    private final Schedule schedule;
    private final Dashboard dashboard;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Service(Schedule schedule, Dashboard dashboard) {
        this.schedule = schedule;
        this.dashboard = dashboard;
    }

    /** Starts everything; SIGTERM stops it in order. */
    public static Service start(House house, Daemon daemon, SecureRandom random) {
        Dashboard dashboard = DashboardOf.house(house, daemon, random);
        dashboard.start();
        Service service = new Service(new Schedule(daemon, house.clock()), dashboard);
        service.schedule.start(() -> tell("WATCHDOG=1"));
        tell("READY=1");
        return service;
    }

    /** Returns the one-time link that opens the dashboard. */
    public String dashboardLink() {
        return dashboard.oneTimeLink();
    }

    /** Waits until the process is asked to stop, and holds its end back until everything is closed. */
    public void waitUntilStopped() {
        Thread closing = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            try {
                closing.join(Duration.ofSeconds(60));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        tell("STOPPING=1");
        schedule.close();
        dashboard.close();
    }

    private static void tell(String state) {
        Optional.ofNullable(System.getenv("NOTIFY_SOCKET")).ifPresent(socket -> ServiceState.tell(socket, state));
    }
}
