package vigie.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vigie.match.Match;
import vigie.text.Passage;
import vigie.watch.KnownOriginal;

/**
 * All that was seen of one original with one copier: one line in a mail, however many URLs.
 *
 * @param id short and never reused: {@code c17}
 * @param watchlist name of the watchlist
 * @param copier registrable domain or account
 * @param original the work, or empty for a mention
 * @param query the standing query of a mention, or empty
 * @param sightings by first sight
 * @param judgment the verdict that holds now, if any
 * @param openedAt first sight
 */
public record Case(
        String id,
        String watchlist,
        String copier,
        Optional<KnownOriginal> original,
        String query,
        List<Sighting> sightings,
        Optional<Judgment> judgment,
        Instant openedAt) {
    public Case {
        sightings = List.copyOf(sightings);
    }

    /** Returns the sighting a person should look at first: a reuse before others, confirmed before others, most words first. */
    public Sighting main() {
        return sightings.stream()
                .max(java.util.Comparator.comparingDouble(Case::weight))
                .orElseThrow();
    }

    private static double weight(Sighting sighting) {
        double size = switch (sighting.match()) {
            case Match.Aligned aligned ->
                aligned.passages().stream().mapToInt(Passage::words).sum();
            case Match.Structure structure -> structure.steps().size();
            case Match.Leak leak -> leak.words();
            case Match.Image image -> 500 * image.matchedArea();
            case Match.Video video -> 20 * video.inFound().seconds();
            case Match.Mention mention -> mention.spans().size();
        };
        return size
                + (sighting.label().raisesAlert() ? 1e6 : 0)
                + (sighting.state() == State.CONFIRMED ? 1e5 : 0)
                - (sighting.gone().isPresent() ? 1e4 : 0);
    }
}
