package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void hash_knowsItsPasswordAndNoOther() {
        PasswordHash hash = PasswordHash.of("un mot de passe long");
        assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash.matches("un mot de passe long")).isTrue();
        assertThat(hash.matches("un mot de passe lont")).isFalse();
        assertThat(hash.matches("")).isFalse();
        assertThat(hash.matches("x".repeat(100_000))).isFalse();
        assertThat(PasswordHash.of("un mot de passe long")).isNotEqualTo(hash);
    }

    @Test
    void hash_isNotPrinted() {
        assertThat(PasswordHash.of("un mot de passe long").toString()).doesNotContain("argon2");
    }

    @Test
    void shortPassword_isRefused() {
        assertThatThrownBy(() -> PasswordHash.of("court")).hasMessageContaining("12");
        assertThatThrownBy(() -> new PasswordHash("plain text")).isInstanceOf(IllegalArgumentException.class);
    }
}
