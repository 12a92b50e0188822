package vigie.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vigie.finding.Case;
import vigie.finding.Sighting;

/**
 * All that the page of one case shows.
 *
 * @param theCase the case
 * @param shelf where it stands today
 * @param shown the sighting compared on the page
 * @param mine the original's text with its passages; empty for pictures, films, structures, leaks and mentions
 * @param theirs the page's text with its passages; empty for pictures, films and structures
 * @param ladder both structures; without rows unless structure is what agrees
 * @param evidence the bundle kept for the sighting shown
 * @param sides which pictures can be shown of the sighting; none when its match is no picture or film
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
        Set<Picturing.Side> sides,
        Preset preset) {
    public CaseSheet {
        mine = List.copyOf(mine);
        theirs = List.copyOf(theirs);
        sides = Set.copyOf(sides);
    }

    /** Returns whether a picture can be shown. */
    public boolean shows(String side) {
        return sides.contains(Picturing.Side.valueOf(side));
    }

    /** Returns where the dashboard has a picture of the sighting shown. */
    public String picture(String side) {
        return "/cases/" + theCase.id() + "/" + side.toLowerCase(Locale.ROOT) + "/" + shown.id();
    }
}
