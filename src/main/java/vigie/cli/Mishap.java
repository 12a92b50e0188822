package vigie.cli;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import vigie.House;
import vigie.watch.Words;

/** What a person is told when a command cannot do its work: what happened and what to do. Exit code 2: 1 is an answer. */
final class Mishap implements CommandLine.IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception mishap, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        Words words = Desk.systemWords();
        String told = switch (mishap) {
            case Unready unready -> String.valueOf(unready.getMessage());
            case House.TakenException taken -> words.say("taken", String.valueOf(taken.getMessage()));
            case UncheckedIOException disk -> words.say("disk", String.valueOf(disk.getMessage()));
            case IllegalArgumentException wrong -> words.say("wrong", String.valueOf(wrong.getMessage()));
            default -> throw mishap;
        };
        command.getErr().println(told);
        return CommandLine.ExitCode.USAGE;
    }

    /** A command lacks something that a person can give. The message is the whole sentence, with its next step. */
    static final class Unready extends RuntimeException {
        Unready(String message) {
            super(message);
        }
    }
}
