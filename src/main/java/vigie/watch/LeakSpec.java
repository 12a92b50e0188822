package vigie.watch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Something confidential to look for, as a watchlist says it. */
public sealed interface LeakSpec {
    /** Returns the day from which it is public. */
    Optional<LocalDate> embargo();

    /** Confidential files. */
    record Files(OriginalSpec.Files files, Optional<LocalDate> embargo) implements LeakSpec {}

    /**
     * Names that may not stand near each other.
     *
     * @param words at least two names, each of one word or more
     * @param within most words between the first and the last that belong to none
     */
    record Together(List<String> words, int within, Optional<LocalDate> embargo) implements LeakSpec {
        public Together {
            words = List.copyOf(words);
        }
    }
}
