package vigie.watch;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The {@code permissions} of a watchlist: two that speak of the same use on the same day are a problem. */
final class PermissionReader {
    private record Placed(Permission permission, Value to) {}

    private PermissionReader() {}

    static List<Permission> read(List<Section> written) {
        List<Placed> read = new ArrayList<>();
        for (Section section : written) {
            permission(section).ifPresent(placed -> {
                read.stream()
                        .filter(earlier -> overlap(earlier.permission(), placed.permission()))
                        .findFirst()
                        .ifPresent(earlier -> placed.to()
                                .reject(
                                        "permission.overlap",
                                        String.valueOf(earlier.to().place().line())));
                read.add(placed);
            });
        }
        return read.stream().map(Placed::permission).toList();
    }

    private static Optional<Placed> permission(Section section) {
        Optional<Value> to = section.value("to");
        Optional<LocalDate> from = section.value("from").flatMap(Value::date);
        Optional<LocalDate> until = section.value("until").flatMap(Value::date);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            section.value("until")
                    .ifPresent(
                            value -> value.reject("permission.order", from.get().toString()));
        }
        List<String> originals =
                section.values("originals").stream().map(Value::text).toList();
        String terms = section.value("terms").map(Value::text).orElse("");
        return to.flatMap(Value::url)
                .map(url -> new Placed(new Permission(url, originals, from, until, terms), to.get()));
    }

    private static boolean overlap(Permission a, Permission b) {
        return (covers(a.to(), b.to()) || covers(b.to(), a.to()))
                && !a.until().orElse(LocalDate.MAX).isBefore(b.from().orElse(LocalDate.MIN))
                && !b.until().orElse(LocalDate.MAX).isBefore(a.from().orElse(LocalDate.MIN))
                && share(a.originals(), b.originals());
    }

    private static boolean covers(URI prefix, URI address) {
        return address.toString()
                .toLowerCase(Locale.ROOT)
                .startsWith(prefix.toString().toLowerCase(Locale.ROOT));
    }

    private static boolean share(List<String> a, List<String> b) {
        return a.isEmpty()
                || b.isEmpty()
                || a.stream().anyMatch(one -> b.stream().anyMatch(other -> meet(one, other)));
    }

    /** Returns whether some name fits both patterns, where {@code *} is any run and {@code ?} any one character. */
    static boolean meet(String a, String b) {
        boolean[][] fits = new boolean[a.length() + 1][b.length() + 1];
        for (int i = a.length(); i >= 0; i--) {
            for (int j = b.length(); j >= 0; j--) {
                fits[i][j] = meet(a, i, b, j, fits);
            }
        }
        return fits[0][0];
    }

    private static boolean meet(String a, int i, String b, int j, boolean[][] fits) {
        if (i == a.length() && j == b.length()) {
            return true;
        }
        if (i < a.length() && a.charAt(i) == '*') {
            return fits[i + 1][j] || (j < b.length() && fits[i][j + 1]);
        }
        if (j < b.length() && b.charAt(j) == '*') {
            return fits[i][j + 1] || (i < a.length() && fits[i + 1][j]);
        }
        boolean both = i < a.length() && j < b.length();
        return both && (a.charAt(i) == b.charAt(j) || a.charAt(i) == '?' || b.charAt(j) == '?') && fits[i + 1][j + 1];
    }
}
