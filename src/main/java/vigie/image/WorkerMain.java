package vigie.image;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;

/**
 * The image worker's process: answers requests on its standard input until that ends.
 *
 * <p>Catches nothing that it does not expect: whatever goes wrong ends the process, and its parent takes the picture at
 * hand for lost. If the parent dies, standard input ends; should a decoder hang at that moment, a watch on the parent
 * ends the process all the same.
 */
final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] arguments) throws IOException {
        setNumThreads(1);
        WorkerTasks tasks = new WorkerTasks();
        serve(message -> answer(tasks, message));
    }

    private static byte[] answer(WorkerTasks tasks, byte[] message) {
        PointerScope scope = new PointerScope();
        try {
            return tasks.answer(WorkerRequest.decode(message)).encode();
        } finally {
            scope.close();
        }
    }

    /** Says that it is ready with an empty message, then answers each message with one, in order. */
    static void serve(UnaryOperator<byte[]> answers) throws IOException {
        ProcessHandle.current().parent().ifPresent(WorkerMain::dieWith);
        // a stray print must not break the messages
        System.setOut(System.err);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)))) {
            Frames.write(out, new byte[0]);
            while (true) {
                Frames.write(out, answers.apply(Frames.read(in)));
            }
        } catch (EOFException e) {
            // the parent closed the pipe or is gone: the work is done
        }
    }

    private static void dieWith(ProcessHandle parent) {
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
    }
}
