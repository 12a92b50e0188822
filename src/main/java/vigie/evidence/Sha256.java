package vigie.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hexadecimal of 64 characters (FIPS 180-4). */
final class Sha256 {
    private Sha256() {}

    /** Returns the sum of the bytes. */
    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(function().digest(bytes));
    }

    /** Returns the sum of a file's bytes; memory does not grow with the file. */
    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }

    /** Returns the sum of all that is left of a stream, which is not closed. */
    static String of(InputStream in) throws IOException {
        MessageDigest function = function();
        byte[] buffer = new byte[64 << 10];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            function.update(buffer, 0, read);
        }
        return HexFormat.of().formatHex(function.digest());
    }

    private static MessageDigest function() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
