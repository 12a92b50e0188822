package vigie.originals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import vigie.extract.Extractor;
import vigie.originals.Exports.Reading;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.testing.ExportZip;
import vigie.watch.Original;
import vigie.watch.Problem;

/** Reads exports that a test puts together. */
abstract class ExportFixture {
    static final Instant FIRST_SEEN = Instant.parse("2026-11-24T08:00:00Z");

    /** One red point, as PNG. */
    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==");

    private static final Extractor EXTRACTOR = new Extractor();

    @TempDir
    Path home;

    final Reading read(ExportZip zip) {
        return read(zip.write(home.resolve("export.zip")));
    }

    final Reading read(Path file) {
        return exports(ArchiveLimits.SHIPPED).read(file, FIRST_SEEN, Locale.ENGLISH);
    }

    final Exports exports(ArchiveLimits limits) {
        return new Exports(EXTRACTOR, home.resolve("pictures"), limits);
    }

    final Path write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static Map<Sort, Integer> counted(Reading reading) {
        Map<Sort, Integer> counted = new TreeMap<>();
        reading.counted().forEach(each -> counted.put(each.sort(), each.count()));
        return counted;
    }

    static Map<Why, Integer> leftOut(Reading reading) {
        Map<Why, Integer> leftOut = new TreeMap<>();
        reading.leftOut().forEach(each -> leftOut.put(each.why(), each.count()));
        return leftOut;
    }

    static Original work(Reading reading, String key) {
        return reading.originals().stream()
                .filter(original -> original.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among " + keys(reading)));
    }

    static List<String> keys(Reading reading) {
        return reading.originals().stream().map(Original::key).toList();
    }

    static List<String> messages(Reading reading) {
        return reading.problems().stream().map(Problem::message).toList();
    }

    /** Returns words enough to be a text of its own. */
    static String words(int count) {
        return String.join(" ", Stream.generate(() -> "mot").limit(count).toList());
    }
}
