package vigie.evidence;

import java.nio.file.Path;
import java.time.Instant;

/**
 * An evidence bundle on disk.
 *
 * @param id for instance {@code c17-20261124T091407Z}
 * @param folder holding the files of the manifest
 * @param capturedAt instant of the capture
 * @param manifestSha256 SHA-256 of {@code manifest.json}
 */
public record Bundle(String id, Path folder, Instant capturedAt, String manifestSha256) {}
