package vigie.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The bundles, one folder each under {@code evidence/}.
 *
 * <p>A bundle is written under a name that starts with a dot, forced to the disk and then renamed: a kill leaves a whole
 * bundle or none. A bundle that exists is never written again; keeping the same exhibit twice gives the same bundle.
 * Thread-safe, and safe beside another process.
 */
public final class EvidenceStore {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String UNFINISHED = ".unfinished-";

    private final Path folder;
    private final Environment environment;

    /** Bundles live in the folder, which is made when it is not there. */
    public EvidenceStore(Path folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the bundle of an exhibit and returns it; returns the one that is there when the id was kept before. */
    public Bundle keep(Exhibit exhibit) {
        Optional<Bundle> kept = find(exhibit.id());
        return kept.orElseGet(() -> write(exhibit));
    }

    /** Returns the bundle of that id, if it is there. Costs one read of its manifest. */
    public Optional<Bundle> find(String id) {
        requireId(id);
        Path bundle = folder.resolve(id);
        if (!Files.isRegularFile(bundle.resolve(Manifest.FILE))) {
            return Optional.empty();
        }
        try {
            byte[] json = Files.readAllBytes(bundle.resolve(Manifest.FILE));
            Manifest manifest = Manifest.parse(new String(json, java.nio.charset.StandardCharsets.UTF_8));
            return Optional.of(new Bundle(id, bundle, manifest.capturedAt(), Sha256.of(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Packs a bundle into one ZIP, under a folder of its id, files by path, dated as captured: the same bundle gives the
     * same bytes. An existing file is replaced.
     */
    public void export(Bundle bundle, Path zip) {
        Path unfinished = zip.resolveSibling(zip.getFileName() + ".part");
        try {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(unfinished));
                    var files = Files.walk(bundle.folder())) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    ZipEntry entry = new ZipEntry(
                            bundle.id() + "/" + slashed(bundle.folder().relativize(file)));
                    entry.setTimeLocal(bundle.capturedAt()
                            .atOffset(java.time.ZoneOffset.UTC)
                            .toLocalDateTime());
                    out.putNextEntry(entry);
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            BundleWriter.force(unfinished);
            Files.move(unfinished, zip, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a kill left unfinished; to be called when no other process writes, as at the daemon's start. */
    public void removeUnfinished() {
        try (var names = Files.list(folder)) {
            for (Path left : names.filter(path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                remove(left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws IllegalArgumentException unless the text may name a bundle or a file in one. */
    static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not a name of letters, digits, dots, hyphens, underscores: " + id);
        }
    }

    private Bundle write(Exhibit exhibit) {
        Path bundle = folder.resolve(exhibit.id());
        try {
            Path unfinished = Files.createTempDirectory(folder, UNFINISHED);
            Manifest manifest = new BundleFiles(exhibit, environment).writeInto(unfinished);
            try {
                Files.move(unfinished, bundle, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
                // another thread or process kept the same id meanwhile: its bundle holds
                remove(unfinished);
                return find(exhibit.id()).orElseThrow(() -> new UncheckedIOException(e));
            }
            BundleWriter.force(folder);
            return new Bundle(
                    exhibit.id(),
                    bundle,
                    manifest.capturedAt(),
                    Sha256.of(manifest.json().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("evidence " + exhibit.id(), e);
        }
    }

    private static String slashed(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static void remove(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
