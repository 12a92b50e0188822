package vigie.watch;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keys of a YAML file and their values. What has the wrong type is passed over, since the schema has said so already.
 */
public final class Section {
    private final YamlNode.Mapping mapping;
    private final Problems problems;

    Section(YamlNode.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Returns the value of a key, if there is one. */
    public Optional<Value> value(String key) {
        return node(key).flatMap(this::value);
    }

    /** Returns the values of a key that holds a list, in order; none when the key is absent. */
    public List<Value> values(String key) {
        return items(key).flatMap(item -> value(item).stream()).toList();
    }

    /** Returns the keys below a key; none when the key is absent. */
    public Section section(String key) {
        return node(key)
                .flatMap(this::section)
                .orElseGet(() -> new Section(new YamlNode.Mapping(mapping.place(), List.of()), problems));
    }

    /** Returns the sections of a key that holds a list of them, in order; none when the key is absent. */
    public List<Section> sections(String key) {
        return items(key).flatMap(item -> section(item).stream()).toList();
    }

    /** Returns where the keys start. */
    public Place place() {
        return mapping.place();
    }

    /** Adds a problem at the start of these keys, in the words of a package. */
    public void reject(Words words, String key, String... arguments) {
        problems.add(place(), words, key, arguments);
    }

    /** Adds a problem at the start of these keys, unless something is said of that place already. */
    void reject(String key, String... arguments) {
        if (!problems.knows(place())) {
            problems.add(place(), key, arguments);
        }
    }

    private Optional<YamlNode> node(String key) {
        return mapping.entry(key).map(YamlNode.Entry::value);
    }

    private Stream<YamlNode> items(String key) {
        return node(key).stream()
                .flatMap(node -> node instanceof YamlNode.Sequence sequence ? sequence.items().stream() : Stream.of());
    }

    private Optional<Value> value(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar ? Optional.of(new Value(scalar, problems)) : Optional.empty();
    }

    private Optional<Section> section(YamlNode node) {
        return node instanceof YamlNode.Mapping keys ? Optional.of(new Section(keys, problems)) : Optional.empty();
    }
}
