package vigie.originals;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of lists in a large JSON file, one after the other. Whatever stands elsewhere in it is passed over without being
 * kept: one file of TikTok holds the posts and the private messages.
 */
final class JsonRows {
    /** After a row there are others. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Predicate<List<String>> wanted;
    private final BiConsumer<List<String>, JsonNode> use;

    private JsonRows(Predicate<List<String>> wanted, BiConsumer<List<String>, JsonNode> use) {
        this.wanted = wanted;
        this.use = use;
    }

    /**
     * Hands over each element of the lists wanted.
     *
     * @param wanted whether a list is, by the names that lead to it; none for a list that is the whole file
     * @param use gets those names and the element
     * @return whether the file was JSON to its end
     */
    static boolean read(InputStream bytes, Predicate<List<String>> wanted, BiConsumer<List<String>, JsonNode> use) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            parser.nextToken();
            new JsonRows(wanted, use).walk(parser, List.of());
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Returns a whole file, if it is JSON. */
    static Optional<JsonNode> tree(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private void walk(JsonParser parser, List<String> path) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            if (!wanted.test(path)) {
                parser.skipChildren();
                return;
            }
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                use.accept(path, JSON.readTree(parser));
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                List<String> below = new ArrayList<>(path);
                below.add(parser.currentName());
                parser.nextToken();
                walk(parser, List.copyOf(below));
            }
        }
    }

    /** Returns the text of a member, by any of its names; empty when it is missing, null or no text or number. */
    static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && (value.isString() || value.isNumber())) {
                return value.asString();
            }
        }
        return "";
    }

    /** Returns a whole number, or 0. */
    static long number(JsonNode node, String name) {
        String digits = text(node, name);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** Returns the elements of a list, none when it is missing or null. */
    static List<JsonNode> list(JsonNode node, String name) {
        List<JsonNode> elements = new ArrayList<>();
        JsonNode value = node.get(name);
        if (value != null && value.isArray()) {
            value.forEach(elements::add);
        }
        return elements;
    }
}
