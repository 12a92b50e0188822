package vigie.web;

import vigie.store.SourceStatus;

/** A source and its health in words. */
public final class SourceWords {
    private SourceWords() {}

    /** Returns what kind of place it is. */
    public static String kind(View view, SourceStatus source) {
        return view.say("source." + part(source, 0));
    }

    /** Returns where it is: an address, a folder, a query. */
    public static String address(SourceStatus source) {
        return part(source, 1);
    }

    /** A source's key is its kind and its address. */
    private static String part(SourceStatus source, int index) {
        return source.key().split(" ", 2)[index];
    }

    /** Returns whether it works, and since when not and why. */
    public static String health(View view, SourceStatus source) {
        return source.failure()
                .map(reason -> view.say(
                        "source.failing",
                        view.day(source.failingSince().orElse(source.nextDue())),
                        source.failures(),
                        view.reason(reason)))
                .orElseGet(() -> view.say(source.lastLook().isPresent() ? "source.well" : "source.first"));
    }
}
