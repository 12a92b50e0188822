package vigie.match;

import vigie.extract.PageVideo;
import vigie.image.VideoFingerprint;

/** A film of a page and its fingerprint, made once however many originals it is compared with. */
public record PageVideoFingerprint(PageVideo video, String sha256, VideoFingerprint fingerprint) {}
