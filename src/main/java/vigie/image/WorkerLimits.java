package vigie.image;

import java.time.Duration;

/**
 * How long the worker may take.
 *
 * @param perRequest for one picture or pair; beyond it the worker is stopped
 * @param start until it is ready; the first start unpacks native libraries of some 100 MB
 * @param idle without requests before it is ended, so that its memory is given back
 */
record WorkerLimits(Duration perRequest, Duration start, Duration idle) {
    static final WorkerLimits DEFAULT =
            new WorkerLimits(Duration.ofSeconds(20), Duration.ofMinutes(3), Duration.ofMinutes(1));
}
