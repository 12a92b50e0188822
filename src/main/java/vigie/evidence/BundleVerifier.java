package vigie.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import vigie.evidence.Verification.FileCheck;
import vigie.evidence.Verification.Status;
import vigie.evidence.Verification.Witness;

/**
 * Checks a bundle offline, as a folder or a ZIP, against its own sums, and against the journal when that is given.
 *
 * <p>Whoever can change a file can change the sums beside it: only the journal, or a mail that names the manifest's sum,
 * tells that apart.
 */
public final class BundleVerifier {
    /** A list of files that is longer is not one of ours. */
    private static final int LIST_BYTES_MAX = 4 << 20;

    private static final Pattern SUM_LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private BundleVerifier() {}

    /** Checks the files of a bundle; IllegalArgumentException for a file that is no ZIP. */
    public static Verification verify(Path folderOrZip) {
        return inside(folderOrZip, root -> verifyFolder(root, Optional.empty()));
    }

    /** Checks the files of a bundle and looks for its manifest's sum in a journal. */
    public static Verification verify(Path folderOrZip, Path journal) {
        return inside(folderOrZip, root -> verifyFolder(root, Optional.of(journal)));
    }

    @FunctionalInterface
    private interface Check {
        Verification of(Path root) throws IOException;
    }

    private static Verification inside(Path folderOrZip, Check check) {
        try {
            if (Files.isDirectory(folderOrZip)) {
                return check.of(folderOrZip);
            }
            try (FileSystem zip = FileSystems.newFileSystem(folderOrZip)) {
                return check.of(top(zip.getPath("/")));
            }
        } catch (ZipException | ProviderNotFoundException e) {
            throw new IllegalArgumentException("neither a folder nor a ZIP: " + folderOrZip, e);
        } catch (IOException e) {
            throw new UncheckedIOException("evidence " + folderOrZip, e);
        }
    }

    /** Our ZIP holds one folder of the bundle's id; one packed by hand may hold the files at once. */
    private static Path top(Path root) throws IOException {
        try (var names = Files.list(root)) {
            List<Path> inside = names.toList();
            boolean oneFolder = inside.size() == 1 && Files.isDirectory(inside.getFirst());
            return oneFolder ? inside.getFirst() : root;
        }
    }

    private static Verification verifyFolder(Path root, Optional<Path> journal) throws IOException {
        String manifestText = text(root.resolve(Manifest.FILE));
        Optional<Manifest> manifest = manifest(manifestText);
        Map<String, String> found = found(root);
        Map<String, String> sums = sums(text(root.resolve(Manifest.SUMS)));
        Map<String, Status> statuses = new TreeMap<>();
        found.forEach((path, sha256) -> statuses.put(path, Status.EXTRA));
        statuses.put(Manifest.SUMS, found.containsKey(Manifest.SUMS) ? sumsStatus(sums, manifest) : Status.MISSING);
        sums.forEach((path, sha256) -> statuses.merge(path, status(found.get(path), sha256), BundleVerifier::worse));
        manifest.ifPresent(list -> list.entries()
                .forEach(entry -> statuses.merge(
                        entry.path(), status(found.get(entry.path()), entry.sha256()), BundleVerifier::worse)));
        if (manifest.isEmpty()) {
            statuses.put(Manifest.FILE, found.containsKey(Manifest.FILE) ? Status.CHANGED : Status.MISSING);
        }
        String manifestSha256 = found.getOrDefault(Manifest.FILE, "");
        return new Verification(
                manifest.map(Manifest::id).orElse(""),
                manifestSha256,
                statuses.entrySet().stream()
                        .map(file -> new FileCheck(file.getKey(), file.getValue()))
                        .toList(),
                journal.map(file -> witness(file, manifestSha256)).orElseGet(Witness.NotAsked::new));
    }

    private static Status status(@Nullable String found, String expected) {
        if (found == null) {
            return Status.MISSING;
        }
        return found.equals(expected) ? Status.GOOD : Status.CHANGED;
    }

    /** EXTRA gives way to what a list says; of what two lists say, the worse holds. */
    private static Status worse(Status one, Status other) {
        if (one == Status.EXTRA || one == Status.GOOD) {
            return other;
        }
        return one;
    }

    /** The sums must name every file of the manifest, or a file could be taken off one list. */
    private static Status sumsStatus(Map<String, String> sums, Optional<Manifest> manifest) {
        boolean complete = manifest.isPresent()
                && manifest.get().entries().stream().allMatch(entry -> sums.containsKey(entry.path()))
                && sums.containsKey(Manifest.FILE)
                && sums.size() == manifest.get().entries().size() + 1;
        return complete ? Status.GOOD : Status.CHANGED;
    }

    private static Witness witness(Path journal, String manifestSha256) {
        List<JournalEntry> naming = new ArrayList<>();
        String quoted = "\"" + manifestSha256 + "\"";
        JournalCheck check = new JournalReader(journal).check(entry -> {
            if (!manifestSha256.isEmpty() && entry.json().contains(quoted)) {
                naming.add(entry);
            }
        });
        return switch (check) {
            case JournalCheck.Broken broken -> new Witness.JournalBroken(broken);
            case JournalCheck.Whole whole ->
                naming.stream()
                        .findFirst()
                        .<Witness>map(entry -> new Witness.Recorded(entry.number(), entry.at(), whole.head()))
                        .orElseGet(Witness.NotRecorded::new);
        };
    }

    private static Map<String, String> found(Path root) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(root.relativize(file).toString().replace('\\', '/'), Sha256.of(file));
            }
        }
        return found;
    }

    private static Map<String, String> sums(String text) {
        Map<String, String> sums = new HashMap<>();
        for (String line : text.lines().toList()) {
            Matcher sum = SUM_LINE.matcher(line);
            if (sum.matches()) {
                sums.put(sum.group(2), sum.group(1));
            }
        }
        return sums;
    }

    private static Optional<Manifest> manifest(String text) {
        try {
            return Optional.of(Manifest.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LIST_BYTES_MAX), StandardCharsets.UTF_8);
        }
    }
}
