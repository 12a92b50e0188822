package vigie;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vigie.crawl.Capture;
import vigie.crawl.HostPause;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.image.ImageWorker;
import vigie.match.BriefSet;
import vigie.match.Found;
import vigie.match.Match;
import vigie.match.Matcher;
import vigie.match.OriginalSet;
import vigie.match.PageMedia;
import vigie.match.WatchedOriginal;
import vigie.store.Store;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.Watchlist;
import vigie.watch.Watchlists;

/** Looks at single pages with the originals known so far, beside a running daemon; keeps nothing. */
public final class Lookout implements AutoCloseable {
    private final Extractor extractor = new Extractor();
    private final ImageWorker worker;
    private final Matcher matcher;
    private final BriefSet briefs;
    private final List<HostPause> pauses;

    private Lookout(ImageWorker worker, Matcher matcher, BriefSet briefs, List<HostPause> pauses) {
        this.worker = worker;
        this.matcher = matcher;
        this.briefs = briefs;
        this.pauses = pauses;
    }

    /** Opens a lookout on the originals of the data folder, or on none when there is no data yet. */
    public static Lookout open(Configuration configuration, Clock clock) {
        ImageWorker worker = House.imageWorker(configuration.data());
        List<Watchlist> watchlists = Watchlists.read(configuration.watchlists(), configuration.language())
                .watchlists();
        Path file = configuration.data().resolve("vigie.db");
        if (!Files.exists(file)) {
            Matcher matcher = new Matcher(new OriginalSet(watchlists, List.of()), worker);
            return new Lookout(worker, matcher, new BriefSet(List.of(), Map.of(), List.of()), List.of());
        }
        try (Store store = Store.open(file, clock)) {
            List<WatchedOriginal> originals = watchlists.stream()
                    .flatMap(watchlist -> store.originals().all(watchlist.name()).stream())
                    .map(known -> new WatchedOriginal(known, List.of(), List.of()))
                    .toList();
            Matcher matcher = new Matcher(new OriginalSet(watchlists, originals), worker);
            BriefSet briefs = OwnersBriefs.watched(watchlists, store, BriefKeys.of(configuration));
            return new Lookout(worker, matcher, briefs, store.hosts().pauses(clock.instant()));
        }
    }

    /** Returns the hosts that asked to be left alone. */
    public List<HostPause> pauses() {
        return pauses;
    }

    /** Returns the page of a response. */
    public Page extract(Capture capture) {
        return extractor.extract(capture);
    }

    /** Returns what the page's text shares with originals and briefs; pictures would need more visits. */
    public List<Match> matches(Page page) {
        Tokens tokens = NormalForm.tokens(page.text());
        return Stream.concat(
                        matcher.match(page, tokens, PageMedia.NONE).stream(), briefs.match(tokens).values().stream())
                .map(Found::match)
                .toList();
    }

    @Override
    public void close() {
        worker.close();
    }
}
