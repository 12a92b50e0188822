package vigie.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.Comparison;
import vigie.Comparison.Pair;
import vigie.StyleComparison;
import vigie.image.Orientation;
import vigie.match.Match;
import vigie.match.TextMeasures;
import vigie.text.Passage;
import vigie.text.Span;

/** Compares two files or folders without any network and prints every match. */
@Command(name = "compare")
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "ORIGINALS", descriptionKey = "compare.originals")
    private Path originals;

    @Parameters(index = "1", paramLabel = "CANDIDATES", descriptionKey = "compare.candidates")
    private Path candidates;

    @Option(names = "--leaks", descriptionKey = "compare.leaks")
    private boolean leaks;

    @Option(names = "--all", descriptionKey = "compare.all")
    private boolean all;

    @Option(names = "--overlays", paramLabel = "FOLDER", descriptionKey = "compare.overlays")
    private @Nullable Path overlays;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    private int found;

    @Override
    public Integer call() {
        CountingLine progress = new CountingLine(desk.err());
        try (Comparison comparison = comparison()) {
            comparison.forEachCandidate((name, matches, measures) -> {
                progress.show(desk.say("compare.progress", name));
                matches.stream().sorted(Comparator.comparing(Pair::original)).forEach(pair -> {
                    print(pair);
                    show(comparison, pair);
                });
                if (all) {
                    Comparison.Measures measured = measures.get();
                    measured.texts().forEach(measure -> print(name, measure));
                    measured.likenesses().forEach(measure -> printMeasure(name, measure));
                }
            });
            progress.end();
            comparison.leftOut().forEach(this::print);
        }
        StyleComparison.pairs(originals, candidates).forEach(this::print);
        if (!json && found == 0) {
            desk.out().println(desk.say("compare.none"));
        }
        return found == 0 ? 0 : 1;
    }

    private Comparison comparison() {
        return leaks
                ? Comparison.ofBriefs(originals, candidates, desk.configuration(), desk.random())
                : Comparison.of(originals, candidates, desk.configuration());
    }

    private void print(Pair pair) {
        found++;
        if (json) {
            desk.json(object(pair));
            return;
        }
        desk.out()
                .println(
                        pair.original() + "  →  " + pair.candidate() + "  " + new CaseLines(desk).shared(pair.match()));
    }

    private void show(Comparison comparison, Pair pair) {
        if (overlays != null && pair.match() instanceof Match.Image match) {
            comparison
                    .overlay(pair, match, overlays)
                    .ifPresent(file -> desk.err().println(desk.say("compare.overlay", file)));
        }
    }

    private void print(Comparison.LeftOut left) {
        String reason = left.reason().isEmpty()
                ? desk.say("compare.unreadable", left.name())
                : desk.say("compare.left-out", left.name(), desk.reasons().say(left.reason()));
        desk.err().println(reason);
    }

    private void print(StyleComparison.Pair pair) {
        if (json) {
            desk.json(StyleLines.object(pair));
            return;
        }
        desk.out().println(new StyleLines(desk).line(pair));
    }

    private void print(String candidate, TextMeasures measures) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", "measures");
        object.put("of", "text");
        object.put("original", measures.original());
        object.put("candidate", candidate);
        object.put("containment", rounded(measures.containment()));
        object.put("containmentOfCandidate", rounded(measures.containmentOfCandidate()));
        object.put("words", measures.words());
        object.put("bits", rounded(measures.bits()));
        desk.json(object);
    }

    private void printMeasure(String candidate, Match likeness) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", "measures");
        object.put("of", likeness.kind());
        object.put("original", likeness.original());
        object.put("candidate", candidate);
        put(object, likeness);
        desk.json(object);
    }

    private static Map<String, Object> object(Pair pair) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("kind", pair.match().kind());
        object.put("original", pair.original());
        object.put("candidate", pair.candidate());
        put(object, pair.match());
        return object;
    }

    private static void put(Map<String, Object> object, Match match) {
        switch (match) {
            case Match.Text text -> {
                object.put("level", label(text.level().name()));
                object.put("containment", rounded(text.containment()));
                object.put("containmentOfCandidate", rounded(text.containmentOfCandidate()));
                object.put("passages", passages(text));
                object.put("blockOrder", text.blockOrder());
            }
            case Match.Structure structure -> {
                object.put("structureScore", rounded(structure.structureScore()));
                object.put(
                        "steps",
                        structure.steps().stream()
                                .map(step -> List.of(step.original(), step.candidate()))
                                .toList());
            }
            case Match.Paraphrase paraphrase -> {
                object.put("similarity", rounded(paraphrase.similarity()));
                object.put("passages", passages(paraphrase));
            }
            case Match.Translation translation -> {
                object.put("coverage", rounded(translation.coverage()));
                object.put("passages", passages(translation));
            }
            case Match.Leak leak ->
                object.put(
                        "passages",
                        leak.passages().stream().map(CompareCommand::object).toList());
            case Match.Image image -> {
                object.put("hammingDistance", image.hammingDistance());
                object.put("orientation", image.orientation().label());
                object.put("matchedArea", rounded(image.matchedArea()));
                object.put("verified", image.verified());
            }
            case Match.Video video -> {
                object.put("originalSeconds", seconds(video.inOriginal()));
                object.put("candidateSeconds", seconds(video.inFound()));
                object.put("orientation", (video.mirrored() ? Orientation.MIRRORED : Orientation.UPRIGHT).label());
                object.put("agreeing", rounded(video.agreeing()));
                object.put("verified", true);
            }
            case Match.Mention mention ->
                object.put(
                        "spans",
                        mention.spans().stream().map(CompareCommand::span).toList());
        }
    }

    private static List<Map<String, Object>> passages(Match.Aligned aligned) {
        return aligned.passages().stream().map(CompareCommand::object).toList();
    }

    private static List<Double> seconds(Match.Stretch stretch) {
        return List.of(rounded(stretch.start()), rounded(stretch.end()));
    }

    private static Map<String, Object> object(Match.Leaked passage) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("block", passage.block());
        object.put("candidate", span(passage.candidate()));
        object.put("words", passage.words());
        return object;
    }

    private static Map<String, Object> object(Passage passage) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("original", span(passage.original()));
        object.put("candidate", span(passage.candidate()));
        object.put("level", label(passage.level().name()));
        object.put("words", passage.words());
        return object;
    }

    private static List<Integer> span(Span span) {
        return List.of(span.start(), span.end());
    }

    private static String label(String name) {
        return name.toLowerCase(java.util.Locale.ROOT);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
