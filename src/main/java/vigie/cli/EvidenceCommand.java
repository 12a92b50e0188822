package vigie.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.evidence.Bundle;
import vigie.evidence.BundleVerifier;
import vigie.evidence.Environment;
import vigie.evidence.EvidenceStore;
import vigie.evidence.Verification;
import vigie.evidence.Verification.Witness;
import vigie.finding.Sighting;
import vigie.store.Store;

/** Exports evidence as one file, and checks such a file offline. */
@Command(name = "evidence")
final class EvidenceCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Override
    public Integer call() {
        desk.err().println(desk.say("evidence.choose"));
        return 2;
    }

    @Command(name = "export")
    int export(
            @Parameters(paramLabel = "ID", descriptionKey = "case.id") String id,
            @Option(names = "--to", paramLabel = "FILE", descriptionKey = "evidence.to") @Nullable Path to) {
        try (Store store = desk.store()) {
            Bundle bundle = store.cases().byId(id).stream()
                    .flatMap(found -> found.sightings().stream())
                    .map(Sighting::evidenceId)
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .or(() -> java.util.Optional.of(id))
                    .flatMap(store.evidence()::find)
                    .orElseThrow(() -> new Mishap.Unready(desk.say("evidence.none", id)));
            Path file = to == null ? Path.of(bundle.id() + ".zip") : to;
            Path folder = desk.configuration().data().resolve("evidence");
            new EvidenceStore(folder, Environment.here("")).export(bundle, file);
            desk.out().println(desk.say("evidence.exported", file, bundle.manifestSha256()));
            return 0;
        }
    }

    @Command(name = "verify")
    int verify(
            @Parameters(paramLabel = "FILE", descriptionKey = "evidence.file") Path file,
            @Option(names = "--journal", paramLabel = "FILE", descriptionKey = "evidence.journal") @Nullable
                    Path journal,
            @Option(names = "--json", descriptionKey = "json") boolean json) {
        if (!Files.exists(file)) {
            throw new Mishap.Unready(desk.say("evidence.no-file", file));
        }
        Verification verification =
                journal == null ? BundleVerifier.verify(file) : BundleVerifier.verify(file, journal);
        verification.files().forEach(checked -> print(checked, json));
        if (!json) {
            desk.out().println(witness(verification.journal()));
            desk.out()
                    .println(desk.say(
                            verification.holds() ? "evidence.holds" : "evidence.broken",
                            verification.bundleId(),
                            verification.manifestSha256()));
        }
        return verification.holds() ? 0 : 1;
    }

    private void print(Verification.FileCheck checked, boolean json) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("path", checked.path());
            object.put("status", checked.status().name().toLowerCase(java.util.Locale.ROOT));
            desk.json(object);
            return;
        }
        desk.out().println("%-10s %s".formatted(desk.say("file." + checked.status()), checked.path()));
    }

    private String witness(Witness witness) {
        return switch (witness) {
            case Witness.NotAsked asked -> desk.say("witness.not-asked");
            case Witness.Recorded recorded -> desk.say("witness.recorded", recorded.line(), desk.moment(recorded.at()));
            case Witness.NotRecorded missing -> desk.say("witness.not-recorded");
            case Witness.JournalBroken broken ->
                desk.say("witness.broken", broken.where().line());
        };
    }
}
