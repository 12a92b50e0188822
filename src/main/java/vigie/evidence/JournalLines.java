package vigie.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of one line of the journal: {@code {"prev":"…","at":"…","kind":"…","facts":{…}}}. */
final class JournalLines {
    /** What the first line names as the line before it. */
    static final String NOTHING_BEFORE = "0".repeat(64);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern START = Pattern.compile("\\{\"prev\":\"([0-9a-f]{64})\",.*");

    private JournalLines() {}

    /** Returns the line of an event, facts by key, without a line feed. */
    static String line(String previous, Instant at, String kind, Map<String, ?> facts) {
        if (facts.containsKey("prev")) {
            throw new IllegalArgumentException("a fact named prev would mislead a check by shell: " + facts);
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("prev", previous);
        fields.put("at", at.toString());
        fields.put("kind", kind);
        fields.put("facts", new TreeMap<>(facts));
        return JsonText.line(fields);
    }

    /** Returns the sum that a line names as its previous one, or empty when the line is none of ours. */
    static Optional<String> previous(String line) {
        var start = START.matcher(line);
        return start.matches() ? Optional.of(start.group(1)) : Optional.empty();
    }

    /** Returns the event of a line, or empty when the line is none of ours. */
    static Optional<JournalEntry> entry(long number, String line) {
        if (previous(line).isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode event = JSON.readTree(line);
            return Optional.of(new JournalEntry(
                    number,
                    Instant.parse(event.required("at").asString()),
                    event.required("kind").asString(),
                    line,
                    Sha256.of(line.getBytes(StandardCharsets.UTF_8))));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
