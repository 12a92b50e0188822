package vigie.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4, a keyed hash of 64 bits: whoever lacks the key can neither make nor check a value. Immutable.
 *
 * <p>Source: Aumasson, Bernstein, "SipHash: a fast short-input PRF", INDOCRYPT 2012, section 2.
 */
public final class SipHash {
    /** Length of a key: 128 bits. */
    public static final int KEY_BYTES = 16;

    private static final int COMPRESSION_ROUNDS = 2;
    private static final int FINALIZATION_ROUNDS = 4;
    private static final VarHandle LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long k0;
    private final long k1;

    /**
     * Makes the hash of one key.
     *
     * @param key {@value #KEY_BYTES} bytes, not kept nor changed; any other length is an IllegalArgumentException, which
     *     shows the length only
     */
    public SipHash(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("bytes of the key: " + key.length);
        }
        this.k0 = (long) LITTLE_ENDIAN.get(key, 0);
        this.k1 = (long) LITTLE_ENDIAN.get(key, Long.BYTES);
    }

    /** Returns the hash of a message of any length, which is not changed. */
    public long hash(byte[] message) {
        State state = new State(k0, k1);
        int whole = message.length / Long.BYTES * Long.BYTES;
        for (int start = 0; start < whole; start += Long.BYTES) {
            state.take((long) LITTLE_ENDIAN.get(message, start));
        }
        long last = (long) message.length << 56;
        for (int i = whole; i < message.length; i++) {
            last |= (message[i] & 0xffL) << (8 * (i - whole));
        }
        state.take(last);
        return state.value();
    }

    /** Returns the hash of the eight bytes of a value, lowest first. */
    long hash(long value) {
        State state = new State(k0, k1);
        state.take(value);
        state.take((long) Long.BYTES << 56);
        return state.value();
    }

    /** The four words that the rounds turn over; one for each message. */
    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        void take(long word) {
            v3 ^= word;
            rounds(COMPRESSION_ROUNDS);
            v0 ^= word;
        }

        long value() {
            v2 ^= 0xff;
            rounds(FINALIZATION_ROUNDS);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void rounds(int count) {
            for (int round = 0; round < count; round++) {
                v0 += v1;
                v1 = Long.rotateLeft(v1, 13) ^ v0;
                v0 = Long.rotateLeft(v0, 32);
                v2 += v3;
                v3 = Long.rotateLeft(v3, 16) ^ v2;
                v0 += v3;
                v3 = Long.rotateLeft(v3, 21) ^ v0;
                v2 += v1;
                v1 = Long.rotateLeft(v1, 17) ^ v2;
                v2 = Long.rotateLeft(v2, 32);
            }
        }
    }
}
