package vigie;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Bundle;
import vigie.evidence.Comparison;
import vigie.evidence.EvidenceStore;
import vigie.evidence.Exhibit;
import vigie.evidence.Journal;
import vigie.evidence.Picture;
import vigie.extract.PageImage;
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

    Keeper(EvidenceStore evidence, Journal journal, PictureReader pictures) {
        this.evidence = evidence;
        this.journal = journal;
        this.pictures = pictures;
    }

    /** Keeps one bundle for all that lacks one on this page; empty when nothing does. */
    Optional<Bundle> keep(Reading reading, PagePictures shown, List<Observation> lacking, Watched watched) {
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        Exhibit exhibit = new Exhibit(
                id(reading.where(), reading.at()),
                reading.material(),
                reading.page().title(),
                reading.page().text(),
                found(reading, shown, lacking),
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

    private List<Picture> found(Reading reading, PagePictures shown, List<Observation> lacking) {
        List<Picture> kept = new ArrayList<>();
        for (PageImage image : reading.page().images()) {
            boolean matched = lacking.stream()
                    .anyMatch(observation -> observation.found().match() instanceof Match.Image match
                            && match.image().equals(image.url()));
            if (matched
                    && kept.stream()
                            .noneMatch(
                                    picture -> picture.url().equals(image.url().value()))) {
                Optional.ofNullable(shown.bytes().get(image.url()))
                        .or(() -> pictures.bytes(image))
                        .ifPresent(body -> kept.add(picture(kept.size() + 1, image, body)));
            }
        }
        return kept;
    }

    private static Picture picture(int number, PageImage image, Body body) {
        ImageType type = ImageType.of(body);
        return new Picture(
                "%02d.%s".formatted(number, type.extension()), image.url().value(), type.mediaType(), body);
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
