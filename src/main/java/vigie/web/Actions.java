package vigie.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vigie.finding.Sighting;
import vigie.watch.Problem;

/**
 * What the dashboard can have done by the rest of Vigie.
 *
 * @param judging files a verdict
 * @param drafting drafts letters
 * @param searching searches what was read
 * @param zip writes a bundle as one ZIP file and returns where; asked only for bundles that exist
 * @param foundPicture returns the reused picture of a sighting as it was kept, if it was
 * @param problems returns what is wrong in the owner's files now
 */
public record Actions(
        Judging judging,
        Drafting drafting,
        Searching searching,
        Function<String, Path> zip,
        Function<Sighting, Optional<Bitmap>> foundPicture,
        Supplier<List<Problem>> problems) {}
