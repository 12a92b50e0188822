package vigie.originals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.Section;
import vigie.watch.Value;
import vigie.watch.Words;
import vigie.watch.YamlFile;
import vigie.watch.YamlSchema;

/** What the owner states of a work beside its text: at the top of the file or in a side file. Each may be missing. */
record Stated(
        Optional<String> title, Optional<FirstPublished> published, Optional<URI> url, Optional<String> language) {
    static final Stated NOTHING = new Stated(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final YamlSchema SIDE_FILE = YamlSchema.of(Stated.class, "side-file.schema.json");
    private static final YamlSchema FRONT_MATTER = YamlSchema.of(Stated.class, "front-matter.schema.json");

    /** Returns the name of a work's side file: {@code guide.pdf.yaml} for {@code guide.pdf}. */
    static Path sideFile(Path work) {
        return work.resolveSibling(work.getFileName() + ".yaml");
    }

    /** Returns whether a file is the side file of another file or folder that is there. */
    static boolean isSideFile(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".yaml")
                && Files.exists(file.resolveSibling(name.substring(0, name.length() - ".yaml".length())));
    }

    /** Reads a work's side file, if there is one. */
    static Stated beside(Path work, FileProblems problems) {
        Path file = sideFile(work);
        if (!Files.isRegularFile(file)) {
            return NOTHING;
        }
        YamlFile yaml = YamlFile.read(file, SIDE_FILE, problems.words().language());
        Section root = yaml.root();
        Stated stated = new Stated(
                text(root, "title"),
                published(root.value("published"), Origin.SIDE_FILE, problems.words()),
                root.value("url").flatMap(Value::url),
                text(root, "language"));
        problems.addAll(yaml.problems());
        return stated;
    }

    /** Reads lines at the top of a text. They are shared with other tools, so that unknown keys are theirs. */
    static Stated atTop(Path file, String lines, FileProblems problems) {
        YamlFile yaml = YamlFile.of(file, lines, FRONT_MATTER, problems.words().language());
        Section root = yaml.root();
        boolean draft = text(root, "draft").filter("true"::equalsIgnoreCase).isPresent();
        Optional<Value> date =
                root.value("published").or(() -> root.value("date")).filter(value -> !draft);
        Stated stated = new Stated(
                text(root, "title"),
                published(date, Origin.FRONT_MATTER, problems.words()),
                root.value("url")
                        .filter(url -> url.text().matches("https?://.*")) // else a path of the site's generator
                        .flatMap(Value::url),
                text(root, "language").or(() -> text(root, "lang")));
        problems.addAll(yaml.problems());
        return stated;
    }

    /** Returns what is stated here, and from the other only what is missing here. */
    Stated or(Stated other) {
        return new Stated(
                title.or(other::title),
                published.or(other::published),
                url.or(other::url),
                language.or(other::language));
    }

    private static Optional<FirstPublished> published(Optional<Value> written, Origin origin, Words words) {
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Optional<StatedDate> date = StatedDate.parse(written.get().text());
        if (date.isEmpty()) {
            written.get().reject(words, "date.unclear", written.get().text());
        }
        return date.map(at -> new FirstPublished(at.at(), at.precision(), origin));
    }

    private static Optional<String> text(Section root, String key) {
        return root.value(key).map(Value::text).filter(text -> !text.isEmpty());
    }
}
