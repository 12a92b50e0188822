package vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.text.Lexicon;
import vigie.text.LexiconTraining;

/** Learns which words render which from parallel text, so that translated copies are found. */
@Command(name = "lexicon")
final class LexiconCommand implements Callable<Integer> {
    private static final String LANGUAGE = "[a-z]{2}";

    /** First line of a lexicon: both languages. */
    private static final String HEADER = LANGUAGE + "\t" + LANGUAGE;

    @Mixin
    private Desk desk;

    @Option(names = "--from", required = true, paramLabel = "LANGUAGE", descriptionKey = "lexicon.from")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "LANGUAGE", descriptionKey = "lexicon.to")
    private String to;

    @Parameters(arity = "2..*", paramLabel = "FILE", descriptionKey = "lexicon.files")
    private List<Path> files;

    @Override
    public Integer call() {
        requireLanguages();
        requireRoom(files.getLast());
        LexiconTraining training = new LexiconTraining();
        CountingLine progress = new CountingLine(desk.err());
        for (Path pairs : files.subList(0, files.size() - 1)) {
            progress.show(desk.say("lexicon.reading", pairs));
            read(pairs, training);
        }
        Lexicon lexicon = training.learn(
                from, to, round -> progress.show(desk.say("lexicon.round", round, 2 * LexiconTraining.ROUNDS)));
        progress.end();
        write(files.getLast(), lexicon);
        desk.err().println(desk.say("lexicon.done", lexicon.size(), training.segments(), files.getLast()));
        return 0;
    }

    private void requireLanguages() {
        for (String language : List.of(from, to)) {
            if (!language.matches(LANGUAGE)) {
                throw new Mishap.Unready(desk.say("lexicon.language", language));
            }
        }
        if (from.equals(to)) {
            throw new Mishap.Unready(desk.say("lexicon.same", from));
        }
    }

    /** The last file is written over only if it is a lexicon: pairs given by mistake in its place stay as they are. */
    private void requireRoom(Path out) {
        if (!Files.exists(out)) {
            return;
        }
        try (Stream<String> lines = Files.lines(out)) {
            if (lines.findFirst().filter(first -> !first.matches(HEADER)).isPresent()) {
                throw new Mishap.Unready(desk.say("lexicon.taken", out));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(out.toString(), e);
        }
    }

    private void read(Path pairs, LexiconTraining training) {
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(pairs)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String[] segments = line.split("\t", -1);
                if (segments.length != 2) {
                    throw new Mishap.Unready(desk.say("lexicon.line", pairs, number));
                }
                training.add(segments[0], segments[1]);
            }
        } catch (CharacterCodingException e) {
            throw new Mishap.Unready(desk.say("lexicon.utf8", pairs, number + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(pairs.toString(), e);
        }
    }

    private static void write(Path file, Lexicon lexicon) {
        try {
            Files.writeString(file, String.join("\n", lexicon.lines()) + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
