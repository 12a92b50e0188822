package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigie.image.ImageReading;
import vigie.image.ImageWorker;
import vigie.image.VideoReading;
import vigie.originals.OriginalFiles;
import vigie.store.Originals;
import vigie.store.Store;
import vigie.watch.OriginalSpec;
import vigie.watch.Problem;
import vigie.watch.Watchlist;
import vigie.watch.Words;

/**
 * Brings the originals of every watchlist up to date: files and changed exports are read again, new items of the owner's feed
 * are fetched; then its briefs, since what is published is no secret.
 */
final class OwnersWorks {
    private static final Set<String> HARMLESS = Set.of(ImageReading.Why.SMALL.name(), ImageReading.Why.BLANK.name());

    private final OriginalFiles files;
    private final ImageWorker worker;
    private final PictureWords pictureWords;
    private final Store store;
    private final Clock clock;
    private final OwnersExports exports;
    private final OwnersBriefs briefs;
    private final OwnersFeed feeds;
    private final OwnersSite site;

    OwnersWorks(House house) {
        this.files = house.originalFiles();
        this.worker = house.worker();
        this.pictureWords = new PictureWords(worker);
        this.store = house.store();
        this.clock = house.clock();
        this.exports = new OwnersExports(house);
        this.briefs = new OwnersBriefs(house);
        this.feeds = new OwnersFeed(house);
        this.site = new OwnersSite(house);
    }

    /** Reads everything once more; returns what is wrong in the owner's files. */
    List<Problem> refresh(List<Watchlist> watchlists) {
        List<Problem> problems = new ArrayList<>();
        for (Watchlist watchlist : watchlists) {
            OriginalFiles.Reading reading = files.read(watchlist.originals(), clock.instant(), watchlist.language());
            problems.addAll(reading.problems());
            keep(watchlist, reading);
            problems.addAll(exports.refresh(watchlist));
            for (OriginalSpec spec : watchlist.originals()) {
                switch (spec) {
                    case OriginalSpec.Feed feed -> feeds.refresh(watchlist, feed.url());
                    case OriginalSpec.Site own -> site.refresh(watchlist, own.url());
                    case OriginalSpec.LinkedIn linkedIn -> exports.refresh(watchlist, linkedIn);
                    case OriginalSpec.Files files -> {} // read above, all at once
                    case OriginalSpec.Export export -> {}
                }
            }
        }
        store.originals().picturesToRead().forEach(this::readPicture);
        store.originals().videosToRead().forEach(this::readVideo);
        watchlists.forEach(watchlist -> problems.addAll(unreadable(watchlist)));
        problems.addAll(briefs.refresh(watchlists));
        return problems;
    }

    /** An icon or a blank picture among the slides is nobody's mistake. */
    private List<Problem> unreadable(Watchlist watchlist) {
        Words words = Words.of(OwnersWorks.class, watchlist.language());
        MediaReasons reasons = new MediaReasons(watchlist.language());
        return store.originals().unreadable(watchlist.name()).stream()
                .filter(media -> !HARMLESS.contains(media.reason()))
                .map(media -> new Problem(
                        media.file(),
                        0,
                        0,
                        words.say("media.unread", media.name(), media.title(), reasons.say(media.reason())),
                        words.say("media.unread.remedy")))
                .toList();
    }

    /** While anything could not be read, what is missing may only be out of sight: nothing is taken off. */
    private void keep(Watchlist watchlist, OriginalFiles.Reading reading) {
        if (reading.problems().isEmpty()) {
            store.originals().update(watchlist.name(), reading.originals(), clock.instant());
        } else {
            reading.originals().forEach(original -> store.originals().put(watchlist.name(), original, clock.instant()));
        }
    }

    private void readPicture(Originals.Unread picture) {
        try {
            byte[] bytes = Files.readAllBytes(picture.file());
            switch (worker.readOriginal(bytes)) {
                case ImageReading.Fingerprinted read -> {
                    String words = picture.hasText() ? "" : pictureWords.of(bytes);
                    store.originals().pictureRead(picture, read.frames(), "", words);
                }
                case ImageReading.SetAside aside ->
                    withoutPicture(picture, aside.why().name());
                case ImageReading.Unreadable unreadable ->
                    withoutPicture(picture, unreadable.trouble().label());
            }
        } catch (NoSuchFileException e) {
            withoutPicture(picture, "missing");
        } catch (IOException e) {
            throw new UncheckedIOException(picture.file().toString(), e);
        }
    }

    private void withoutPicture(Originals.Unread picture, String reason) {
        store.originals().pictureRead(picture, List.of(), reason, "");
    }

    private void readVideo(Originals.Unread video) {
        if (!Files.isRegularFile(video.file())) {
            store.originals().videoRead(video, Optional.empty(), "missing");
            return;
        }
        switch (worker.readVideo(video.file())) {
            case VideoReading.Fingerprinted read ->
                store.originals().videoRead(video, Optional.of(read.fingerprint()), "");
            case VideoReading.SetAside aside ->
                store.originals().videoRead(video, Optional.empty(), aside.why().name());
            case VideoReading.Unreadable unreadable ->
                store.originals()
                        .videoRead(video, Optional.empty(), unreadable.trouble().label());
        }
    }
}
