package vigie.discover;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.Mail;

/**
 * Who a mail is from, as far as the receiving server vouches for it (Authentication-Results, RFC 8601). Only the topmost
 * header counts: what stands below came along with the mail and may be anybody's.
 */
final class MailOrigin {
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern PROPERTY = Pattern.compile(
            "\\b(header\\.d|header\\.i|header\\.from|smtp\\.mailfrom)\\s*=\\s*\"?([^\\s;\"]+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RESULT = Pattern.compile(
            "\\s*(dkim|spf|dmarc)(?:/\\d+)?\\s*=\\s*pass\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MailOrigin() {}

    /** Returns the listed sender whose domain the receiving server vouches for, or empty. */
    static Optional<String> sender(Body headers, InboxSettings settings) {
        return author(Mail.headers(headers, "From"))
                .filter(settings.senders()::contains)
                .filter(sender -> vouched(
                        Mail.headers(headers, "Authentication-Results"), settings.authenticator(), domain(sender)));
    }

    /** The one address of the one From header: two of either are a way to show one person and mean another. */
    private static Optional<String> author(List<String> from) {
        if (from.size() != 1) {
            return Optional.empty();
        }
        try {
            InternetAddress[] addresses = InternetAddress.parse(from.getFirst(), true);
            return addresses.length == 1
                    ? Optional.ofNullable(addresses[0].getAddress()).map(address -> address.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }

    static boolean vouched(List<String> results, Optional<String> authenticator, String domain) {
        if (results.isEmpty()) {
            return false;
        }
        String header = results.getFirst();
        for (String before = ""; !before.equals(header); ) {
            before = header;
            header = COMMENT.matcher(header).replaceAll(" ");
        }
        String[] parts = header.split(";", -1);
        String by = parts[0].strip().split("\\s+", -1)[0];
        boolean ours = authenticator.map(by::equalsIgnoreCase).orElse(true);
        return ours && List.of(parts).subList(1, parts.length).stream().anyMatch(part -> passes(part, domain));
    }

    /** One method's result; the domain it speaks of has to be the sender's, or of the same organisation (RFC 7489, section 3.1). */
    private static boolean passes(String part, String domain) {
        if (!RESULT.matcher(part).matches()) {
            return false;
        }
        Matcher property = PROPERTY.matcher(part);
        boolean aligned = false;
        while (property.find()) {
            aligned |= isAligned(domain(property.group(2).toLowerCase(Locale.ROOT)), domain);
        }
        return aligned;
    }

    private static boolean isAligned(String vouchedFor, String domain) {
        Optional<CanonicalUrl> one = CanonicalUrl.parse("https://" + vouchedFor + "/");
        Optional<CanonicalUrl> other = CanonicalUrl.parse("https://" + domain + "/");
        return one.isPresent()
                && other.isPresent()
                && one.get().site().equals(other.get().site());
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
