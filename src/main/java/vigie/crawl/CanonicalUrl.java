package vigie.crawl;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A web address in the normal form that serves as its identity: lower-case scheme and host, IDN in ASCII, no fragment, no
 * default port, no dot segments, one spelling of percent-encoding, no tracking parameter, no user information. One that
 * exists is canonical: the constructor brings it into that form.
 *
 * @param value the address as text, for instance {@code https://blog.example/p?id=4}; {@code file:///…} for a dropped file
 */
public record CanonicalUrl(String value) implements Comparable<CanonicalUrl> {
    /** Longest address kept, in UTF-16 units; longer ones are traps more often than pages. */
    public static final int LENGTH_MAX = 2_083;

    private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

    public CanonicalUrl {
        String given = value;
        value = CanonicalForm.of(given)
                .orElseThrow(() -> new IllegalArgumentException("not an address we can visit: " + given));
    }

    /** Returns the canonical form of an absolute http, https or file address, or empty when it has none. */
    public static Optional<CanonicalUrl> parse(String text) {
        return CanonicalForm.of(text).map(CanonicalUrl::new);
    }

    /** Returns the address of a file of this machine. */
    public static CanonicalUrl of(Path file) {
        return new CanonicalUrl(file.toAbsolutePath().normalize().toUri().toString());
    }

    /**
     * Returns the canonical form of a link found on a page at this address, or empty when it leads nowhere we go. A page
     * of the web never leads to a file, and a dropped file never to another file.
     */
    public Optional<CanonicalUrl> resolve(String link) {
        HttpUrl base = httpUrl();
        HttpUrl target = base == null ? HttpUrl.parse(link) : base.resolve(link);
        return target == null ? Optional.empty() : CanonicalForm.of(target).map(CanonicalUrl::new);
    }

    /** Returns what {@link #resolve} does, for the many links of one page. */
    public Function<String, Optional<CanonicalUrl>> resolver() {
        HttpUrl base = httpUrl();
        return base == null
                ? this::resolve
                : link -> Optional.ofNullable(base.resolve(link))
                        .flatMap(CanonicalForm::of)
                        .map(CanonicalUrl::new);
    }

    /** Returns the address as a URI. */
    public URI uri() {
        return URI.create(value);
    }

    /** Returns whether it is a file of this machine and not a page of the web. */
    public boolean isFile() {
        return value.startsWith("file:");
    }

    /**
     * Returns the host with its port when that is not the scheme's own: the unit of politeness. A file has the host
     * {@code file}.
     */
    public String host() {
        return isFile() ? "file" : value.substring(value.indexOf("://") + 3, pathStart());
    }

    /** Returns the address of a plain path, from its slash on, at the same host of the web. */
    CanonicalUrl atHost(String path) {
        if (isFile()) {
            throw new IllegalArgumentException("no web address: " + value);
        }
        return new CanonicalUrl(value.substring(0, pathStart()) + path);
    }

    /** The normal form of a web address always has a path. */
    private int pathStart() {
        return value.indexOf('/', value.indexOf("://") + 3);
    }

    /**
     * Returns the registrable domain (public suffix plus one label), or the host with port when there is none: the unit
     * of a copier. Suffixes that services share out, such as {@code github.io}, count as public.
     */
    public String site() {
        HttpUrl url = httpUrl();
        if (url == null
                || url.host().indexOf('.') < 0
                || IP_ADDRESS.matcher(url.host()).matches()) {
            return host();
        }
        String host = url.host();
        if (EffectiveTldFinder.getEffectiveTLD(host) == null) {
            // the list's own rule for a top-level domain that it does not know
            return host.substring(host.lastIndexOf('.', host.lastIndexOf('.') - 1) + 1);
        }
        return Objects.requireNonNullElse(EffectiveTldFinder.getAssignedDomain(host, true), host());
    }

    /** Returns the address as the client takes it, or null for a file. */
    @Nullable
    HttpUrl httpUrl() {
        return HttpUrl.parse(value);
    }

    @Override
    public int compareTo(CanonicalUrl other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
