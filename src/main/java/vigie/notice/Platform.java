package vigie.notice;

import java.util.List;
import java.util.regex.Pattern;
import vigie.crawl.CanonicalUrl;

/**
 * A service that takes notices, as {@code platform-map.json} knows it.
 *
 * @param id short name
 * @param domains of the service; one that ends in a dot stands for every country's
 * @param form where a notice is made, by a person
 * @param needs what the form asks for, in English
 * @param passedOn what the service gives to the other side, in English
 * @param exactAddress what the address of one exact post looks like
 * @param verified how far this entry was checked, in English
 * @param checked day it was checked
 */
public record Platform(
        String id,
        List<String> domains,
        String form,
        String needs,
        String passedOn,
        Pattern exactAddress,
        String verified,
        String checked) {
    public Platform {
        domains = List.copyOf(domains);
    }

    /** Returns whether an address belongs to the service. */
    public boolean owns(CanonicalUrl url) {
        String host = "." + url.uri().getHost();
        return domains.stream()
                .anyMatch(domain -> domain.endsWith(".") ? host.contains("." + domain) : host.endsWith("." + domain));
    }

    /** Returns whether an address is that of one post, not of a profile or a home page, which services send back. */
    public boolean isExact(CanonicalUrl url) {
        return exactAddress.matcher(url.value()).find();
    }
}
