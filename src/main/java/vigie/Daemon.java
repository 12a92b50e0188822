package vigie;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Reason;
import vigie.discover.Candidate;
import vigie.discover.Look;
import vigie.discover.Means;
import vigie.finding.Case;
import vigie.index.StandingQueries;
import vigie.match.BriefSet;
import vigie.match.Matcher;
import vigie.match.OriginalSet;
import vigie.match.WatchedOriginal;
import vigie.store.FrontierEntry;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.text.NormalForm;
import vigie.watch.CurrentWatchlists;
import vigie.watch.KnownOriginal;
import vigie.watch.Problem;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * What runs: looks at sources, visits what is due, tells and sends. The one place where every exception is caught: it is
 * logged once with what it befell, that is put off, and the next goes on.
 *
 * <p>Different methods may run at the same time; {@link #visitDue}, {@link #tell} and {@link #send} are each called by one
 * thread at a time.
 */
public final class Daemon {
    private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

    /** Hosts visited at the same time: each visit may hold a body of ten megabytes. */
    private static final int OPEN_HOSTS_MAX = 12;

    /** Visits to one host before another has its turn. */
    private static final int VISITS_IN_A_TURN = 40;

    /** Longest a visit may take before another process may take it over: far beyond every deadline. */
    private static final Duration CLAIM = Duration.ofMinutes(30);

    /** A source that has more to say is looked at again after this. */
    private static final Duration MORE = Duration.ofMinutes(1);

    /** First wait of a source that could not be read; doubled each time up to a day. */
    private static final Duration SOURCE_RETRY = Duration.ofMinutes(15);

    private final House house;
    private final CurrentWatchlists watchlists;
    private final Pipeline pipeline;
    private final PastSearch pastSearch;
    private final OwnersWorks works;
    private final Teller teller;
    private final Postman postman;
    private final Store store;
    private final Clock clock;
    private volatile Watched watched;
    private volatile List<Problem> problems = List.of();
    private volatile boolean stopping;
    private final ReentrantLock asking = new ReentrantLock();

    public Daemon(House house, CurrentWatchlists watchlists) {
        this.house = house;
        this.watchlists = watchlists;
        this.store = house.store();
        this.clock = house.clock();
        this.pipeline = new Pipeline(house);
        this.pastSearch = new PastSearch(house, pipeline);
        this.works = new OwnersWorks(house);
        this.teller = new Teller(house);
        this.postman = new Postman(house);
        this.watched = snapshot(current(), originals());
    }

    /** Makes one full round and returns: every source, everything due, mails written and sent. */
    public Round once(Progress progress) {
        refresh();
        int past = searchPast();
        Looked looked = lookAll(progress);
        int visits = visitDue(progress);
        int queued = tell();
        return new Round(looked.all(), looked.failed(), visits, past, queued, send());
    }

    private record Looked(int all, int failed) {}

    /** Looks at every source of every watchlist, many at a time; those of one host wait for one another. */
    private Looked lookAll(Progress progress) {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        Semaphore room = new Semaphore(OPEN_HOSTS_MAX);
        int all = current().stream().mapToInt(list -> list.sources().size()).sum();
        try (ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Watchlist watchlist : current()) {
                for (Source source : watchlist.sources()) {
                    looks.execute(() -> {
                        room.acquireUninterruptibly();
                        try {
                            failed.addAndGet(look(watchlist, source) ? 0 : 1);
                        } finally {
                            room.release();
                        }
                        progress.looked(done.incrementAndGet(), all, source.key());
                    });
                }
            }
        }
        return new Looked(all, failed.get());
    }

    /** Reads the owners' works again and swaps what is looked for. */
    public synchronized void refresh() {
        safely("originals", () -> {
            List<Problem> before = problems;
            problems = works.refresh(current());
            warn(before, problems);
            return 0;
        });
        safely("originals", () -> {
            swap(originals());
            return 0;
        });
    }

    /** Reads changed watchlists; with any problem the earlier ones stay. */
    public void reload() {
        safely("watchlists", () -> {
            List<Problem> before = watchlists.current().problems();
            boolean changed = watchlists.refresh();
            warn(before, watchlists.current().problems());
            if (changed) {
                LOG.info("watchlists changed: {} in force", current().size());
                refresh();
            }
            return 0;
        });
    }

    /** Each problem is said once, when it appears. */
    private static void warn(List<Problem> before, List<Problem> now) {
        now.stream()
                .filter(problem -> !before.contains(problem))
                .forEach(problem -> LOG.warn(
                        "{}:{}:{}: {} {}",
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.message(),
                        problem.remedy()));
    }

    /** Searches for new originals in all that was already read. */
    public int searchPast() {
        return safely("past", () -> pastSearch.search(watched));
    }

    /** Returns when a source is to be looked at next: what the table says, or soon when it cannot say. */
    public Instant nextLook(String watchlist, String key) {
        try {
            return store.sources().status(watchlist, key, clock.instant()).nextDue();
        } catch (Exception e) {
            LOG.error("{}: its next look is not known", key, e);
            return clock.instant();
        }
    }

    /** Looks at the source of that key, if its watchlist still has it. */
    public void look(String watchlist, String key) {
        for (Watchlist list : current()) {
            list.sources().stream()
                    .filter(source ->
                            list.name().equals(watchlist) && source.key().equals(key))
                    .forEach(source -> look(list, source));
        }
    }

    /** Looks at one source and puts what it names into the frontier; returns whether it could be read. */
    public boolean look(Watchlist watchlist, Source source) {
        return safely(source.key(), () -> lookAt(watchlist, source) ? 1 : 0) == 1;
    }

    private boolean lookAt(Watchlist watchlist, Source source) {
        SourceStatus status = store.sources().status(watchlist.name(), source.key(), clock.instant());
        Look look = look(watchlist, source, status);
        Instant now = clock.instant();
        Instant notBefore = look.notBefore().orElse(Instant.MIN);
        store.doInTransaction(() -> {
            add(look.candidates(), watchlist, source, now);
            look.forgotten().forEach(address -> forget(address, now));
            if (look.failure().isEmpty()) {
                Duration wait = look.more() ? MORE : source.every();
                store.sources().looked(status, look, now, later(now.plus(wait), notBefore));
                return;
            }
            look.bearings().cursor().ifPresent(cursor -> store.sources().reached(status, cursor));
            Duration wait = SOURCE_RETRY.multipliedBy(1L << Math.min(status.failures(), 7));
            Instant next = later(now.plus(shorter(wait, Duration.ofDays(1))), notBefore);
            store.sources().failed(status, look.failure().get(), now, next);
        });
        return look.failure().isEmpty();
    }

    private Look look(Watchlist watchlist, Source source, SourceStatus status) {
        Means means = means(watchlist);
        return switch (source) {
            case Source.Queries queries -> queries(watchlist, queries, means);
            case Source.Pictures pictures -> new PictureSearch(house).look(watchlist, pictures, means.budget());
            default -> house.discovery().look(source, status.bearings(), means);
        };
    }

    /** One at a time, so that no turn is taken twice. */
    private Look queries(Watchlist watchlist, Source.Queries source, Means means) {
        asking.lock();
        try {
            return new QueryDesk(house).look(watchlist, source, means.budget());
        } finally {
            asking.unlock();
        }
    }

    private Means means(Watchlist watchlist) {
        Watched now = watched;
        return new Means(
                service -> store.serviceUse().take(service, house.budgetOf(service), clock.instant()),
                SavedFiles.folder(house.configuration().data(), watchlist.name()),
                now::resembles);
    }

    /** What its author took back is no longer kept, of a whole profile neither; where something was found in it, the next visit says that it is gone. */
    private void forget(CanonicalUrl address, Instant now) {
        store.pages().removeBelow(address).forEach(house.index()::delete);
        store.frontier().lookAgain(address, now);
    }

    /**
     * A file or page named again is due again; what a feed or site names again keeps its own due date. A site gets as many new
     * pages in a round as its budget says.
     */
    private void add(List<Candidate> candidates, Watchlist watchlist, Source source, Instant now) {
        int room = source instanceof Source.Site site ? site.pagesMax() : Integer.MAX_VALUE;
        for (Candidate candidate : candidates) {
            if (room == 0) {
                return;
            }
            boolean isNew = store.frontier().add(candidate, watchlist.name(), source.key(), now);
            room -= isNew ? 1 : 0;
            if (!isNew && (candidate.url().isFile() || source instanceof Source.Page)) {
                store.frontier().makeDue(candidate.url(), now);
            }
        }
    }

    /** Visits everything that is due, many hosts at a time, one visit at a time to each; returns how many visits. */
    public int visitDue(Progress progress) {
        AtomicInteger visited = new AtomicInteger();
        AtomicBoolean broken = new AtomicBoolean();
        Set<String> busy = new HashSet<>();
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        try (ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopping && !broken.get()) {
                Map<String, List<FrontierEntry>> turns = turns(busy);
                turns.forEach((host, entries) -> {
                    busy.add(host);
                    visits.execute(() -> turn(host, entries, visited, progress, done, broken));
                });
                if (busy.isEmpty()) {
                    break;
                }
                if (turns.isEmpty() || busy.size() >= OPEN_HOSTS_MAX) {
                    busy.remove(done.take());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        house.index().commit();
        house.sketches().commit();
        return visited.get();
    }

    private Map<String, List<FrontierEntry>> turns(Set<String> busy) {
        int room = OPEN_HOSTS_MAX - busy.size();
        if (room <= 0) {
            return Map.of();
        }
        return store.frontier().due(clock.instant(), OPEN_HOSTS_MAX * VISITS_IN_A_TURN, busy).stream()
                .collect(Collectors.groupingBy(entry -> entry.url().host(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .limit(room)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        turn -> turn.getValue().stream().limit(VISITS_IN_A_TURN).toList()));
    }

    /** One host's turn. When not even a failure can be written down, as on a full disk, the visits end for now. */
    private void turn(
            String host,
            List<FrontierEntry> entries,
            AtomicInteger visited,
            Progress progress,
            BlockingQueue<String> done,
            AtomicBoolean broken) {
        try {
            learn();
            for (FrontierEntry entry : entries) {
                if (stopping || broken.get()) {
                    return;
                }
                visit(entry);
                progress.visited(visited.incrementAndGet(), entry.url().value());
            }
            house.fetcher().pauses().forEach(store.hosts()::put);
        } catch (Exception e) {
            LOG.error("{}: what came of its visits cannot be written down; visits rest", host, e);
            broken.set(true);
        } finally {
            done.add(host);
        }
    }

    /** Takes up what was learned of set phrases since. */
    private synchronized void learn() {
        watched = watched.learned(house.worker());
    }

    private void swap(List<WatchedOriginal> originals) {
        if (!originals.equals(watched.set().originals())
                || !watched.briefs().isSameAs(briefs(current()))
                || !Watched.byName(current()).equals(watched.watchlists())) {
            watched = snapshot(current(), originals);
        }
    }

    private void visit(FrontierEntry entry) {
        try {
            if (store.frontier().claim(entry.url(), clock.instant(), CLAIM)) {
                pipeline.visit(entry, watched);
            }
        } catch (Exception | StackOverflowError e) {
            LOG.error("{}: the visit broke off and is put off", entry.url(), e);
            Duration wait = Duration.ofHours(1L << Math.min(entry.failures(), 6));
            Instant now = clock.instant();
            store.frontier()
                    .notRead(entry.url(), "failed", new Reason(Reason.Kind.FAULT, e.toString()), now, now.plus(wait));
        }
    }

    /** Writes what there is to tell into the outbox; returns how many messages. One thing that breaks off holds up no other. */
    public int tell() {
        int queued = 0;
        for (Watchlist watchlist : current()) {
            for (Case found : teller.toTell(watchlist)) {
                queued += safely("mail of " + found.id(), () -> teller.alert(watchlist, found));
            }
            queued += safely("digest of " + watchlist.name(), () -> teller.digests(watchlist));
            queued += safely("sources of " + watchlist.name(), () -> teller.plumbing(watchlist));
        }
        return queued;
    }

    /** Sends what the outbox holds; returns how many messages were taken. */
    public int send() {
        return safely("outbox", postman::send);
    }

    /** Returns the watchlists in force. */
    public List<Watchlist> current() {
        return watchlists.current().watchlists();
    }

    /** Returns what is wrong now in the watchlists, then in the owners' works. */
    public List<Problem> problems() {
        return Stream.concat(watchlists.current().problems().stream(), problems.stream())
                .toList();
    }

    /** Lets visits under way end and begins no other. */
    public void stop() {
        stopping = true;
    }

    private List<WatchedOriginal> originals() {
        return current().stream()
                .flatMap(watchlist -> store.originals().watched(watchlist.name()).stream())
                .toList();
    }

    /** What was read before teaches which phrases of the originals are set phrases. */
    private Watched snapshot(List<Watchlist> lists, List<WatchedOriginal> originals) {
        Map<String, KnownOriginal> byId = originals.stream()
                .map(WatchedOriginal::known)
                .collect(Collectors.toMap(KnownOriginal::id, known -> known));
        OriginalSet set = new OriginalSet(lists, originals, house.fingerprints(), house.pictureIndex());
        BriefSet briefs = briefs(lists);
        Watched fresh = new Watched(
                Watched.byName(lists),
                byId,
                set,
                set.commonplaces(),
                new Matcher(set, house.worker()),
                briefs,
                briefs.recurrence(),
                queries(lists),
                originals.stream().anyMatch(original -> !original.images().isEmpty()),
                originals.stream().anyMatch(original -> !original.videos().isEmpty()));
        store.pages().forEach((page, readAt) -> fresh.learn(page, NormalForm.tokens(page.text())));
        return fresh.learned(house.worker());
    }

    private BriefSet briefs(List<Watchlist> lists) {
        return OwnersBriefs.watched(lists, store, BriefKeys.of(house.configuration()));
    }

    /** A broken query was told by {@code check}; here it is left out. */
    private static StandingQueries queries(List<Watchlist> lists) {
        return StandingQueries.of(lists.stream()
                .flatMap(watchlist -> watchlist.mentions().stream())
                .filter(query -> StandingQueries.problem(query).isEmpty())
                .distinct()
                .toList());
    }

    private static int safely(String what, IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (Exception e) {
            LOG.error("{}: broke off", what, e);
            return 0;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
