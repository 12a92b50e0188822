package vigie.web;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import vigie.watch.Problem;

/**
 * What the dashboard can have done by the rest of Vigie.
 *
 * @param judging files a verdict
 * @param drafting drafts letters
 * @param searching searches what was read
 * @param zip writes a bundle as one ZIP file and returns where; asked only for bundles that exist
 * @param picturing makes pictures of what was found
 * @param problems returns what is wrong in the owner's files now
 */
public record Actions(
        Judging judging,
        Drafting drafting,
        Searching searching,
        Function<String, Path> zip,
        Picturing picturing,
        Supplier<List<Problem>> problems) {}
