package vigie;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Bundle;
import vigie.evidence.Comparison;
import vigie.evidence.EvidenceStore;
import vigie.evidence.Exhibit;
import vigie.evidence.Journal;
import vigie.evidence.Picture;
import vigie.extract.PageImage;
import vigie.extract.PageVideo;
import vigie.finding.Observation;
import vigie.match.Match;
import vigie.watch.Original;

/** Keeps evidence of what was just seen: the bundle on disk, then a line of the journal; the database comes after both. */
final class Keeper {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final EvidenceStore evidence;
    private final Journal journal;
    private final PictureReader pictures;
    private final VideoReader videos;

    Keeper(EvidenceStore evidence, Journal journal, PictureReader pictures, VideoReader videos) {
        this.evidence = evidence;
        this.journal = journal;
        this.pictures = pictures;
        this.videos = videos;
    }

    /** Keeps one bundle for all that lacks one on this page; empty when nothing does. */
    Optional<Bundle> keep(Reading reading, Media media, List<Observation> lacking, Watched watched) {
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        Exhibit exhibit = new Exhibit(
                id(reading.where(), reading.at()),
                reading.material(),
                reading.page().title(),
                reading.page().text(),
                found(reading, media, lacking),
                lacking.stream()
                        .map(observation -> comparison(observation, watched))
                        .toList());
        Bundle bundle = evidence.keep(exhibit);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("bundle", bundle.id());
        facts.put("url", reading.where().value());
        facts.put("manifestSha256", bundle.manifestSha256());
        journal.append("evidence-kept", facts);
        return Optional.of(bundle);
    }

    private static String id(CanonicalUrl url, Instant at) {
        String sha256 = Body.of(url.value().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .sha256();
        return STAMP.format(at) + "-" + sha256.substring(0, 8);
    }

    /** The pictures and films that matched, as received, each once. */
    private List<Picture> found(Reading reading, Media media, List<Observation> lacking) {
        Set<CanonicalUrl> matched = lacking.stream()
                .map(observation -> observation.found().match())
                .filter(Match.Shown.class::isInstance)
                .map(match -> ((Match.Shown) match).where())
                .collect(Collectors.toCollection(HashSet::new));
        List<Picture> kept = new ArrayList<>();
        for (PageImage image : reading.page().images()) {
            if (matched.remove(image.url())) {
                Optional.ofNullable(media.pictures().bytes().get(image.url()))
                        .or(() -> pictures.bytes(image))
                        .ifPresent(body -> kept.add(picture(kept.size() + 1, image.url(), body)));
            }
        }
        for (PageVideo video : reading.page().videos()) {
            if (matched.remove(video.url())) {
                media.films()
                        .bytes(video.url())
                        .or(() -> videos.bytes(video))
                        .ifPresent(body -> kept.add(picture(kept.size() + 1, video.url(), body)));
            }
        }
        return kept;
    }

    private static Picture picture(int number, CanonicalUrl url, Body body) {
        MediaType type = MediaType.of(body);
        return new Picture("%02d.%s".formatted(number, type.extension()), url.value(), type.mediaType(), body);
    }

    /** A brief has neither title nor words in a bundle: only what the page shows is evidence. */
    private static Comparison comparison(Observation observation, Watched watched) {
        if (observation.found().match() instanceof Match.Leak leak) {
            return new Comparison("", "", "", "", leak);
        }
        Original original = watched.original(observation.originalId()).original();
        return new Comparison(
                original.title(),
                original.url().map(Object::toString).orElse(""),
                original.published().at() + " " + original.published().origin(),
                original.text(),
                observation.found().match());
    }
}
