package vigie.watch;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vigie.watch.YamlNode.Mapping;
import vigie.watch.YamlNode.Scalar;
import vigie.watch.YamlNode.Sequence;

/**
 * The shape of a YAML file as a JSON Schema (2020-12), with faults told as sentences at their place.
 *
 * <p>The schema says which keys there are and of which type; what a text means (a date, an address) is read by {@link
 * Value}. Its {@code examples} are shown to whoever wrote something else. Unchanging and safe for several threads.
 */
public final class YamlSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Schema schema;

    private YamlSchema(Schema schema) {
        this.schema = schema;
    }

    /** Returns the schema kept as a resource beside a class, for instance {@code watchlist.schema.json}. */
    public static YamlSchema of(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalArgumentException("no schema " + resource + " beside " + beside);
            }
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
            return new YamlSchema(registry.getSchema(stream, InputFormat.JSON));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a problem for each fault of the tree. */
    void check(Mapping root, Problems problems) {
        for (Error error : schema.validate(json(root))) {
            List<String> path = path(error.getInstanceLocation());
            report(error, node(root, path), definition(path), path, problems);
        }
    }

    private static void report(Error error, YamlNode at, JsonNode definition, List<String> path, Problems problems) {
        String name = path.reversed().stream()
                .filter(part -> !part.matches("\\d+"))
                .findFirst()
                .orElse("");
        switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(error.getProperty(), (Mapping) at, definition, problems);
            case "required" -> missingKey(error.getProperty(), (Mapping) at, definition, problems);
            case "type" ->
                problems.add(at.place(), "type." + firstType(error.getSchemaNode()), name, example(definition));
            case "enum" -> choice(at, name, error.getSchemaNode(), problems);
            case "minItems" -> problems.add(at.place(), "list.empty", name, example(definition));
            case "minLength" -> problems.add(at.place(), "text.empty", name, example(definition));
            case "minimum", "maximum" ->
                problems.add(
                        at.place(),
                        "number.range",
                        name,
                        definition.path("minimum").asString(),
                        definition.path("maximum").asString());
            default -> throw new IllegalStateException("a schema keyword without a sentence: " + error);
        }
    }

    private static void unknownKey(String key, Mapping at, JsonNode definition, Problems problems) {
        Place place = at.entry(key).map(YamlNode.Entry::keyPlace).orElse(at.place());
        List<String> valid = List.copyOf(definition.path("properties").propertyNames());
        Nearest.of(key, valid)
                .ifPresentOrElse(
                        nearest -> problems.add(place, "key.misspelt", key, nearest),
                        () -> problems.add(place, "key.unknown", key, String.join(", ", valid)));
    }

    /** A key that is there under a misspelt name is told as misspelt, not as missing too. */
    private static void missingKey(String key, Mapping at, JsonNode definition, Problems problems) {
        List<String> valid = List.copyOf(definition.path("properties").propertyNames());
        boolean misspelt = at.entries().stream()
                .filter(entry -> !valid.contains(entry.key()))
                .anyMatch(entry ->
                        Nearest.of(entry.key(), valid).filter(key::equals).isPresent());
        if (!misspelt) {
            problems.add(
                    at.place(),
                    "key.missing",
                    key,
                    example(definition.path("properties").path(key)));
        }
    }

    private static void choice(YamlNode at, String name, JsonNode choices, Problems problems) {
        if (!(at instanceof Scalar scalar && scalar.kind() == Scalar.Kind.TEXT)) {
            return; // its type is wrong, which is said already
        }
        List<String> valid = new ArrayList<>();
        choices.forEach(each -> valid.add(each.asString()));
        Nearest.of(scalar.text(), valid)
                .ifPresentOrElse(
                        nearest -> problems.add(at.place(), "choice.misspelt", scalar.text(), name, nearest),
                        () -> problems.add(
                                at.place(), "choice.unknown", scalar.text(), name, String.join(", ", valid)));
    }

    /** Returns the part of the schema that speaks of a path. */
    private JsonNode definition(List<String> path) {
        JsonNode definition = schema.getSchemaNode();
        for (String part : path) {
            definition = definition.has("items")
                    ? definition.path("items")
                    : definition.path("properties").path(part);
            if (definition.has("$ref")) {
                definition = schema.getSchemaNode()
                        .at(definition.path("$ref").asString().substring(1));
            }
        }
        return definition;
    }

    private static String firstType(JsonNode types) {
        return types.isArray() ? types.path(0).asString() : types.asString();
    }

    private static String example(JsonNode definition) {
        return definition.path("examples").path(0).asString("");
    }

    private static List<String> path(NodePath location) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(String.valueOf(location.getElement(i)));
        }
        return path;
    }

    private static YamlNode node(YamlNode root, List<String> path) {
        YamlNode node = root;
        for (String part : path) {
            node = switch (node) {
                case Mapping mapping -> mapping.entry(part).orElseThrow().value();
                case Sequence sequence -> sequence.items().get(Integer.parseInt(part));
                case Scalar scalar -> scalar;
            };
        }
        return node;
    }

    private static JsonNode json(YamlNode node) {
        return switch (node) {
            case Mapping mapping -> {
                ObjectNode object = JSON.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
                yield object;
            }
            case Sequence sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Scalar scalar -> json(scalar);
        };
    }

    private static JsonNode json(Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT -> JSON.stringNode(scalar.text());
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NOTHING -> JSON.nullNode();
            // Octal, hexadecimal and not-a-number forms are numbers to YAML and a mistake to us: kept as texts.
            case INTEGER ->
                scalar.text().matches("[+-]?[0-9]{1,18}")
                        ? JSON.numberNode(new BigInteger(scalar.text()))
                        : JSON.stringNode(scalar.text());
            case DECIMAL ->
                scalar.text().matches("[+-]?[0-9]{1,18}\\.[0-9]{1,18}")
                        ? JSON.numberNode(new BigDecimal(scalar.text()))
                        : JSON.stringNode(scalar.text());
        };
    }
}
