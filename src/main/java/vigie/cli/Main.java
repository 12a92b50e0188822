package vigie.cli;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Starts Vigie. */
public final class Main {
    private Main() {}

    /** Held, because a logger that nobody holds forgets its level. Lucene says at each start that it could be faster. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    public static void main(String[] arguments) {
        LUCENE.setLevel(Level.SEVERE);
        int code = commandLine().execute(arguments);
        if (!isEnding()) {
            System.exit(code);
        }
    }

    /** Once asked to stop, the machine waits for this thread to have closed everything: asking it to exit would wait for itself. */
    private static boolean isEnding() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Returns the command line with all its commands. Exit codes: 0 done, 1 findings or problems, 2 wrong use. */
    static CommandLine commandLine() {
        return new CommandLine(new VigieCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Mishap());
    }
}
