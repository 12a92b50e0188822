package vigie.crawl;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which network addresses no page of the public web lives at, so that no page can make us ask our own network.
 *
 * <p>Addresses are judged by their bytes, after resolution: there are too many spellings of 127.0.0.1 to judge text.
 */
final class AddressSafety {
    /**
     * The IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its successors), the multicast ranges, and the
     * deprecated site-local and IPv4-compatible ranges of IPv6. Entries that are globally reachable by the letter serve
     * the network's own machinery and hold no pages.
     */
    private static final List<Range> RESERVED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "100:0:0:1::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2620:4f:8000::/48",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Range::of)
            .toList();

    private static final Range MAPPED = new Range(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 0, 0, 0, 0}, 96);
    private static final Range NAT64 = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");
    private static final Range TEREDO = Range.of("2001::/32");

    private AddressSafety() {}

    /** Returns whether an address is private, loopback or otherwise reserved, or carries such an IPv4 address inside. */
    static boolean isReserved(InetAddress address) {
        return isReserved(address.getAddress());
    }

    /** Returns the first reserved address among those of a name: one is enough to refuse the name. */
    static Optional<InetAddress> reservedAmong(List<InetAddress> addresses) {
        return addresses.stream().filter(AddressSafety::isReserved).findFirst();
    }

    private static boolean isReserved(byte[] address) {
        if (MAPPED.holds(address) || NAT64.holds(address)) {
            return isReserved(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return isReserved(Arrays.copyOfRange(address, 2, 6));
        }
        if (TEREDO.holds(address)) {
            return isReserved(Arrays.copyOfRange(address, 4, 8)) || isReserved(teredoClient(address));
        }
        return RESERVED.stream().anyMatch(range -> range.holds(address));
    }

    /** A Teredo address ends in the client's IPv4 address with every bit turned over (RFC 4380, section 4). */
    private static byte[] teredoClient(byte[] address) {
        byte[] client = Arrays.copyOfRange(address, 12, 16);
        for (int i = 0; i < client.length; i++) {
            client[i] = (byte) ~client[i];
        }
        return client;
    }

    /** A block of addresses: those that share the first {@code bits} bits with a prefix of 4 or 16 bytes. */
    private static final class Range {
        private final byte[] prefix;
        private final int bits;

        Range(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Range of(String block) {
            int slash = block.indexOf('/');
            return new Range(
                    InetAddress.ofLiteral(block.substring(0, slash)).getAddress(),
                    Integer.parseInt(block.substring(slash + 1)));
        }

        boolean holds(byte[] address) {
            int whole = bits / 8;
            int rest = 8 - bits % 8;
            return address.length == prefix.length
                    && Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (rest == 8 || (address[whole] & 0xff) >> rest == (prefix[whole] & 0xff) >> rest);
        }
    }
}
