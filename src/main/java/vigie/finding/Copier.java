package vigie.finding;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.crawl.CanonicalUrl;

/** Who shows a page: an account where a site has accounts in its addresses, else the registrable domain, else a saved file. */
public final class Copier {
    /** Sites of many people, with the part of the path that names one of them. */
    private static final Map<String, Pattern> ACCOUNTS = Map.of(
            "linkedin.com", Pattern.compile("^/(?:in|company|posts)/([^/_]+)"),
            "medium.com", Pattern.compile("^/(@[^/]+)"),
            "tiktok.com", Pattern.compile("^/(@[^/]+)"),
            "youtube.com", Pattern.compile("^/(@[^/]+|channel/[^/]+)"),
            "x.com", Pattern.compile("^/([^/]+)/status/"),
            "facebook.com", Pattern.compile("^/([^/]+)/"),
            "github.com", Pattern.compile("^/([^/]+)"));

    private Copier() {}

    /** Returns the copier's name, for instance {@code copieur.example} or {@code linkedin.com/lena-martin}. */
    public static String of(CanonicalUrl url) {
        if (url.isFile()) {
            return url.value().substring(url.value().lastIndexOf('/') + 1);
        }
        String site = url.site();
        Pattern account = ACCOUNTS.get(site);
        String path = url.uri().getRawPath();
        if (account == null || path == null) {
            return site;
        }
        Matcher matcher = account.matcher(path);
        return matcher.find() ? site + "/" + matcher.group(1) : site;
    }
}
