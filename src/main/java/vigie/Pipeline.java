package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vigie.crawl.Body;
import vigie.crawl.Conditions;
import vigie.crawl.Fetcher;
import vigie.crawl.Outcome;
import vigie.crawl.Reason;
import vigie.discover.Post;
import vigie.discover.PostReader;
import vigie.discover.PostReading;
import vigie.discover.SiteScope;
import vigie.evidence.Bundle;
import vigie.evidence.Material;
import vigie.extract.Directive;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.finding.Copier;
import vigie.finding.Gate;
import vigie.finding.Label;
import vigie.finding.Observation;
import vigie.finding.Ruling;
import vigie.finding.Spread;
import vigie.index.PageIndex;
import vigie.index.StandingQueries;
import vigie.match.Found;
import vigie.match.Match;
import vigie.match.PageMedia;
import vigie.store.Frontier;
import vigie.store.FrontierEntry;
import vigie.store.Pages;
import vigie.store.Store;
import vigie.text.Sketches;
import vigie.text.Span;
import vigie.watch.KnownOriginal;
import vigie.watch.Source;
import vigie.watch.Watchlist;

/**
 * One visit, from top to bottom: fetch, extract, index, match, ask the gate, keep evidence, write it all down at once. Mails
 * are written and sent later and apart.
 *
 * <p>A visit may be done twice: what it writes is the same.
 */
final class Pipeline {
    /** A failed visit is tried again after this, doubled each time up to {@link #RETRY_MAX}. */
    private static final Duration RETRY = Duration.ofMinutes(30);

    private static final Duration RETRY_MAX = Duration.ofDays(7);

    /** Items of a feed are seldom changed; they are looked at again to see whether they still stand. */
    private static final Duration FEED_ITEM_EVERY = Duration.ofDays(7);

    /** What a person sent in is worth a daily look. */
    private static final Duration SAVED_EVERY = Duration.ofDays(1);

    /** What a search or a network named once and shows nothing is looked at again, in case it does later. */
    private static final Duration NAMED_EVERY = Duration.ofDays(30);

    /** A page that shows something of the owner's is looked at each day. */
    private static final Duration FOUND_EVERY = Duration.ofDays(1);

    /** URLs that no watchlist asks for any more are looked after this long, in case one does again. */
    private static final Duration UNASKED_EVERY = Duration.ofDays(30);

    /** Largest file read from a drop folder. */
    private static final long DROPPED_BYTES_MAX = 50L << 20;

    private final Fetcher fetcher;
    private final Extractor extractor;
    private final PostReader posts;
    private final PictureReader pictures;
    private final VideoReader videos;
    private final PageIndex index;
    private final Sketches sketches;
    private final Keeper keeper;
    private final Store store;
    private final Duration confirmAfter;
    private final Path data;
    private final Clock clock;
    private final Gate gate = new Gate();

    Pipeline(House house) {
        this.fetcher = house.fetcher();
        this.extractor = house.extractor();
        this.posts = house.posts();
        this.pictures = house.pictures();
        this.videos = house.videos();
        this.index = house.index();
        this.sketches = house.sketches();
        this.keeper = house.keeper();
        this.store = house.store();
        this.confirmAfter = house.confirmAfter();
        this.data = house.configuration().data();
        this.clock = house.clock();
    }

    /** Visits one URL that was claimed, and writes down what came of it. */
    void visit(FrontierEntry entry, Watched watched) {
        Optional<Source> source = watched.sourceOf(entry);
        if (source.isEmpty() && !store.cases().isLiveAt(entry.where())) {
            store.frontier().putOff(entry.url(), clock.instant().plus(UNASKED_EVERY));
            return;
        }
        if (entry.url().isFile()) {
            visitFile(entry, watched);
            return;
        }
        if (isPost(entry)) {
            visitPost(entry, watched);
            return;
        }
        Outcome outcome = fetch(entry);
        Instant now = clock.instant();
        Instant next = now.plus(every(entry, watched));
        switch (outcome) {
            case Outcome.Fetched fetched -> {
                Page page = extractor.extract(fetched.capture());
                read(Reading.of(entry, new Material.Fetched(fetched.capture()), page, now), watched);
            }
            case Outcome.NotModified unchanged -> unchanged(entry, now, next);
            case Outcome.Disallowed disallowed -> notRead(entry, "disallowed", disallowed.reason(), now, next);
            case Outcome.Deferred deferred ->
                notRead(entry, "deferred", deferred.reason(), now, later(deferred.until(), now));
            case Outcome.Failed failed -> failed(entry, failed.status(), failed.reason(), now);
            case Outcome.Refused refused -> notRead(entry, "refused", refused.reason(), now, next);
        }
    }

    /** An address with the form of a post is one where a network named it; anywhere else it is a page like others. */
    private static boolean isPost(FrontierEntry entry) {
        boolean named = entry.foundBy().equals(Post.BLUESKY) || entry.foundBy().equals(Post.MASTODON);
        return (named || entry.url().host().equals("bsky.app")) && PostReader.reads(entry.url());
    }

    /** A post is read by the interface of its network, which is where it can be read. */
    private void visitPost(FrontierEntry entry, Watched watched) {
        PostReading reading = posts.read(entry.url()).orElseThrow();
        Instant now = clock.instant();
        switch (reading) {
            case PostReading.There there -> {
                Page page = there.post().page(extractor);
                read(Reading.of(entry, new Material.Fetched(there.capture()), page, now), watched);
            }
            case PostReading.Gone gone -> {
                store.pages().removeBelow(entry.url()).forEach(index::delete);
                failed(entry, 404, gone.reason(), now);
            }
            case PostReading.Later wait -> notRead(entry, "deferred", wait.reason(), now, later(wait.until(), now));
            case PostReading.NotRead not -> failed(entry, 0, not.reason(), now);
        }
    }

    /** Where something stands the page is read whole: permissions and dates may have changed though the page has not. */
    private Outcome fetch(FrontierEntry entry) {
        if (entry.confirming()) {
            return fetcher.fetchAlone(entry.url());
        }
        boolean live = store.cases().isLiveAt(entry.where());
        return fetcher.fetch(entry.url(), live ? Conditions.NONE : entry.conditions());
    }

    private void visitFile(FrontierEntry entry, Watched watched) {
        Path file = Path.of(entry.url().uri());
        Instant now = clock.instant();
        Instant next = now.plus(every(entry, watched));
        boolean dropped = watched.sourceOf(entry)
                .map(source -> SavedFiles.holds(source, data, entry.watchlist(), file))
                .orElse(false);
        if (!dropped) {
            store.cases().pageGone(entry.where(), now);
            notRead(
                    entry,
                    "refused",
                    new Reason(Reason.Kind.URL_FORBIDDEN, entry.url().value()),
                    now,
                    next);
            return;
        }
        try {
            if (Files.size(file) > DROPPED_BYTES_MAX) {
                notRead(entry, "refused", new Reason(Reason.Kind.LIMIT, Files.size(file) + " bytes"), now, next);
                return;
            }
            Body body = Body.of(Files.readAllBytes(file));
            boolean live = store.cases().isLiveAt(entry.where());
            if (body.sha256().equals(entry.bodySha256()) && !entry.confirming() && !live) {
                unchanged(entry, now, next);
                return;
            }
            String name = file.getFileName().toString();
            Instant saved = Files.getLastModifiedTime(file).toInstant();
            Page page = extractor.extract(name, body, entry.url());
            String type = Optional.ofNullable(Files.probeContentType(file)).orElse("application/octet-stream");
            read(Reading.of(entry, new Material.Dropped(page.url(), name, type, body, saved), page, now), watched);
        } catch (NoSuchFileException e) {
            failed(entry, 404, new Reason(Reason.Kind.STATUS, "404"), now);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private void read(Reading reading, Watched watched) {
        Page page = reading.page();
        FrontierEntry entry = reading.entry();
        boolean reserved = page.directives().contains(Directive.MINING_RESERVED);
        if (reserved && watched.rightOf(entry).isEmpty()) {
            Instant next = reading.at().plus(every(entry, watched));
            notRead(entry, "refused", new Reason(Reason.Kind.MINING_RESERVED, reservation(page)), reading.at(), next);
            return;
        }
        try (PageVideos films = watched.videosWatched() ? videos.read(page, entry.confirming()) : PageVideos.NONE) {
            PagePictures shown =
                    watched.picturesWatched() ? pictures.read(page, entry.confirming()) : PagePictures.NONE;
            Page whole = extractor.withWordsOfPictures(page, shown.words());
            read(reading.with(whole), new Media(shown, films), watched);
        }
    }

    /** Returns where a page reserves itself and in which words, for a person to check. */
    static String reservation(Page page) {
        return page.signals().stream()
                .filter(signal -> signal.directive() == Directive.MINING_RESERVED)
                .map(signal -> (signal.source() + ": " + signal.written() + " " + signal.policy()).strip())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private void read(Reading reading, Media media, Watched watched) {
        watched.learn(reading.page(), reading.tokens());
        List<Observation> seen = observations(reading, media.page(), watched);
        Optional<Bundle> bundle = keeper.keep(reading, media, lackingEvidence(reading, seen), watched);
        index.add(reading.page(), reading.at());
        List<Observation> proved = bundle.map(kept -> withEvidence(seen, kept)).orElse(seen);
        store.doInTransaction(() -> write(reading, media, proved, bundle, watched));
        sketch(reading);
    }

    /** After the transaction, which it would keep waiting; what a crash loses here is put back at the next start. */
    private void sketch(Reading reading) {
        Page page = reading.page();
        if (!page.directives().contains(Directive.NOARCHIVE)) {
            store.pages()
                    .number(reading.entry().url())
                    .ifPresent(number -> sketches.add(number, Pages.content(page.textSha256()), reading.tokens()));
        }
    }

    /** Returns everything on the page that agrees with an original or a query, with what the gate says of it. */
    List<Observation> observations(Reading reading, PageMedia media, Watched watched) {
        List<Observation> seen = new ArrayList<>();
        List<Found> matches = watched.matcher().match(reading.page(), reading.tokens(), media);
        for (Found found : matches) {
            KnownOriginal known = watched.original(found.match().original());
            Watchlist watchlist = watched.watchlist(known.watchlist());
            Ruling ruling = gate.rule(found, known.original(), watchlist, reading.facts(), today(reading, watchlist));
            if (found.match() instanceof Match.Shown picture) {
                ruling = gate.weigh(ruling, () -> spread(reading, picture, matches, watched));
            }
            seen.add(observation(reading, watchlist, known.id(), "", found, ruling));
        }
        watched.briefs().match(reading.tokens()).forEach((brief, found) -> {
            Watchlist watchlist = watched.watchlist(brief.watchlist());
            Ruling ruling = gate.rule(brief, watchlist, reading.facts(), today(reading, watchlist));
            seen.add(observation(reading, watchlist, brief.id(), "", found, ruling));
        });
        for (StandingQueries.Mentioned mentioned : watched.queries().in(reading.page())) {
            for (Watchlist watchlist : watched.asking(mentioned.query())) {
                seen.add(mention(reading, watchlist, mentioned));
            }
        }
        seen.removeIf(observation -> observation.ruling().label() == Label.OWN);
        return seen;
    }

    private Spread spread(Reading reading, Match.Shown picture, List<Found> onThisPage, Watched watched) {
        Set<String> copiers = new HashSet<>(store.cases().copiersShowing(picture.original(), picture.name()));
        copiers.add(Copier.of(reading.where()));
        long owners = onThisPage.stream()
                .map(Found::match)
                .filter(match ->
                        match instanceof Match.Shown other && other.sha256().equals(picture.sha256()))
                .map(match -> watched.watchlist(
                                watched.original(match.original()).watchlist())
                        .owner())
                .distinct()
                .count();
        return new Spread(copiers.size(), (int) owners, store.cases().isClaimed(picture.original()));
    }

    private static LocalDate today(Reading reading, Watchlist watchlist) {
        return LocalDate.ofInstant(reading.at(), watchlist.digest().zone());
    }

    private Observation mention(Reading reading, Watchlist watchlist, StandingQueries.Mentioned mentioned) {
        List<Span> spans = mentioned.marks().stream()
                .map(mark -> new Span(mark.start(), mark.end()))
                .toList();
        Match.Mention mention = new Match.Mention(mentioned.query(), spans);
        Found found = new Found(mention, sha256("mention " + mentioned.query() + " " + reading.where()), false, false);
        Ruling ruling = gate.rule(mention, watchlist, reading.facts());
        return observation(reading, watchlist, "", mentioned.query(), found, ruling);
    }

    private static Observation observation(
            Reading reading, Watchlist watchlist, String originalId, String query, Found found, Ruling ruling) {
        return new Observation(
                watchlist.name(),
                Copier.of(reading.where()),
                originalId,
                query,
                reading.facts(),
                found,
                ruling,
                reading.savedByPerson(),
                reading.page().textSha256(),
                "",
                reading.at());
    }

    /** Evidence is kept once for the same content of the same copier, and not of pages that ask not to be archived. */
    private List<Observation> lackingEvidence(Reading reading, List<Observation> seen) {
        if (reading.page().directives().contains(Directive.NOARCHIVE)) {
            return List.of();
        }
        return seen.stream()
                .filter(observation -> observation.ruling().raisesAlert())
                .filter(observation -> !store.cases().hasEvidence(observation))
                .toList();
    }

    private List<Observation> withEvidence(List<Observation> seen, Bundle bundle) {
        return seen.stream()
                .map(observation ->
                        observation.ruling().raisesAlert() && !store.cases().hasEvidence(observation)
                                ? observation.provedBy(bundle.id())
                                : observation)
                .toList();
    }

    private void write(Reading reading, Media media, List<Observation> seen, Optional<Bundle> bundle, Watched watched) {
        FrontierEntry entry = reading.entry();
        Page page = reading.page();
        if (!page.directives().contains(Directive.NOARCHIVE)) {
            store.pages().put(entry.url(), page, reading.at());
            if (!seen.isEmpty()) {
                store.pages().keepText(page);
            }
        }
        bundle.ifPresent(store.evidence()::put);
        store.cases().observe(reading.where(), seen, reading.at(), unread(reading, media, watched));
        follow(reading, watched);
        boolean confirm = !reading.savedByPerson() && store.cases().waitsForSecondLook(reading.where());
        Duration wait = confirm
                ? confirmAfter
                : seen.isEmpty() ? every(entry, watched) : shorter(FOUND_EVERY, every(entry, watched));
        var read = new Frontier.Read(page.url(), conditions(reading), bytesSha256(reading), reading.at());
        store.frontier().read(entry.url(), read, reading.at().plus(wait), confirm);
    }

    /** What this reading could not tell of: a page cut short, a picture or film that did not come, briefs whose key is missing. */
    private static Map<String, Reason> unread(Reading reading, Media media, Watched watched) {
        Reason cut = Reason.of(Reason.Kind.LIMIT);
        Map<String, Reason> unread = new HashMap<>();
        if (!reading.isWhole()) {
            Match.KINDS.forEach(kind -> unread.put(kind, cut));
        }
        if (!watched.briefs().isWhole()) {
            unread.put("leak", Reason.of(Reason.Kind.NOT_AVAILABLE));
        }
        if (!media.pictures().whole()) {
            unread.put("image", Reason.of(Reason.Kind.CONNECTION));
        }
        if (!media.pictures().wordsWhole()) {
            unread.putIfAbsent("text", Reason.of(Reason.Kind.CONNECTION));
        }
        if (!media.films().whole()) {
            unread.put("video", Reason.of(Reason.Kind.CONNECTION));
        }
        return unread;
    }

    /** The links of a site's page that belong to the site wait in the frontier, as many as its budget allows. */
    private void follow(Reading reading, Watched watched) {
        FrontierEntry entry = reading.entry();
        if (watched.sourceOf(entry).orElse(null) instanceof Source.Site site) {
            Instant look = store.sources()
                    .status(entry.watchlist(), entry.source(), reading.at())
                    .lastLook()
                    .orElse(Instant.EPOCH);
            int room = site.pagesMax() - store.frontier().countAddedSince(entry.watchlist(), entry.source(), look);
            SiteScope.of(site).stream()
                    .flatMap(scope -> scope.candidates(reading.page(), entry.depth()).stream())
                    .filter(candidate -> store.frontier().find(candidate.url()).isEmpty())
                    .limit(Math.max(0, room))
                    .forEach(candidate ->
                            store.frontier().add(candidate, entry.watchlist(), entry.source(), reading.at()));
        }
    }

    private void unchanged(FrontierEntry entry, Instant now, Instant next) {
        store.doInTransaction(() -> {
            store.cases().stillThere(entry.where(), now);
            store.frontier().unchanged(entry.url(), now, next);
        });
    }

    /** 404 and 410 say that the page is gone; anything else only that the second look was not possible. */
    private void failed(FrontierEntry entry, int status, Reason reason, Instant now) {
        Duration wait = RETRY.multipliedBy(1L << Math.min(entry.failures(), 10));
        store.doInTransaction(() -> {
            if (status == 404 || status == 410) {
                store.cases().pageGone(entry.where(), now);
            }
            notRead(entry, "failed", reason, now, now.plus(shorter(wait, RETRY_MAX)));
        });
    }

    private void notRead(FrontierEntry entry, String outcome, Reason reason, Instant now, Instant next) {
        store.doInTransaction(() -> {
            store.cases().couldNotCheck(entry.where(), reason);
            store.frontier().notRead(entry.url(), outcome, reason, now, next);
        });
    }

    private static Duration every(FrontierEntry entry, Watched watched) {
        return watched.sourceOf(entry)
                .map(source -> switch (source) {
                    case Source.Feed feed -> FEED_ITEM_EVERY;
                    case Source.Site site -> site.every();
                    case Source.Page page -> page.every();
                    case Source.Drop drop -> entry.url().isFile() ? drop.every() : SAVED_EVERY;
                    case Source.Inbox inbox -> SAVED_EVERY;
                    default -> NAMED_EVERY;
                })
                .orElse(RETRY_MAX);
    }

    private static Conditions conditions(Reading reading) {
        return reading.material() instanceof Material.Fetched fetched
                ? Conditions.after(fetched.capture())
                : Conditions.NONE;
    }

    private static String bytesSha256(Reading reading) {
        return switch (reading.material()) {
            case Material.Fetched fetched -> fetched.capture().body().sha256();
            case Material.Dropped dropped -> dropped.bytes().sha256();
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A visit put off moves on by a second at least, so that a round ends. */
    private static Instant later(Instant until, Instant now) {
        Instant soonest = now.plusSeconds(1);
        return until.isAfter(soonest) ? until : soonest;
    }

    private static String sha256(String text) {
        return Body.of(text.getBytes(StandardCharsets.UTF_8)).sha256();
    }
}
