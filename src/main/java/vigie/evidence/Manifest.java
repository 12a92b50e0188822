package vigie.evidence;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of a bundle's files, as {@code manifest.json} says it: keys in a fixed order, files by path, two spaces of
 * indentation, line feeds; so the same bundle always has the same bytes.
 *
 * @param id of the bundle
 * @param url observed
 * @param title of the page
 * @param capturedAt instant of the capture
 * @param entries by path; neither the manifest itself nor {@code SHA256SUMS}
 */
record Manifest(String id, String url, String title, Instant capturedAt, List<Entry> entries) {
    static final String FILE = "manifest.json";
    static final String SUMS = "SHA256SUMS";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a file is for. */
    enum Role {
        CAPTURE,
        CERTIFICATES,
        TEXT,
        PICTURE,
        COMPARISON,
        ENVIRONMENT,
        GUIDE
    }

    /**
     * One file.
     *
     * @param path within the bundle, with slashes
     * @param size in bytes
     * @param sha256 of its bytes
     */
    record Entry(String path, long size, String sha256, String mediaType, Role role) {}

    Manifest {
        entries = entries.stream().sorted(Comparator.comparing(Entry::path)).toList();
    }

    /** Returns the text of {@code manifest.json}. */
    String json() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("version", 1);
        root.put("id", id);
        root.put("url", url);
        root.put("title", title);
        root.put("capturedAt", capturedAt.toString());
        root.put("files", entries.stream().map(Manifest::fields).toList());
        return JsonText.indented(root);
    }

    /** Returns the text of {@code SHA256SUMS}, which {@code sha256sum -c} reads, the manifest included. */
    String sums() {
        StringBuilder sums = new StringBuilder();
        entries.forEach(entry -> sums.append(line(entry.sha256(), entry.path())));
        return sums.append(line(Sha256.of(json().getBytes(java.nio.charset.StandardCharsets.UTF_8)), FILE))
                .toString();
    }

    /** Returns the manifest that a text holds; IllegalArgumentException when it holds none. */
    static Manifest parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            List<Entry> entries =
                    root.required("files").valueStream().map(Manifest::entry).toList();
            return new Manifest(
                    root.required("id").asString(),
                    root.required("url").asString(),
                    root.required("title").asString(),
                    Instant.parse(root.required("capturedAt").asString()),
                    entries);
        } catch (tools.jackson.core.JacksonException | java.time.DateTimeException e) {
            throw new IllegalArgumentException("not a manifest: " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonNode node) {
        return new Entry(
                node.required("path").asString(),
                node.required("size").asLong(),
                node.required("sha256").asString(),
                node.required("mediaType").asString(),
                Role.valueOf(node.required("role").asString().toUpperCase(Locale.ROOT)));
    }

    private static Map<String, Object> fields(Entry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", entry.path());
        fields.put("size", entry.size());
        fields.put("sha256", entry.sha256());
        fields.put("mediaType", entry.mediaType());
        fields.put("role", entry.role().name().toLowerCase(Locale.ROOT));
        return fields;
    }

    private static String line(String sha256, String path) {
        return sha256 + "  " + path + "\n";
    }
}
