package vigie;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * When things run: one Quartz job per source, and a few that repeat. The jobs live in memory; the truth about what is due
 * stands in the tables {@code source} and {@code frontier}, so a restart loses nothing.
 */
final class Schedule implements AutoCloseable {
    private static final String WORK = "work";
    private static final String SOURCES = "sources";

    /** No source is looked at more often, even when its look breaks off. */
    private static final Duration LEAST_GAP = Duration.ofMinutes(1);

    private final Scheduler quartz;
    private final Daemon daemon;
    private final Clock clock;

    Schedule(Daemon daemon, Clock clock) {
        this.daemon = daemon;
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "vigie");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", "6");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        try {
            this.quartz = new StdSchedulerFactory(properties).getScheduler();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not start", e);
        }
    }

    /** Starts every job; a sign of life is given each minute, well within the five of a service manager's patience. */
    void start(Runnable signOfLife) {
        repeat("life", 60, signOfLife);
        repeat("visits", 5, () -> daemon.visitDue((visited, what) -> {}));
        repeat("mails", 15, () -> {
            daemon.tell();
            daemon.send();
        });
        repeat("watchlists", 10, () -> {
            daemon.reload();
            arrangeSources();
        });
        repeat("originals", 600, () -> {
            daemon.refresh();
            daemon.searchPast();
        });
        arrangeSources();
        run(() -> quartz.start());
    }

    /** Gives each source of the watchlists in force its job, and takes away those that are gone. */
    private void arrangeSources() {
        Set<JobKey> wanted = new HashSet<>();
        for (Watchlist watchlist : daemon.current()) {
            for (Source source : watchlist.sources()) {
                JobKey key = new JobKey(watchlist.name() + "/" + source.key(), SOURCES);
                wanted.add(key);
                run(() -> arrange(key, watchlist.name(), source.key()));
            }
        }
        run(() -> {
            for (JobKey key : quartz.getJobKeys(GroupMatcher.jobGroupEquals(SOURCES))) {
                if (!wanted.contains(key)) {
                    quartz.deleteJob(key);
                }
            }
        });
    }

    private void arrange(JobKey key, String watchlist, String source) throws SchedulerException {
        if (quartz.checkExists(key)) {
            return;
        }
        Runnable look = () -> {
            daemon.look(watchlist, source);
            run(() -> quartz.scheduleJob(next(key, watchlist, source, LEAST_GAP)));
        };
        quartz.addJob(job(key, look), false);
        quartz.scheduleJob(next(key, watchlist, source, Duration.ZERO));
    }

    /** The table says when a source is due: its interval, longer when it failed or asked for a pause. */
    private Trigger next(JobKey key, String watchlist, String source, Duration leastGap) {
        Instant soonest = clock.instant().plus(leastGap);
        Instant due = daemon.nextLook(watchlist, source);
        Instant at = due.isAfter(soonest) ? due : soonest;
        return TriggerBuilder.newTrigger()
                .forJob(key)
                .withIdentity(key.getName() + " " + at, SOURCES)
                .startAt(Date.from(at))
                .build();
    }

    private void repeat(String name, int seconds, Runnable work) {
        Trigger trigger = TriggerBuilder.newTrigger()
                .withIdentity(name, WORK)
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForever(seconds)
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
        run(() -> quartz.scheduleJob(job(new JobKey(name, WORK), work), trigger));
    }

    private static JobDetail job(JobKey key, Runnable work) {
        return JobBuilder.newJob(Work.class)
                .withIdentity(key)
                .storeDurably()
                .usingJobData(new JobDataMap(Map.of(WORK, work)))
                .build();
    }

    private interface Step {
        void run() throws SchedulerException;
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz refuses a job", e);
        }
    }

    @Override
    public void close() {
        daemon.stop();
        run(() -> quartz.shutdown(true));
    }

    /** Runs what its job holds, never twice at a time. */
    @DisallowConcurrentExecution
    public static final class Work implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            Runnable work = (Runnable)
                    Objects.requireNonNull(context.getMergedJobDataMap().get(WORK));
            work.run();
        }
    }
}
