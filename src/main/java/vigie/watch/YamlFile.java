package vigie.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A YAML file that a person wrote, with every problem found in it so far: those of its syntax and shape at once, those of
 * its values as they are read through {@link #root()}.
 *
 * <p>Problems speak the file's own {@code language}, where one can be seen. Not safe for several threads.
 */
public final class YamlFile {
    /** Seen in the text itself, since a file whose syntax is broken has a language too. */
    private static final Pattern LANGUAGE =
            Pattern.compile("^language[ \\t]*:[ \\t]*[\"']?(fr|en)\\b", Pattern.MULTILINE);

    private final Problems problems;
    private final Section root;

    private YamlFile(Problems problems, YamlNode.Mapping root) {
        this.problems = problems;
        this.root = new Section(root, problems);
    }

    /** Reads a file; one that is not UTF-8 text has a problem and no keys. A missing file rises. */
    public static YamlFile read(Path file, YamlSchema schema, Locale otherwise) {
        try {
            return of(file, Files.readString(file), schema, otherwise);
        } catch (CharacterCodingException e) {
            Problems problems = new Problems(file, Words.of(YamlFile.class, otherwise));
            problems.add(Place.WHOLE_FILE, "syntax.characters");
            return new YamlFile(problems, new YamlNode.Mapping(Place.WHOLE_FILE, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text as the beginning of a file.
     *
     * @param file named in problems, not read
     * @param otherwise the language of problems when the text names none
     */
    public static YamlFile of(Path file, String text, YamlSchema schema, Locale otherwise) {
        Matcher language = LANGUAGE.matcher(text);
        Locale spoken = language.find() ? Locale.of(language.group(1)) : otherwise;
        Problems problems = new Problems(file, Words.of(YamlFile.class, spoken));
        YamlNode.Mapping root = YamlParser.parse(text, problems);
        if (problems.list().isEmpty()) {
            schema.check(root, problems);
        }
        return new YamlFile(problems, root);
    }

    /** Returns the keys of the file. */
    public Section root() {
        return root;
    }

    /** Returns the language that problems speak. */
    public Locale language() {
        return problems.words().language();
    }

    /** Returns the problems found so far, by rising place. */
    public List<Problem> problems() {
        return problems.list();
    }

    /** Returns where problems of this file are gathered. */
    Problems gathered() {
        return problems;
    }
}
