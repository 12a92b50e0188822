package vigie.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigie.match.Match;
import vigie.match.Method;
import vigie.text.Passage;
import vigie.text.Span;

/** What {@code compare.json} says: addresses, positions, words and measures; no opinion. */
final class ComparisonJson {
    private ComparisonJson() {}

    /** Returns the text of {@code compare.json}. */
    static String of(Exhibit exhibit) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("url", exhibit.material().url().value());
        root.put("title", exhibit.title());
        root.put("observedAt", exhibit.material().at().toString());
        root.put("textUnits", "UTF-16 units of text.txt, from 0, end excluded");
        root.put(
                "matches",
                exhibit.comparisons().stream()
                        .map(comparison -> match(comparison, exhibit.text()))
                        .toList());
        return JsonText.indented(root);
    }

    private static Map<String, Object> match(Comparison comparison, String pageText) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", comparison.match().kind());
        Method method = Method.now(comparison.match());
        fields.put("normalForm", method.normalForm());
        fields.put("rules", method.rules());
        fields.put("original", comparison.match().original());
        fields.put("originalTitle", comparison.originalTitle());
        fields.put("originalUrl", comparison.originalUrl());
        fields.put("originalPublished", comparison.originalPublished());
        switch (comparison.match()) {
            case Match.Text text -> putText(fields, text, comparison.originalText(), pageText);
            case Match.Structure structure -> {
                fields.put("structureScore", structure.structureScore());
                fields.put("bits", structure.bits());
                fields.put(
                        "steps",
                        structure.steps().stream()
                                .map(step -> List.of(step.original(), step.candidate()))
                                .toList());
            }
            case Match.Paraphrase paraphrase -> {
                fields.put("similarity", paraphrase.similarity());
                putPassages(fields, paraphrase, comparison.originalText(), pageText);
            }
            case Match.Translation translation -> {
                fields.put("coverage", translation.coverage());
                putPassages(fields, translation, comparison.originalText(), pageText);
            }
            case Match.Leak leak ->
                fields.put(
                        "passages",
                        leak.passages().stream()
                                .map(passage -> leaked(passage, pageText))
                                .toList());
            case Match.Image image -> putImage(fields, image);
            case Match.Video video -> putVideo(fields, video);
            case Match.Mention mention ->
                fields.put(
                        "spans",
                        mention.spans().stream()
                                .map(span -> place(span, pageText))
                                .toList());
        }
        return fields;
    }

    private static void putText(Map<String, Object> fields, Match.Text text, String originalText, String pageText) {
        fields.put("level", lowerCase(text.level()));
        fields.put("words", text.words());
        fields.put("containment", text.containment());
        fields.put("containmentOfCandidate", text.containmentOfCandidate());
        fields.put("bits", text.bits());
        fields.put("blockOrder", text.blockOrder());
        putPassages(fields, text, originalText, pageText);
    }

    private static void putPassages(
            Map<String, Object> fields, Match.Aligned aligned, String originalText, String pageText) {
        fields.put(
                "passages",
                aligned.passages().stream()
                        .map(passage -> passage(passage, originalText, pageText))
                        .toList());
    }

    /** Of a brief only the number of the block is known, and only that is said. */
    private static Map<String, Object> leaked(Match.Leaked passage, String pageText) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("block", passage.block());
        fields.put("words", passage.words());
        fields.put("candidate", place(passage.candidate(), pageText));
        return fields;
    }

    private static Map<String, Object> passage(Passage passage, String originalText, String pageText) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("level", lowerCase(passage.level()));
        fields.put("words", passage.words());
        fields.put("bits", passage.bits());
        fields.put("original", place(passage.original(), originalText));
        fields.put("candidate", place(passage.candidate(), pageText));
        return fields;
    }

    private static void putImage(Map<String, Object> fields, Match.Image image) {
        fields.put("originalImage", image.originalImage());
        fields.put("image", image.image().value());
        fields.put("imageSha256", image.imageSha256());
        fields.put("hammingDistance", image.hammingDistance());
        fields.put("orientation", lowerCase(image.orientation()));
        fields.put("matchedArea", image.matchedArea());
        fields.put("originalVisible", image.originalVisible());
        fields.put("verified", image.verified());
    }

    private static void putVideo(Map<String, Object> fields, Match.Video video) {
        fields.put("originalVideo", video.originalVideo());
        fields.put("video", video.video().value());
        fields.put("videoSha256", video.videoSha256());
        fields.put("originalSeconds", seconds(video.inOriginal()));
        fields.put("candidateSeconds", seconds(video.inFound()));
        fields.put("mirrored", video.mirrored());
        fields.put("agreeing", video.agreeing());
    }

    private static List<Double> seconds(Match.Stretch stretch) {
        return List.of(stretch.start(), stretch.end());
    }

    /** A span with its words; without them when the text is not kept here. */
    private static Map<String, Object> place(Span span, String text) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("span", List.of(span.start(), span.end()));
        if (span.end() <= text.length()) {
            fields.put("text", span.of(text));
        }
        return fields;
    }

    /** The name as all our JSON writes it; of any type, because pictures are not this package's to know. */
    private static String lowerCase(Object name) {
        return name.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
