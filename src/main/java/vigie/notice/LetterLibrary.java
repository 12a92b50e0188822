package vigie.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The letters as shipped, with the list of their fields, the services known and the wordings to avoid. */
record LetterLibrary(
        Map<String, LetterField> fields, List<Platform> platforms, Map<String, List<Pattern>> unwelcomeWordings) {
    /** Names of the templates, in the order a person is shown them. */
    static final List<String> NAMES = List.of(
            "first-contact",
            "removal-request-author",
            "dsa-art16-notice",
            "dmca-notice",
            "hosting-notice",
            "search-deindex",
            "dsa-art20-complaint",
            "retraction",
            "leak-notice",
            "gdpr-erasure",
            "style-courtesy",
            "permission-renewal",
            "permission-invoice",
            "ai-objection-platform",
            "ai-objection-client",
            "contract-clauses",
            "legal-grounds",
            "monthly-routine");

    /** For reading and pasting only: not letters, so wordings are not looked at. */
    static final List<String> NOT_LETTERS = List.of("monthly-routine", "legal-grounds");

    /** The rules' patterns mean all letters by a word: an accent is part of it. */
    static final int UNICODE_WORDS = Pattern.UNICODE_CHARACTER_CLASS | Pattern.UNICODE_CASE;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Reads what the class path holds. */
    static LetterLibrary shipped() {
        return new LetterLibrary(
                fields(json("fields.json")), platforms(json("platform-map.json")), wordings(json("acceptance.json")));
    }

    /** Returns a template; any language but French gives English. */
    static LetterTemplate template(String name, Locale language) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("unknown letter '" + name + "': " + String.join(", ", NAMES));
        }
        String known = language.getLanguage().equals("fr") ? "fr" : "en";
        return LetterTemplate.parse(text(name + "." + known + ".md"));
    }

    /** Returns a resource of the letters. */
    static String text(String file) {
        try (InputStream in = LetterLibrary.class.getResourceAsStream("letters/" + file)) {
            if (in == null) {
                throw new IllegalStateException("letters/" + file + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return JSON.readTree(text(file));
    }

    private static Map<String, LetterField> fields(JsonNode root) {
        Map<String, LetterField> fields = new LinkedHashMap<>();
        root.required("fields")
                .properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        new LetterField(
                                field.getKey(),
                                field.getValue().required("type").asString(),
                                field.getValue().required("fr").asString(),
                                field.getValue().required("en").asString(),
                                field.getValue().required("filled_by").asString())));
        return fields;
    }

    private static List<Platform> platforms(JsonNode root) {
        return root.required("platforms")
                .valueStream()
                .map(LetterLibrary::platform)
                .toList();
    }

    private static Platform platform(JsonNode node) {
        return new Platform(
                node.required("id").asString(),
                node.required("domains").valueStream().map(JsonNode::asString).toList(),
                node.required("url").asString(),
                node.required("needs").asString(),
                node.required("shared_with_other_side").asString(),
                Pattern.compile(node.required("specific_url_regex").asString()),
                node.required("verified").asString(),
                node.required("checked").asString());
    }

    private static Map<String, List<Pattern>> wordings(JsonNode root) {
        Map<String, List<Pattern>> wordings = new LinkedHashMap<>();
        root.required("global").required("message_must_not").properties().stream()
                .filter(language -> language.getValue().isArray())
                .forEach(language -> wordings.put(
                        language.getKey(),
                        language.getValue()
                                .valueStream()
                                .map(pattern -> Pattern.compile(pattern.asString(), UNICODE_WORDS))
                                .toList()));
        return wordings;
    }
}
