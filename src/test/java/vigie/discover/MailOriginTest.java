package vigie.discover;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigie.crawl.Body;

class MailOriginTest {
    private static InboxSettings settings(Optional<String> authenticator) {
        return new InboxSettings(
                "localhost",
                143,
                InboxSettings.Security.NONE,
                "vigie",
                "secret",
                "Vigie",
                List.of("Lena@lena.example", "ami@poste.example.co.uk"),
                authenticator);
    }

    private static void check(boolean expected, Optional<String> authenticator, String... headers) {
        Body body = Body.of((String.join("\r\n", headers) + "\r\n\r\n").getBytes(UTF_8));
        assertThat(MailOrigin.sender(body, settings(authenticator)).isPresent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | mx.example; dkim=pass header.d=lena.example header.s=a",
                "true  | mx.example; dkim=pass (2048-bit key; unprotected) header.d=lena.example",
                "true  | mx.example 1; spf=fail smtp.mailfrom=x@bad.example; dkim=pass header.i=@mail.lena.example",
                "true  | mx.example; dmarc=pass (p=reject) header.from=lena.example",
                "true  | mx.example; spf=pass smtp.mailfrom=lena@lena.example",
                "true  | mx.example; SPF=Pass smtp.MailFrom=lena.example",
                "false | mx.example; none",
                "false | mx.example; dkim=fail header.d=lena.example",
                "false | mx.example; dkim=passed header.d=lena.example",
                "false | mx.example; dkim=pass header.d=other.example",
                "false | mx.example; dkim=pass header.d=notlena.example",
                "false | mx.example; dkim=pass header.d=lena.example.evil.example",
                "false | mx.example; dkim=pass",
                "false | mx.example; dkim=fail (dkim=pass header.d=lena.example) header.d=lena.example",
                "false | mx.example; arc=pass header.d=lena.example",
                "false | mx.example; spf=pass smtp.mailfrom=x@bad.example; dkim=fail header.d=lena.example",
                "false | mx.example; auth=pass smtp.auth=lena header.from=lena.example",
                "false | ''"
            })
    void results_vouchForTheSendersDomain(boolean expected, String results) {
        check(expected, Optional.empty(), "Authentication-Results: " + results, "From: Léna <lena@lena.example>");
    }

    @Test
    void organisation_isTheRegistrableDomain() {
        check(
                true,
                Optional.empty(),
                "Authentication-Results: mx; dkim=pass header.d=example.co.uk",
                "From: ami@poste.example.co.uk");
        check(
                false,
                Optional.empty(),
                "Authentication-Results: mx; dkim=pass header.d=other.co.uk",
                "From: ami@poste.example.co.uk");
    }

    @Test
    void onlyTheTopmostHeaderCounts() {
        String good = "Authentication-Results: mx.example; dkim=pass header.d=lena.example";
        String bad = "Authentication-Results: mx.example; dkim=fail header.d=lena.example";
        check(true, Optional.empty(), good, bad, "From: lena@lena.example");
        check(false, Optional.empty(), bad, good, "From: lena@lena.example");
        check(false, Optional.empty(), "From: lena@lena.example");
        check(true, Optional.of("mx.example"), good, "From: lena@lena.example");
        check(false, Optional.of("mx.other"), good, "From: lena@lena.example");
        check(false, Optional.of("mx.example"), good.replace("mx.example", "mx.evil"), good, "From: lena@lena.example");
        check(
                true,
                Optional.empty(),
                "Authentication-Results: mx.example;\r\n dkim=pass\r\n header.d=lena.example",
                "From: lena@lena.example");
    }

    @Test
    void sender_isTheOneListedAuthor() {
        String good = "Authentication-Results: mx.example; dkim=pass header.d=lena.example";
        check(true, Optional.empty(), good, "From: =?utf-8?q?L=C3=A9na?= <LENA@lena.example>");
        check(false, Optional.empty(), good, "From: autre@lena.example");
        check(false, Optional.empty(), good, "From: lena@lena.example, x@evil.example");
        check(false, Optional.empty(), good, "From: lena@lena.example", "From: x@evil.example");
        check(false, Optional.empty(), good, "From: \"lena@lena.example\" <x@evil.example>");
        check(false, Optional.empty(), good, "Sender: lena@lena.example");
        check(false, Optional.empty(), good, "From: <<broken");
    }

    @Test
    void settings_sendNoPasswordInTheOpen() {
        assertThatThrownBy(() -> new InboxSettings(
                        "mail.example",
                        143,
                        InboxSettings.Security.NONE,
                        "v",
                        "secret",
                        "f",
                        List.of("a@b.example"),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThat(settings(Optional.empty()).toString()).doesNotContain("secret");
    }
}
