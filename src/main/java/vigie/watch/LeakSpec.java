package vigie.watch;

import java.time.LocalDate;
import java.util.Optional;

/** Confidential files to look for. */
public record LeakSpec(OriginalSpec.Files files, Optional<LocalDate> embargo) {}
