package vigie.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import vigie.watch.YamlNode.Entry;
import vigie.watch.YamlNode.Mapping;
import vigie.watch.YamlNode.Scalar;
import vigie.watch.YamlNode.Sequence;

/** Text to a tree of values with their places (YAML 1.2, core schema), anchors refused. */
final class YamlParser {
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();
    private static final Mapping NOTHING = new Mapping(new Place(1, 1), List.of());

    private final Problems problems;

    private YamlParser(Problems problems) {
        this.problems = problems;
    }

    /** Returns the keys and values of a file; none, with a problem, when it is not YAML. */
    static Mapping parse(String text, Problems problems) {
        YamlParser parser = new YamlParser(problems);
        try {
            return new Compose(SETTINGS).composeString(text).map(parser::root).orElse(NOTHING);
        } catch (MarkedYamlEngineException e) {
            parser.report(e);
        } catch (YamlEngineException e) {
            problems.add(Place.WHOLE_FILE, "syntax.characters");
        }
        return NOTHING;
    }

    private Mapping root(Node node) {
        YamlNode tree = tree(node);
        if (tree instanceof Mapping mapping) {
            return mapping;
        }
        if (!(tree instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING)) {
            problems.add(tree.place(), "syntax.root");
        }
        return NOTHING;
    }

    private YamlNode tree(Node node) {
        Place place = place(node.getStartMark());
        if (node.getAnchor().isPresent()) {
            // An alias can make a tree endless or very large; nothing in our files needs one.
            problems.add(place, "syntax.anchor");
            return new Scalar(place, "", Scalar.Kind.NOTHING);
        }
        return switch (node) {
            case MappingNode mapping -> new Mapping(place, entries(mapping));
            case SequenceNode sequence ->
                new Sequence(place, sequence.getValue().stream().map(this::tree).toList());
            case ScalarNode scalar -> new Scalar(place, scalar.getValue(), kind(scalar.getTag()));
            default -> throw new IllegalStateException("a YAML node that is neither map, list nor value: " + node);
        };
    }

    private List<Entry> entries(MappingNode mapping) {
        List<Entry> entries = new ArrayList<>();
        Map<String, Place> known = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(place, "syntax.key");
                continue;
            }
            Place first = known.putIfAbsent(key.getValue(), place);
            if (first != null) {
                problems.add(place, "syntax.duplicate", key.getValue(), String.valueOf(first.line()));
                continue;
            }
            YamlNode value = tree(tuple.getValueNode());
            if (!(value instanceof Scalar scalar && scalar.kind() == Scalar.Kind.NOTHING)) {
                entries.add(new Entry(place, key.getValue(), value));
            }
        }
        return entries;
    }

    private void report(MarkedYamlEngineException fault) {
        String said = fault.getProblem() + " " + fault.getContext();
        Optional<Mark> end = fault.getProblemMark();
        if (said.contains("TAB")) {
            problems.add(place(end), "syntax.tab");
        } else if (said.contains("quoted scalar")) {
            problems.add(place(fault.getContextMark().or(() -> end)), "syntax.quote");
        } else if (said.contains("mapping values are not allowed")) {
            problems.add(place(end), "syntax.colon");
        } else if (said.contains("flow")) {
            problems.add(place(fault.getContextMark().or(() -> end)), "syntax.bracket");
        } else if (said.contains("cannot start any token")) {
            problems.add(place(end), "syntax.start");
        } else if (said.contains("alias")) {
            problems.add(place(end), "syntax.anchor");
        } else {
            problems.add(place(end), "syntax.layout");
        }
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1)).orElse(Place.WHOLE_FILE);
    }

    private static Scalar.Kind kind(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Scalar.Kind.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Scalar.Kind.DECIMAL;
        }
        if (tag.equals(Tag.BOOL)) {
            return Scalar.Kind.BOOLEAN;
        }
        return tag.equals(Tag.NULL) ? Scalar.Kind.NOTHING : Scalar.Kind.TEXT;
    }
}
