package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSafetyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.255",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.19.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "64:ff9b::7f00:1",
                "64:ff9b:1::1",
                "100::1",
                "2001:0:7f00:1::",
                "2001:0:0808:0808:0:0:80ff:fffe",
                "2001:2::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:c0a8:101::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void reserved(String literal) {
        assertThat(AddressSafety.isReserved(InetAddress.ofLiteral(literal))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.1.1",
                "198.17.255.255",
                "198.20.0.1",
                "223.255.255.255",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:0:0808:0808:0:0:f7f7:f7f7",
                "2606:4700::1111",
                "2a00:1450:4007::1"
            })
    void ofThePublicWeb(String literal) {
        assertThat(AddressSafety.isReserved(InetAddress.ofLiteral(literal))).isFalse();
    }

    @Test
    void oneReservedAmongSeveral_isFound() {
        InetAddress open = InetAddress.ofLiteral("8.8.8.8");
        InetAddress reserved = InetAddress.ofLiteral("10.0.0.1");
        assertThat(AddressSafety.reservedAmong(List.of(open, reserved))).contains(reserved);
        assertThat(AddressSafety.reservedAmong(List.of(open))).isEmpty();
    }
}
