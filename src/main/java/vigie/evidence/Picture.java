package vigie.evidence;

import vigie.crawl.Body;

/**
 * A picture found on the page.
 *
 * @param name file name within the bundle, of letters, digits, dots, hyphens and underscores: {@code 01.jpg}
 * @param url where its bytes came from, or empty when they came with the page
 * @param mediaType for instance {@code image/jpeg}
 * @param body its bytes as received
 */
public record Picture(String name, String url, String mediaType, Body body) {
    public Picture {
        EvidenceStore.requireId(name);
    }
}
