package vigie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.crawl.Fetcher;
import vigie.crawl.RobotsRules;

/** Says which rule of a robots.txt decides for each URL. Asks nobody. */
@Command(name = "robots")
final class RobotsCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "robots.file")
    private Path file;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "URL", descriptionKey = "robots.url")
    private List<String> urls;

    @Option(names = "--agent", paramLabel = "NAME", defaultValue = Fetcher.PRODUCT, descriptionKey = "robots.agent")
    private String agent;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        RobotsRules rules = RobotsRules.parse(read(file), agent);
        boolean allAllowed = true;
        for (String url : urls) {
            RobotsRules.Verdict verdict = rules.verdict(url);
            allAllowed &= verdict.allowed();
            print(url, verdict);
        }
        return allAllowed ? 0 : 1;
    }

    private void print(String url, RobotsRules.Verdict verdict) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("url", url);
            object.put("allowed", verdict.allowed());
            object.put("rule", verdict.rule());
            object.put("line", verdict.line());
            desk.json(object);
            return;
        }
        String key = verdict.allowed() ? "robots.allowed" : "robots.forbidden";
        desk.out()
                .println(
                        verdict.rule().isEmpty()
                                ? desk.say(key + ".no-rule", url)
                                : desk.say(key, url, verdict.rule(), verdict.line()));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
