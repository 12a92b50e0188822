package vigie.originals;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;

/** A row of LinkedIn's table of shares to a post, from the archive and from the Member Snapshot API alike. */
final class LinkedInPost {
    /** Words below which a post with a link is somebody else's work passed on. */
    private static final int OWN_WORDS_MIN = 25;

    /** A day either way is a matter of zones; more, and the id tells of something else than the post. */
    private static final Duration AGREEMENT_MAX = Duration.ofHours(36);

    /** {@code urn:li:share:7280000000000000000}; the first 41 bits of the number are milliseconds since 1970. */
    private static final Pattern URN = Pattern.compile("urn:li:(share|ugcPost|activity):(\\d{10,19})");

    private static final int CLOCK_SHIFT = 22;

    private LinkedInPost() {}

    /** Adds the post, or says why not. */
    static void add(Map<String, String> row, ExportDraft draft) {
        String link = decoded(row.getOrDefault("sharelink", ""));
        String text = mended(row.getOrDefault("sharecommentary", ""));
        String shared = row.getOrDefault("sharedurl", "").strip();
        boolean hasMedia = !row.getOrDefault("mediaurl", "").isBlank();
        Matcher urn = URN.matcher(link);
        boolean hasId = urn.find();
        Optional<Instant> stamped = hasId ? Optional.of(instant(urn.group(2))) : Optional.empty();
        Origin origin = isForAll(row) ? Origin.EXPORT : Origin.EXPORT_TO_SOME;
        Optional<FirstPublished> published = published(row.getOrDefault("date", ""), stamped, origin);
        if (!hasId || published.isEmpty()) {
            draft.leave(Why.UNREADABLE, text.isBlank() ? link : text);
        } else if (text.isBlank()) {
            draft.leave(hasMedia ? Why.EMPTY : Why.REPOST, link);
        } else if (!shared.isEmpty() && words(text) < OWN_WORDS_MIN) {
            draft.leave(Why.RESHARE, text);
        } else {
            Optional<URI> url = ExportDraft.url(link);
            draft.add(Sort.POST, Work.of("linkedin:" + urn.group(2), "", url, published.get(), text));
        }
    }

    /** Without the column all are taken for public, as the archives that lack it date from when most were. */
    private static boolean isForAll(Map<String, String> row) {
        String visibility = row.getOrDefault("visibility", "").strip();
        return !row.containsKey("visibility") || visibility.equalsIgnoreCase("PUBLIC");
    }

    /** The id's own clock is finest; where it and the date disagree, the date counts, to the day. */
    private static Optional<FirstPublished> published(String written, Optional<Instant> stamped, Origin origin) {
        Optional<FirstPublished> date = ExportDate.utc(written, origin);
        if (date.isEmpty()) {
            return written.isBlank()
                    ? stamped.map(at -> new FirstPublished(at, Precision.SECOND, origin))
                    : Optional.empty();
        }
        boolean agree = stamped.filter(
                        at -> Duration.between(date.get().at(), at).abs().compareTo(AGREEMENT_MAX) <= 0)
                .isPresent();
        return agree
                ? stamped.map(at -> new FirstPublished(at, Precision.SECOND, origin))
                : date.map(LinkedInPost::toTheDay);
    }

    private static FirstPublished toTheDay(FirstPublished date) {
        Instant day = date.at().truncatedTo(ChronoUnit.DAYS);
        return new FirstPublished(day, Precision.DAY, date.origin());
    }

    /** Returns the instant in an id, to the second. */
    static Instant instant(String id) {
        return Instant.ofEpochSecond((Long.parseLong(id) >>> CLOCK_SHIFT) / 1_000);
    }

    private static String decoded(String link) {
        if (!link.contains("%")) {
            return link.strip();
        }
        try {
            return URLDecoder.decode(link.strip(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return link.strip();
        }
    }

    /**
     * Takes away the quotation marks that LinkedIn puts around every line break within a text. Where its pairs do not come
     * out even, all marks at line breaks go.
     */
    static String mended(String commentary) {
        String text = commentary.replace("\r\n", "\n");
        String paired = text.replace("\"\n\"", "\n");
        boolean isLeft = paired.lines().anyMatch(line -> line.matches("\"+"));
        String mended = isLeft ? text.replaceAll("\"+(?=\n)", "").replaceAll("(?<=\n)\"+", "") : paired;
        return mended.strip();
    }

    private static long words(String text) {
        return Pattern.compile("\\p{L}[\\p{L}\\p{N}’'-]*")
                .matcher(text.replaceAll("https?://\\S+", ""))
                .results()
                .count();
    }
}
