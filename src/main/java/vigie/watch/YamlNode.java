package vigie.watch;

import java.util.List;
import java.util.Optional;

/** A value in a YAML file with its place. Keys without a value are left out, as if they were not written. */
sealed interface YamlNode {
    /** Returns where the value starts. */
    Place place();

    /** Keys with values, in file order, no key twice. */
    record Mapping(Place place, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    /** A list. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A single value, as written without its quotes. */
    record Scalar(Place place, String text, Kind kind) implements YamlNode {
        /** What YAML's core schema takes the text for. */
        enum Kind {
            TEXT,
            INTEGER,
            DECIMAL,
            BOOLEAN,
            NOTHING
        }
    }

    /** A key and its value. */
    record Entry(Place keyPlace, String key, YamlNode value) {}
}
