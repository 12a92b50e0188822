package vigie.originals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.extract.ExtractionProblem;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.text.Code;
import vigie.text.KeyedFingerprints.BlockText;
import vigie.text.NormalForm;
import vigie.text.Slots;
import vigie.text.Span;
import vigie.text.Tokens;
import vigie.watch.FilePattern;
import vigie.watch.LeakSpec;
import vigie.watch.Problem;
import vigie.watch.Words;

/**
 * The owner's confidential files to their words, held in memory only: neither text nor pictures are kept anywhere, and no
 * message repeats them.
 *
 * <p>Unchanging, safe for several threads.
 */
public final class BriefFiles {
    /** Stands for the file's address, which must not name the file. */
    private static final CanonicalUrl NOWHERE = new CanonicalUrl("https://files.invalid/");

    private final Extractor extractor;

    /** @param extractor reads texts and documents */
    public BriefFiles(Extractor extractor) {
        this.extractor = extractor;
    }

    /**
     * A confidential text while it is read.
     *
     * @param key its file's path below the pattern's root
     * @param embargo day from which it is public
     * @param text its words and blocks; of a draft with slots those of its first ways
     * @param copies the words of its second ways, where it has slots
     */
    public record Opened(String key, Optional<LocalDate> embargo, BlockText text, List<Tokens> copies) {
        public Opened {
            copies = List.copyOf(copies);
        }
    }

    /** The words of one file. */
    private record Worded(BlockText text, List<Tokens> copies) {}

    /**
     * What reading gave.
     *
     * @param briefs by key, no key twice
     * @param problems files that could not be read, and why
     */
    public record Reading(List<Opened> briefs, List<Problem> problems) {
        public Reading {
            briefs = List.copyOf(briefs);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads the files that are there; of a file that two entries name, the first counts.
     *
     * @param language of the problems
     */
    public Reading read(List<LeakSpec.Files> specs, Locale language) {
        FileProblems problems = new FileProblems(Words.of(BriefFiles.class, language));
        BoundedFiles files = new BoundedFiles(OriginalFiles.FILE_BYTES_MAX, problems);
        Map<String, Opened> briefs = new TreeMap<>();
        for (LeakSpec.Files spec : specs) {
            for (Path file : FilePattern.files(spec.files())) {
                String key = spec.files().root().relativize(file).toString().replace('\\', '/');
                if (!briefs.containsKey(key)) {
                    read(file, files, problems)
                            .ifPresent(read ->
                                    briefs.put(key, new Opened(key, spec.embargo(), read.text(), read.copies())));
                }
            }
        }
        return new Reading(List.copyOf(briefs.values()), problems.list());
    }

    private Optional<Worded> read(Path file, BoundedFiles files, FileProblems problems) {
        String name = file.getFileName().toString();
        if (!Files.isReadable(file)) {
            problems.add(file, "file.unreadable", name);
            return Optional.empty();
        }
        if (!Extractor.reads(name)) {
            problems.add(file, "type.unread", name);
            return Optional.empty();
        }
        return files.read(file).flatMap(body -> text(file, body, problems));
    }

    private Optional<Worded> text(Path file, Body body, FileProblems problems) {
        String name = file.getFileName().toString();
        Body plain = plain(file, body, problems);
        Page page = extractor.extract(name, plain, NOWHERE);
        for (ExtractionProblem problem : page.problems()) {
            problems.add(file, "extraction." + problem.kind(), name);
        }
        BlockText text = text(page);
        if (text.tokens().count() == 0) {
            problems.add(file, "brief.empty", name);
            return Optional.empty();
        }
        return Optional.of(new Worded(text, copies(name, body)));
    }

    private List<Tokens> copies(String name, Body body) {
        return Draft.read(name, body).orElse(null) instanceof Slots.Reading.Draft draft
                        && draft.slots().count() > 0
                ? List.of(NormalForm.tokens(extractor
                        .extract(
                                name,
                                Draft.copy(
                                        draft.slots(), Code.second(draft.slots().count())),
                                NOWHERE)
                        .text()))
                : List.of();
    }

    /** A draft with faults is read as it stands, once they are told. */
    private static Body plain(Path file, Body body, FileProblems problems) {
        String name = file.getFileName().toString();
        if (Draft.read(name, body).orElse(null) instanceof Slots.Reading.Broken broken) {
            broken.faults()
                    .forEach(fault -> problems.add(file, fault.line(), fault.column(), "slot." + fault.kind(), name));
        }
        return plain(name, body);
    }

    /** Returns a file by which it is known: a draft with slots in its first ways, any other as it is. */
    public static Body plain(String name, Body body) {
        return Draft.read(name, body).orElse(null) instanceof Slots.Reading.Draft draft
                ? Draft.plain(draft.slots(), body)
                : body;
    }

    /** Returns the words and blocks of a page. */
    public static BlockText text(Page page) {
        List<Span> blocks = new ArrayList<>();
        page.blocks().forEach(block -> blocks.add(new Span(block.start(), block.end())));
        return new BlockText(
                NormalForm.tokens(page.text()), blocks.stream().sorted().toList());
    }
}
