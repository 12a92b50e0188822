package vigie.match;

import vigie.extract.PageImage;
import vigie.image.ImageFingerprint;

/** A picture of a page and its fingerprint, made once however many originals it is compared with. */
public record PageImageFingerprint(PageImage image, String sha256, ImageFingerprint fingerprint) {}
