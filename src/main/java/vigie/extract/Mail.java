package vigie.extract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/**
 * A mail that a person sent or forwarded, with the mails forwarded inside it.
 *
 * @param subject as a person reads it, may be empty
 * @param date of the Date header, which the sender writes
 * @param links where it leads, in order, each once, at most 2,000 as for a page; those that act for the reader, as
 *     unsubscribing does, are left out
 * @param attachments files sent along of the formats that {@link Extractor} reads, in order, at most {@code 50}
 */
public record Mail(String subject, Optional<Instant> date, List<Link> links, List<Attachment> attachments) {
    /** Attachments taken of one mail: a shooting has tens of pictures. */
    static final int ATTACHMENTS_MAX = 50;

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"\\u00ab\\u00bb]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final Pattern AFTER_ADDRESS = Pattern.compile("[.,;:!?)\\]}'*_\u2026]+$");

    /** A visit to one of these does something in the reader's name. */
    private static final Pattern ACTS = Pattern.compile(
            "unsubscri|opt-?out|d[eé]sabonn|d[eé]sinscri|list-manage\\.com/(?:profile|unsub)|manage[-_]?preferences"
                    + "|email[-_]?preferences|one-?click|reset[-_]?password|verify[-_]?email|confirm[-_]?(?:email|subscription)",
            Pattern.CASE_INSENSITIVE);

    public Mail {
        links = List.copyOf(links);
        attachments = List.copyOf(attachments);
    }

    /**
     * A file sent along.
     *
     * @param name as the sender wrote it, not fit for a file system; may be empty
     * @param mediaType lower-case, may be empty
     */
    public record Attachment(String name, String mediaType, Body body) {}

    /** Reads a mail (RFC 5322) of whatever shape; what is no mail has no links and no attachments. */
    public static Mail read(Body message) {
        byte[] bytes = message.toByteArray();
        Map<CanonicalUrl, Link> links = new LinkedHashMap<>();
        List<Attachment> attachments = new ArrayList<>();
        for (MimePart part : MimePart.parts(bytes)) {
            if (part.isAttachment()) {
                attachment(part)
                        .filter(file -> attachments.size() < ATTACHMENTS_MAX)
                        .ifPresent(attachments::add);
            } else {
                links(part)
                        .filter(link -> !acts(link) && links.size() < Limits.LINKS_MAX)
                        .forEach(link -> links.putIfAbsent(link.url(), link));
            }
        }
        return new Mail(
                MimePart.header(bytes, "Subject").map(MimeWords::decoded).orElse(""),
                MimePart.header(bytes, "Date").flatMap(PublishedDate::parse),
                List.copyOf(links.values()),
                attachments);
    }

    /** Returns the values of all headers of that name of a mail, from the top, unfolded and not decoded. */
    public static List<String> headers(Body message, String name) {
        return MimePart.headers(message.toByteArray(), name);
    }

    private static Optional<Attachment> attachment(MimePart part) {
        String type = part.contentType().split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
        String name = part.fileName();
        byte[] content = part.content();
        return Extractor.reads(name) && content.length > 0
                ? Optional.of(new Attachment(name, type, Body.of(content)))
                : Optional.empty();
    }

    private static Stream<Link> links(MimePart part) {
        if (part.isHtml()) {
            return ofHtml(Decoding.ofHtml(part.content(), part.contentType()).text());
        }
        boolean text = part.is("text/plain") || part.contentType().isEmpty();
        return text ? ofText(Decoding.ofText(part.content(), part.contentType()).text()) : Stream.empty();
    }

    private static Stream<Link> ofHtml(String html) {
        Document document = Jsoup.parse(html);
        return document.select("a[href]").stream().flatMap(anchor -> link(anchor).stream());
    }

    private static Optional<Link> link(Element anchor) {
        return CanonicalUrl.parse(anchor.attr("href").strip())
                .filter(url -> !url.isFile())
                .map(url -> new Link(url, TextFlow.folded(anchor.text(), Limits.TITLE_UNITS_MAX), -1, true));
    }

    private static Stream<Link> ofText(String text) {
        List<Link> links = new ArrayList<>();
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            CanonicalUrl.parse(AFTER_ADDRESS.matcher(address.group()).replaceFirst(""))
                    .ifPresent(url -> links.add(new Link(url, "", -1, true)));
        }
        return links.stream();
    }

    private static boolean acts(Link link) {
        return ACTS.matcher(link.url().value()).find()
                || ACTS.matcher(link.text()).find();
    }
}
