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
import vigie.House;
import vigie.crawl.Body;
import vigie.image.ImageWorker;
import vigie.image.Pdq;
import vigie.image.PdqReading;

/** Prints the hashes of pictures that others exchange. Asks nobody. */
@Command(name = "hash")
final class HashCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "hash.files")
    private List<Path> files;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        boolean allRead = true;
        try (ImageWorker worker = House.imageWorker(desk.configuration().data())) {
            for (Path file : files) {
                byte[] bytes = read(file);
                allRead &= print(file, Body.of(bytes).sha256(), worker.pdq(bytes));
            }
        }
        return allRead ? 0 : 1;
    }

    /** Returns whether there was a hash to print. */
    private boolean print(Path file, String sha256, PdqReading reading) {
        return switch (reading) {
            case PdqReading.Hashed hashed -> {
                print(file, sha256, hashed.pdq());
                yield true;
            }
            case PdqReading.Unreadable unreadable -> {
                desk.err()
                        .println(desk.say(
                                "hash.unreadable", file, unreadable.trouble().label()));
                yield false;
            }
        };
    }

    private void print(Path file, String sha256, Pdq pdq) {
        if (!json) {
            desk.out().println(desk.say("hash.line", file, pdq.hex(), pdq.quality(), sha256));
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        object.put("sha256", sha256);
        object.put("pdq", pdq.hex());
        object.put("pdqQuality", pdq.quality());
        desk.json(object);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
