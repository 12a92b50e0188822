package vigie.image;

import java.io.IOException;
import java.util.Arrays;

/** A worker without OpenCV that goes down, as a native decoder does, over a picture that ends in a byte 0x13. */
final class CrashingWorker {
    static final byte FATAL = 0x13;

    private CrashingWorker() {}

    public static void main(String[] arguments) throws IOException {
        WorkerMain.serve(message -> {
            if (message[message.length - 1] == FATAL) {
                Runtime.getRuntime().halt(134);
            }
            return new WorkerAnswer.SetAside(ImageReading.Why.BLANK).encode();
        });
    }

    /** Returns a picture that takes the worker down. */
    static byte[] fatal(byte[] picture) {
        byte[] fatal = Arrays.copyOf(picture, picture.length + 1);
        fatal[picture.length] = FATAL;
        return fatal;
    }
}
