package vigie.discover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Capture;

/**
 * What is left of each window of a rate limit, from {@code X-RateLimit-Remaining: 0, 14999} and
 * {@code X-RateLimit-Reset: 1, 1419704}: one entry a window, seconds until it begins anew.
 */
record RateLimits(List<Window> windows, Instant at) {
    /** Nobody's window is longer; a larger number is a date or a mistake. */
    private static final long RESET_SECONDS_MAX = Duration.ofDays(366).toSeconds();

    /** One window. */
    record Window(long remaining, Duration reset) {}

    RateLimits {
        windows = List.copyOf(windows);
    }

    static RateLimits of(Capture capture) {
        List<Long> remaining = numbers(capture, "X-RateLimit-Remaining");
        List<Long> reset = numbers(capture, "X-RateLimit-Reset");
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < Math.min(remaining.size(), reset.size()); i++) {
            if (reset.get(i) <= RESET_SECONDS_MAX) {
                windows.add(new Window(remaining.get(i), Duration.ofSeconds(reset.get(i))));
            }
        }
        return new RateLimits(windows, capture.endedAt());
    }

    private static List<Long> numbers(Capture capture, String header) {
        List<Long> numbers = new ArrayList<>();
        for (String text : capture.header(header).orElse("").split(",", -1)) {
            if (text.strip().matches("[0-9]{1,15}")) {
                numbers.add(Long.parseLong(text.strip()));
            }
        }
        return numbers;
    }

    /** Returns when the last of the windows that are used up begins anew; empty when all have something left. */
    Optional<Instant> notBefore() {
        return windows.stream()
                .filter(window -> window.remaining() == 0)
                .map(Window::reset)
                .max(Comparator.naturalOrder())
                .map(at::plus);
    }
}
