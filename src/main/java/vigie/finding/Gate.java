package vigie.finding;

import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import vigie.crawl.CanonicalUrl;
import vigie.match.Brief;
import vigie.match.Found;
import vigie.match.Match;
import vigie.watch.FirstPublished;
import vigie.watch.Original;
import vigie.watch.Permission;
import vigie.watch.Watchlist;

/**
 * The questions asked of every match before anyone is mailed, in a fixed order: whose place is it, is it allowed, was it
 * there first, is it quoted and credited, is it large enough. Whether it was found again is the {@link State} of the
 * sighting and is asked before the mail. Rarity is weighed inside the match: its {@code bits} count rare words only.
 *
 * <p>Thread-safe; keeps nothing.
 */
public final class Gate {
    /** Words aligned before a text raises an alert by itself: a long sentence, or two. */
    static final int WORDS_MIN = 30;

    /** Rarity of those words in bits: about five words nobody else uses together. */
    static final double BITS_MIN = 60;

    /** Share of the original that makes any length interesting. */
    static final double CONTAINMENT_MIN = 0.5;

    /** Longest quotation that may hold most of a short work and still be one. */
    static final int QUOTATION_WORDS_MAX = 60;

    /** Share of the found picture that must show the original: below it, it is a logo or an icon (TinEye's help page 176). */
    static final double AREA_MIN = 0.05;

    /** Returns the label of a match with an original. */
    public Ruling rule(Found found, Original original, Watchlist watchlist, PageFacts page, LocalDate today) {
        if (isMine(page.url(), watchlist)) {
            return new Ruling(Label.OWN, "");
        }
        Optional<Ruling> permitted = permission(original, watchlist, page, today);
        if (permitted.isPresent() && permitted.get().label() == Label.ALLOWED) {
            return permitted.get();
        }
        Optional<Ruling> earlier = earlier(original.published(), page);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        if (found.quoted() && found.credited() && isQuotation(found.match())) {
            return new Ruling(Label.QUOTED, "");
        }
        if (!isLargeEnough(found.match())) {
            return new Ruling(Label.SMALL, "");
        }
        if (isLikeness(found.match())) {
            return new Ruling(Label.SIMILAR, "");
        }
        return permitted.orElse(new Ruling(Label.REUSE, ""));
    }

    /**
     * Returns the label of a leak: allowed on the owner's word for this very brief or once its embargo is over, else a reuse
     * whatever its size, date or credit. A permission for all works is none for a brief.
     */
    public Ruling rule(Brief brief, Watchlist watchlist, PageFacts page, LocalDate today) {
        if (isMine(page.url(), watchlist)) {
            return new Ruling(Label.OWN, "");
        }
        Optional<LocalDate> over = brief.embargo().filter(day -> !today.isBefore(day));
        if (over.isPresent()) {
            return new Ruling(Label.ALLOWED, over.get().toString());
        }
        return watchlist.permissions().stream()
                .filter(permission -> isBelow(page.url(), permission.to()) && holds(permission, today))
                .filter(permission -> permission.originals().contains(brief.key())
                        || permission.originals().contains(brief.id()))
                .findFirst()
                .map(permission -> new Ruling(Label.ALLOWED, permission.terms()))
                .orElse(new Ruling(Label.REUSE, ""));
    }

    /**
     * Returns what becomes of the ruling on a picture or a film that many show: an alert becomes a flag.
     *
     * @param spread asked for only when there is an alert to weigh
     */
    public Ruling weigh(Ruling ruling, Supplier<Spread> spread) {
        if (!ruling.raisesAlert()) {
            return ruling;
        }
        Spread known = spread.get();
        return known.isShared()
                ? new Ruling(Label.SHARED, String.valueOf(Math.max(known.copiers(), known.owners())))
                : ruling;
    }

    /** Returns the label of a standing query's match. */
    public Ruling rule(Match.Mention mention, Watchlist watchlist, PageFacts page) {
        return new Ruling(isMine(page.url(), watchlist) ? Label.OWN : Label.MENTION, mention.original());
    }

    /** Returns whether an address is below one of the owner's own, or of the same account on a site of many. */
    public static boolean isMine(CanonicalUrl url, Watchlist watchlist) {
        return watchlist.mine().stream().anyMatch(mine -> isBelow(url, mine) || isSameAccount(url, mine));
    }

    private static boolean isSameAccount(CanonicalUrl url, URI mine) {
        String copier = Copier.of(url);
        return copier.contains("/")
                && CanonicalUrl.parse(mine.toString())
                        .map(Copier::of)
                        .filter(copier::equals)
                        .isPresent();
    }

    private static boolean isBelow(CanonicalUrl url, URI prefix) {
        URI address = url.uri();
        return prefix.getHost() != null
                && address.getHost() != null
                && withoutWww(prefix).equals(withoutWww(address))
                && prefix.getPort() == address.getPort()
                && pathStartsWith(
                        address.getRawPath() == null ? "" : address.getRawPath(),
                        prefix.getRawPath() == null ? "" : prefix.getRawPath());
    }

    private static String withoutWww(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static boolean pathStartsWith(String path, String prefix) {
        String folder = prefix.endsWith("/") ? prefix : prefix + "/";
        return (path + "/").startsWith(folder);
    }

    private static Optional<Ruling> permission(
            Original original, Watchlist watchlist, PageFacts page, LocalDate today) {
        List<Permission> named = watchlist.permissions().stream()
                .filter(permission -> isBelow(page.url(), permission.to()))
                .toList();
        return named.stream()
                .filter(permission -> covers(permission, original) && holds(permission, today))
                .findFirst()
                .map(permission -> new Ruling(Label.ALLOWED, permission.terms()))
                .or(() -> named.stream().findFirst().map(permission -> outside(permission, original)));
    }

    private static Ruling outside(Permission permission, Original original) {
        String why = covers(permission, original)
                ? permission.from().map(LocalDate::toString).orElse("…") + " – "
                        + permission.until().map(LocalDate::toString).orElse("…")
                : String.join(", ", permission.originals());
        return new Ruling(Label.OUTSIDE_PERMISSION, why);
    }

    private static boolean covers(Permission permission, Original original) {
        return permission.originals().isEmpty()
                || permission.originals().stream()
                        .anyMatch(glob -> matches(glob, original.key()) || matches(glob, original.title()));
    }

    /** A glob speaks of the whole key or of its last part: {@code guide-*} covers {@code originals/guide-1.md}. */
    private static boolean matches(String glob, String name) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
        Path path = Path.of(name.replace('\0', ' '));
        Path last = path.getFileName();
        return matcher.matches(path) || (last != null && matcher.matches(last));
    }

    private static boolean holds(Permission permission, LocalDate today) {
        return permission.from().map(from -> !today.isBefore(from)).orElse(true)
                && permission.until().map(until -> !today.isAfter(until)).orElse(true);
    }

    /**
     * A date that is a hint, or only the day Vigie first saw the original, says nothing about who was first. Days are compared
     * where one side knows no more: midnight is how a page's day without an hour is read.
     */
    private static Optional<Ruling> earlier(FirstPublished mine, PageFacts page) {
        if (!mine.isStated() || page.published().isEmpty()) {
            return Optional.empty();
        }
        Instant theirs = page.published().get();
        boolean daysOnly = mine.precision() != FirstPublished.Precision.SECOND
                || theirs.equals(theirs.truncatedTo(ChronoUnit.DAYS));
        Instant bound = daysOnly ? mine.at().truncatedTo(ChronoUnit.DAYS) : mine.at();
        return theirs.isBefore(bound)
                ? Optional.of(new Ruling(
                        Label.EARLIER,
                        LocalDate.ofInstant(theirs, ZoneOffset.UTC).toString()))
                : Optional.empty();
    }

    private static boolean isQuotation(Match match) {
        return match instanceof Match.Text text
                && (text.containment() < CONTAINMENT_MIN || text.words() <= QUOTATION_WORDS_MAX);
    }

    private static boolean isLargeEnough(Match match) {
        return switch (match) {
            case Match.Text text ->
                text.containment() >= CONTAINMENT_MIN || (text.words() >= WORDS_MIN && text.bits() >= BITS_MIN);
            case Match.Structure structure -> true;
            case Match.Paraphrase paraphrase -> true;
            case Match.Translation translation -> true;
            case Match.Leak leak -> true;
            case Match.Image image -> image.verified() && image.matchedArea() >= AREA_MIN;
            case Match.Video video -> true;
            case Match.Mention mention -> false;
        };
    }

    /** What agrees without sharing words raises no alert, however much agrees. */
    private static boolean isLikeness(Match match) {
        return switch (match) {
            case Match.Structure structure -> true;
            case Match.Paraphrase paraphrase -> true;
            case Match.Translation translation -> true;
            case Match.Text text -> false;
            case Match.Leak leak -> false;
            case Match.Image image -> false;
            case Match.Video video -> false;
            case Match.Mention mention -> false;
        };
    }
}
