package vigie.watch;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A use the owner allows.
 *
 * @param to address prefix of whoever may use it
 * @param originals glob patterns over originals' keys and titles; empty means all
 * @param from first day, if any
 * @param until last day, if any
 * @param terms the owner's own words
 */
public record Permission(
        URI to, List<String> originals, Optional<LocalDate> from, Optional<LocalDate> until, String terms) {
    public Permission {
        originals = List.copyOf(originals);
    }
}
