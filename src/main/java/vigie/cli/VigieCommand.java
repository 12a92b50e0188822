package vigie.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command above all others: says what there is. */
@Command(
        name = "vigie",
        resourceBundle = "vigie.cli.usage",
        mixinStandardHelpOptions = true,
        versionProvider = VigieCommand.Version.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            DemoCommand.class,
            InitCommand.class,
            CheckCommand.class,
            RunCommand.class,
            OpenCommand.class,
            AddCommand.class,
            OriginalsCommand.class,
            QueriesCommand.class,
            VisitCommand.class,
            CompareCommand.class,
            ImportCommand.class,
            FindingsCommand.class,
            ShowCommand.class,
            JudgeCommand.class,
            SearchCommand.class,
            DatesCommand.class,
            ArchiveCommand.class,
            LetterCommand.class,
            ShareCommand.class,
            EvidenceCommand.class,
            DigestCommand.class,
            HashCommand.class,
            RobotsCommand.class,
            LexiconCommand.class,
            DoctorCommand.class,
            BackupCommand.class
        })
final class VigieCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /** The version of the jar, or {@code dev} when run from classes. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = VigieCommand.class.getPackage().getImplementationVersion();
            return new String[] {"vigie " + (version == null ? "dev" : version)};
        }
    }
}
