package vigie.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Learns from pages which kept grams of briefs are set phrases: licences, job titles, a firm's presentation of itself. A gram
 * recurs when many sites hold it on pages that hold little else of its brief.
 *
 * <p>Guarded by itself: pages may be read from several threads.
 */
public final class LeakRecurrence {
    /** Sites that make a gram a set phrase: a leak that has spread so far was told as many times before. */
    private static final int SITES_MIN = 20;

    private final LeakIndex index;
    private final Map<KeptGram, Set<String>> sites = new HashMap<>();

    LeakRecurrence(LeakIndex index) {
        this.index = index;
    }

    /**
     * Counts a page; another page of the same site changes nothing.
     *
     * @param site whose page it is, such as its host
     * @param page its tokens
     */
    public synchronized void read(String site, Tokens page) {
        Map<Integer, Set<KeptGram>> held = index.hits(page).stream()
                .map(LeakIndex.Hit::kept)
                .collect(Collectors.groupingBy(KeptGram::brief, Collectors.toSet()));
        held.forEach((brief, grams) -> {
            if (isLittle(grams.size(), brief)) {
                grams.forEach(gram ->
                        sites.computeIfAbsent(gram, unmet -> new HashSet<>()).add(site));
            }
        });
    }

    private boolean isLittle(int held, int brief) {
        return held
                < Recurrence.HOLDER_SHARE
                        * index.briefs().get(brief).fingerprints().size();
    }

    /** Returns the grams that recur, as far as is known now. */
    synchronized Set<KeptGram> recurring() {
        return sites.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= SITES_MIN)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns whether this was learned for these briefs. */
    boolean isOf(List<LeakIndex.Brief> briefs) {
        return index.briefs().equals(briefs);
    }
}
