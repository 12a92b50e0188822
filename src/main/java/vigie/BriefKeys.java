package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import vigie.text.SipHash;

/**
 * The keys of the owners' confidential texts, one a watchlist: 32 hexadecimal digits in a file that its owner alone may read,
 * in the credentials folder of systemd or beside the configuration. Never in the data folder, so that no backup holds a key
 * and the fingerprints made with it. Keys are never logged.
 */
final class BriefKeys {
    /** Where keys stand below the home folder. */
    static final String FOLDER = "config/keys";

    private static final HexFormat HEX = HexFormat.of();

    private final Path folder;
    private final Optional<Path> credentials;

    /**
     * @param folder where keys are kept and made
     * @param credentials folder that is asked first and never written to
     */
    BriefKeys(Path folder, Optional<Path> credentials) {
        this.folder = folder;
        this.credentials = credentials;
    }

    /** Returns the keys of an installation. */
    static BriefKeys of(Configuration configuration) {
        return new BriefKeys(
                configuration.home().resolve(FOLDER),
                Optional.ofNullable(System.getenv("CREDENTIALS_DIRECTORY")).map(Path::of));
    }

    /** What there is for a watchlist. */
    sealed interface Lookup {
        /** The key and where it was. */
        record Found(Path file, SipHash key) implements Lookup {}

        /** No key, and where one is expected. */
        record Missing(Path file) implements Lookup {}

        /** A file that cannot be read or holds something else. */
        record Broken(Path file) implements Lookup {}
    }

    /** Returns the key of a watchlist. */
    Lookup find(String watchlist) {
        Path file = credentials
                .map(given -> given.resolve(name(watchlist)))
                .filter(Files::exists)
                .orElse(folder.resolve(name(watchlist)));
        if (!Files.exists(file)) {
            return new Lookup.Missing(file);
        }
        try {
            byte[] key = HEX.parseHex(
                    Files.readString(file, StandardCharsets.US_ASCII).strip());
            return key.length == SipHash.KEY_BYTES ? new Lookup.Found(file, new SipHash(key)) : new Lookup.Broken(file);
        } catch (IOException | IllegalArgumentException e) {
            return new Lookup.Broken(file);
        }
    }

    /** Makes a key for a watchlist that has none, and keeps it: whole, or not at all. */
    SipHash make(String watchlist, SecureRandom random) {
        byte[] key = new byte[SipHash.KEY_BYTES];
        random.nextBytes(key);
        try {
            Files.createDirectories(folder, onlyOwner("rwx------"));
            Path unfinished = Files.createTempFile(folder, watchlist, ".new", onlyOwner("rw-------"));
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                file.write(ByteBuffer.wrap((HEX.formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
                file.force(true);
            }
            Files.move(unfinished, folder.resolve(name(watchlist)), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
        return new SipHash(key);
    }

    private static String name(String watchlist) {
        return watchlist + ".key";
    }

    private FileAttribute<?>[] onlyOwner(String permissions) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
