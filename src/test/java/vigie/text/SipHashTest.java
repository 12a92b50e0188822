package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SipHashTest {
    private static final SipHash KEY = new SipHash(rising(SipHash.KEY_BYTES));

    @Test
    void hash_aumassonBernstein2012AppendixA() {
        check(15, 0xa129ca6149be45e5L);
    }

    /** The first nine of the 64 vectors that the authors publish with their reference code. */
    @Test
    void hash_referenceVectors() {
        long[] expected = {
            0x726fdb47dd0e0e31L,
            0x74f839c593dc67fdL,
            0x0d6c8009d9a94f5aL,
            0x85676696d7fb7e2dL,
            0xcf2794e0277187b7L,
            0x18765564cd99a68dL,
            0xcbc9466e58fee3ceL,
            0xab0200f58b01d137L,
            0x93f5f5799a932462L
        };
        for (int length = 0; length < expected.length; length++) {
            check(length, expected[length]);
        }
    }

    @Test
    void hash_ofAValue_isThatOfItsEightBytes() {
        assertThat(KEY.hash(0x0706050403020100L)).isEqualTo(KEY.hash(rising(8)));
    }

    @Test
    void otherKey_givesOtherHashes() {
        assertThat(new SipHash(new byte[SipHash.KEY_BYTES]).hash(1)).isNotEqualTo(KEY.hash(1));
    }

    @Test
    void keyOfAnotherLength_isRefused_withoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SipHash(rising(8)))
                .withMessage("bytes of the key: 8");
    }

    private static void check(int length, long expected) {
        assertThat(KEY.hash(rising(length))).as("%d bytes", length).isEqualTo(expected);
    }

    private static byte[] rising(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
