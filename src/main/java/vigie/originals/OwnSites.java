package vigie.originals;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** The owner's own sites, left out of every query. Immutable. */
public final class OwnSites {
    private static final Pattern WWW = Pattern.compile("^www\\.");

    private final List<String> exclusions;

    private OwnSites(List<String> exclusions) {
        this.exclusions = List.copyOf(exclusions);
    }

    /**
     * Returns the sites among a watchlist's own addresses: those of whole hosts. A profile on somebody else's host is not
     * one, for not every engine can leave out a part of a host, and leaving out the whole would hide the copies there.
     */
    public static OwnSites of(List<URI> mine) {
        return new OwnSites(mine.stream()
                .filter(address ->
                        address.getPath() == null || address.getPath().length() <= 1)
                .map(URI::getHost)
                .filter(Objects::nonNull)
                .map(host -> WWW.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""))
                .distinct()
                .sorted()
                .map(host -> "-site:" + host)
                .toList());
    }

    /** Returns a query with as many sites left out as its limits allow, by name. */
    String appendTo(String query, int wordsMax, int lengthMax) {
        StringBuilder whole = new StringBuilder(query);
        int words = query.split(" ", -1).length;
        for (String exclusion : exclusions) {
            if (words + 1 > wordsMax || whole.length() + 1 + exclusion.length() > lengthMax) {
                break;
            }
            whole.append(' ').append(exclusion);
            words++;
        }
        return whole.toString();
    }
}
