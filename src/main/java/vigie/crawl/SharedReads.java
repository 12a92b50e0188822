package vigie.crawl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Lets one thread read a thing while the others who want it wait for the same result. Different things are read at once:
 * a slow host delays only its own visitors. Thread-safe.
 */
final class SharedReads<T> {
    private final Map<String, FutureTask<T>> running = new ConcurrentHashMap<>();

    /** Returns what the supplier gives, run by whoever comes first; nothing is kept afterwards. */
    T read(String key, Supplier<T> supplier) throws InterruptedException {
        FutureTask<T> mine = new FutureTask<>(supplier::get);
        FutureTask<T> first = running.putIfAbsent(key, mine);
        if (first != null) {
            return result(first);
        }
        mine.run();
        running.remove(key);
        return result(mine);
    }

    private static <T> T result(FutureTask<T> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not be read", e.getCause());
        }
    }
}
