package vigie.web;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/**
 * A password as it may be kept: Argon2id in its standard form, salt and cost included.
 *
 * @param encoded {@code $argon2id$v=19$m=19456,t=2,p=1$…}
 */
public record PasswordHash(String encoded) {
    /** Shortest password taken, in UTF-16 units: the dashboard may stand on an open network. */
    public static final int LENGTH_MIN = 12;

    /** Longest password looked at, in UTF-16 units, so that a login costs the same whatever is sent. */
    static final int LENGTH_MAX = 1_000;

    /** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane; about 70 ms a try. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    public PasswordHash {
        if (!encoded.startsWith("$argon2id$")) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
    }

    /** Returns the hash of a password, with a fresh salt. */
    public static PasswordHash of(String password) {
        if (password.length() < LENGTH_MIN || password.length() > LENGTH_MAX) {
            throw new IllegalArgumentException(
                    "a password has " + LENGTH_MIN + " to " + LENGTH_MAX + " characters, not " + password.length());
        }
        return new PasswordHash(
                Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
    }

    /** Returns whether this is the password. */
    boolean matches(String password) {
        return password.length() <= LENGTH_MAX
                && Password.check(password, encoded).with(Argon2Function.getInstanceFromHash(encoded));
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}
