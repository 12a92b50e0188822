package vigie.web;

import java.util.List;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.watch.KnownOriginal;

/**
 * All that the page of one case shows.
 *
 * @param theCase the case
 * @param shelf where it stands today
 * @param shown the sighting compared on the page
 * @param mine the original's text with its passages; empty for pictures, structures, leaks and mentions
 * @param theirs the page's text with its passages; empty for pictures and structures
 * @param ladder both structures; without rows unless structure is what agrees
 * @param evidence the bundle kept for the sighting shown
 * @param pictureKept whether the found picture can be shown
 * @param preset what the verdict form shows as chosen
 */
public record CaseSheet(
        Case theCase,
        Shelf shelf,
        Sighting shown,
        List<Segment> mine,
        List<Segment> theirs,
        Ladder ladder,
        Optional<EvidenceSheet> evidence,
        boolean pictureKept,
        Preset preset) {
    public CaseSheet {
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
    }

    /** Returns the place among the original's pictures of the one that was found again, or -1. */
    public int originalImage() {
        if (!(shown.match() instanceof Match.Image image)) {
            return -1;
        }
        return theCase.original()
                .map(KnownOriginal::original)
                .map(original -> original.images().stream()
                        .map(each -> each.name())
                        .toList()
                        .indexOf(image.originalImage()))
                .orElse(-1);
    }
}
