package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Outcome;

/**
 * The older pages of a WordPress feed. It has them under {@code ?paged=2} and on, but names none; behind the last it
 * answers 404, with a feed that holds nothing.
 */
final class WordPressPages {
    private static final Pattern GENERATOR = Pattern.compile("<generator[^<]{0,200}wordpress\\.(?:org|com)");

    /** The generator stands before the first item. */
    private static final int HEAD_BYTES = 8_192;

    private static final Pattern NUMBER = Pattern.compile("([?&]paged=)(\\d{1,4})(?=&|$)");

    private WordPressPages() {}

    /** Returns where the items older than those of this page stand, if WordPress wrote it and there are any. */
    static Optional<CanonicalUrl> after(Capture page) {
        byte[] body = page.body().toByteArray();
        String head = new String(body, 0, Math.min(HEAD_BYTES, body.length), UTF_8);
        return GENERATOR.matcher(head).find()
                ? CanonicalUrl.parse(next(page.url().value()))
                : Optional.empty();
    }

    private static String next(String url) {
        Matcher number = NUMBER.matcher(url);
        return number.find()
                ? number.replaceFirst("$1" + (Integer.parseInt(number.group(2)) + 1))
                : url + (url.contains("?") ? "&" : "?") + "paged=2";
    }

    /** Returns whether an answer says that the page before was the last. */
    static boolean isEnd(CanonicalUrl asked, Outcome outcome) {
        return outcome instanceof Outcome.Failed failed
                && failed.status() == 404
                && NUMBER.matcher(asked.value()).find();
    }
}
