package vigie;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.nio.charset.StandardCharsets;

/**
 * Tells systemd how the service is ({@code sd_notify(3)}): one datagram to the socket named by {@code NOTIFY_SOCKET}, through
 * the foreign function interface, since Java has no datagrams on Unix sockets.
 */
final class ServiceState {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;

    /** {@code sockaddr_un}: two bytes of family, 108 of path. */
    private static final int ADDRESS_BYTES = 110;

    private ServiceState() {}

    /** Sends a state such as {@code READY=1}; false when no service manager listens. */
    static boolean tell(String socketPath, String state) {
        byte[] path = socketPath.getBytes(StandardCharsets.UTF_8);
        if (path.length == 0 || path.length > ADDRESS_BYTES - 2) {
            return false;
        }
        if (path[0] == '@') {
            path[0] = 0; // an abstract socket
        }
        try (Arena arena = Arena.ofConfined()) {
            return send(arena, path, state.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static boolean send(Arena arena, byte[] path, byte[] state) {
        MemorySegment address = arena.allocate(ADDRESS_BYTES);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(path, 0, address, ValueLayout.JAVA_BYTE, 2, path.length);
        MemorySegment message = arena.allocate(state.length);
        MemorySegment.copy(state, 0, message, ValueLayout.JAVA_BYTE, 0, state.length);
        var intType = ValueLayout.JAVA_INT;
        Socket socket = function("socket", Socket.class, FunctionDescriptor.of(intType, intType, intType, intType));
        SendTo sendTo = function(
                "sendto",
                SendTo.class,
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        intType,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        intType,
                        ValueLayout.ADDRESS,
                        intType));
        Close close = function("close", Close.class, FunctionDescriptor.of(intType, intType));
        int descriptor = socket.call(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (descriptor < 0) {
            return false;
        }
        long sent = sendTo.call(descriptor, message, state.length, 0, address, 2 + path.length);
        return close.call(descriptor) == 0 && sent == state.length;
    }

    @SuppressWarnings("restricted")
    private static <T> T function(String name, Class<T> type, FunctionDescriptor shape) {
        SymbolLookup libc = Linker.nativeLinker().defaultLookup();
        MethodHandle handle = Linker.nativeLinker().downcallHandle(libc.findOrThrow(name), shape);
        return MethodHandleProxies.asInterfaceInstance(type, handle);
    }

    /** {@code socket(2)}. */
    public interface Socket {
        int call(int domain, int type, int protocol);
    }

    /** {@code sendto(2)}. */
    public interface SendTo {
        long call(
                int descriptor,
                MemorySegment message,
                long length,
                int flags,
                MemorySegment address,
                int addressLength);
    }

    /** {@code close(2)}. */
    public interface Close {
        int call(int descriptor);
    }
}
