package vigie.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Asks five questions and writes the configuration and a first watchlist; overwrites nothing. */
@Command(name = "init")
final class InitCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Override
    public Integer call() {
        Path home = desk.configuration().home();
        Path config = home.resolve("config/vigie.yaml");
        BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String owner = ask(answers, "init.owner", "");
        String contact = ask(answers, "init.contact", "");
        String site = ask(answers, "init.site", "");
        String originals = ask(answers, "init.originals", "originals");
        String source = ask(answers, "init.source", "");
        String language = desk.words().language().getLanguage();
        Path watchlist = home.resolve("watchlists").resolve(fileName(owner) + ".yaml");
        for (Path file : new Path[] {config, watchlist}) {
            if (Files.exists(file)) {
                desk.out().println(desk.say("init.kept", file));
            }
        }
        write(config, "contact: " + quoted(contact) + "\nlanguage: " + language + "\n");
        write(watchlist, watchlist(language, owner, contact, site, originals, source));
        folder(home.resolve(originals));
        desk.out().println(desk.say("init.done", watchlist));
        return 0;
    }

    private String ask(BufferedReader answers, String question, String otherwise) {
        desk.out().print(desk.say(question) + (otherwise.isEmpty() ? " " : " [" + otherwise + "] "));
        desk.out().flush();
        try {
            String answer = Optional.ofNullable(answers.readLine()).orElse("").strip();
            return answer.isEmpty() ? otherwise : answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String watchlist(
            String language, String owner, String contact, String site, String originals, String source) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("owner: ").append(quoted(owner)).append('\n');
        yaml.append("language: ").append(language).append('\n');
        yaml.append("recipients: [").append(quoted(contact)).append("]\n");
        if (!site.isEmpty()) {
            yaml.append("mine: [").append(quoted(site)).append("]\n");
        }
        yaml.append("originals:\n  - files: ").append(quoted(originals + "/**")).append('\n');
        if (!source.isEmpty()) {
            yaml.append("sources:\n  - site: ").append(quoted(source)).append('\n');
        }
        return yaml.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String fileName(String owner) {
        String plain = java.text.Normalizer.normalize(owner, java.text.Normalizer.Form.NFD)
                .toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
        return plain.isEmpty() ? "moi" : plain.split(" ")[0];
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.writeString(file, text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.toString(), e);
        }
    }
}
