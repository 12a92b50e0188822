package vigie.cli;

import java.io.Console;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** One line that shows how far long work is; only on a terminal, so that logs stay short. */
final class CountingLine {
    private static final int WIDTH = 100;

    private final PrintWriter out;
    private final boolean terminal = isTerminal(System.console());

    CountingLine(PrintWriter out) {
        this.out = out;
    }

    static boolean isTerminal(@Nullable Console console) {
        return console != null && console.isTerminal();
    }

    /** Shows a state in place of the last one. */
    synchronized void show(String state) {
        if (terminal) {
            out.print("\r\u001b[K" + (state.length() > WIDTH ? state.substring(0, WIDTH - 1) + "…" : state));
            out.flush();
        }
    }

    /** Clears the line. */
    synchronized void end() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
