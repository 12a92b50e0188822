package vigie.originals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import vigie.extract.Extractor;
import vigie.watch.Original;
import vigie.watch.Problem;
import vigie.watch.Words;

/**
 * Export archives of platforms to originals: a ZIP as it was downloaded, a folder into which one was unpacked, or the one
 * file of it that matters. What it is, its content tells and not its name. Of an archive only the entries are read that hold
 * the owner's own works; messages, contacts and all others stay unopened.
 *
 * <p>Every original's key is the platform's name, a colon and the platform's own id: reading a newer export gives the same
 * keys. What was shown to some people only, or is not known to be public, can never leave as a query (see {@link
 * Original#isPublic}).
 *
 * <p>Unchanging; the same files read with the same instant give equal values. Safe for several threads.
 */
public final class Exports {
    /** In an order in which the more particular come first. */
    private static final List<ExportFormat> FORMATS = List.of(
            LinkedInExport.FORMAT,
            InstagramExport.FORMAT,
            FacebookExport.FORMAT,
            TikTokExport.FORMAT,
            XExport.FORMAT,
            SubstackExport.FORMAT,
            MediumExport.FORMAT,
            WordPressExport.FORMAT,
            NotionExport.FORMAT,
            MarkdownExport.FORMAT,
            CanvaExport.FORMAT);

    private final Extractor extractor;
    private final Path pictures;
    private final ArchiveLimits limits;

    /**
     * @param extractor reads texts and documents
     * @param pictures folder in which pictures and films are kept under the SHA-256 of their bytes
     */
    public Exports(Extractor extractor, Path pictures) {
        this(extractor, pictures, ArchiveLimits.SHIPPED);
    }

    Exports(Extractor extractor, Path pictures, ArchiveLimits limits) {
        this.extractor = extractor;
        this.pictures = pictures;
        this.limits = limits;
    }

    /** What kind of export a file is. */
    public enum Kind {
        LINKEDIN,
        INSTAGRAM,
        FACEBOOK,
        TIKTOK,
        X,
        WORDPRESS,
        SUBSTACK,
        MEDIUM,
        NOTION,
        MARKDOWN,
        /** Numbered pictures of one carousel, as Canva packs them. */
        CANVA,
        /** One text, document, picture or film. */
        FILE
    }

    /** What sort of work was found. */
    public enum Sort {
        POST,
        ARTICLE,
        PAGE,
        VIDEO,
        STORY,
        CAROUSEL,
        FILE
    }

    /** Why something was left out, or came without a part of it. */
    public enum Why {
        /** Somebody else's post passed on without a word. */
        REPOST,
        /** A link or somebody else's post with a few words. */
        RESHARE,
        /** A response or comment under somebody else's work. */
        RESPONSE,
        /** Not published, or not yet. */
        DRAFT,
        /** Published for nobody but the owner, or thrown away. */
        PRIVATE,
        /** Without text and without media. */
        EMPTY,
        /** There already, in this file. */
        DUPLICATE,
        /** Not a post or page: a menu, a product, an attachment. */
        OTHER_KIND,
        /** A row that cannot be understood. */
        UNREADABLE,
        /** A picture or film that is not in this part of the export: its text was taken. */
        MEDIA_MISSING,
        /** A picture or film that cannot be read: its text was taken. */
        MEDIA_UNREADABLE,
        /** A carousel that the platform does not hand out: its text was taken. */
        CAROUSEL_ELSEWHERE,
        /** Beyond the limit of works. */
        TOO_MANY,
        /** Entries that were not opened, as they hold no works. */
        NOT_NEEDED
    }

    /**
     * What was left out for one reason.
     *
     * @param count at least 1
     * @param examples a few, by which the owner knows them
     */
    public record LeftOut(Why why, int count, List<String> examples) {
        public LeftOut {
            examples = List.copyOf(examples);
        }
    }

    /**
     * How many works of a sort were found.
     *
     * @param count at least 1
     */
    public record Counted(Sort sort, int count) {}

    /**
     * What reading gave.
     *
     * @param kind none when the file is not known
     * @param originals in the export's order, no key twice
     * @param counted the originals by sort
     * @param leftOut by reason
     * @param problems what is wrong with the file
     */
    public record Reading(
            Optional<Kind> kind,
            List<Original> originals,
            List<Counted> counted,
            List<LeftOut> leftOut,
            List<Problem> problems) {
        public Reading {
            originals = List.copyOf(originals);
            counted = List.copyOf(counted);
            leftOut = List.copyOf(leftOut);
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads an export; bad input gives problems. Pictures and films are kept as they are met.
     *
     * @param file a file or folder
     * @param firstSeen the date of works that have none
     * @param language of the problems
     */
    public Reading read(Path file, Instant firstSeen, Locale language) {
        ExportDraft draft = draft(file, firstSeen, language);
        if (!Files.isReadable(file)) {
            draft.problem("file.unreadable", String.valueOf(file.getFileName()));
            return reading(Optional.empty(), draft);
        }
        try (Archive archive = Archive.open(file, limits, draft.problems())) {
            Optional<ExportFormat> format =
                    FORMATS.stream().filter(each -> each.isThis().test(archive)).findFirst();
            if (format.isPresent()) {
                archive.allow(format.get().entries());
                format.get().reader().read(archive, draft, new ExportMedia(archive, pictures, draft));
                leaveOthers(archive, format.get(), draft);
                return reading(Optional.of(format.get().kind()), draft);
            }
            boolean single = Files.isRegularFile(file) && Extractor.reads(name(file));
            if (single) {
                readFile(draft);
                return reading(Optional.of(Kind.FILE), draft);
            }
            if (draft.problems().list().isEmpty()) {
                draft.problem("export.unknown", name(file));
            }
            return reading(Optional.empty(), draft);
        }
    }

    /**
     * Reads pages of LinkedIn's Member Snapshot API, domain {@code MEMBER_SHARE_INFO}, as it answers them.
     *
     * @param pages JSON, in any order
     * @param origin named in problems, not read
     * @param firstSeen the date of works that have none
     * @param language of the problems
     */
    public Reading memberSnapshot(List<String> pages, Path origin, Instant firstSeen, Locale language) {
        ExportDraft draft = draft(origin, firstSeen, language);
        pages.forEach(page -> MemberSnapshot.read(page, draft));
        return reading(Optional.of(Kind.LINKEDIN), draft);
    }

    private ExportDraft draft(Path file, Instant firstSeen, Locale language) {
        return new ExportDraft(file, extractor, new FileProblems(Words.of(Exports.class, language)), firstSeen);
    }

    private void readFile(ExportDraft draft) {
        Path file = draft.file().toAbsolutePath();
        Path folder = Objects.requireNonNull(file.getParent(), "a file lies in a folder");
        BoundedFiles files = new BoundedFiles(OriginalFiles.FILE_BYTES_MAX, draft.problems());
        new ContentReader(extractor, new Pictures(pictures), files, draft.problems())
                .read(folder, file)
                .ifPresent(content -> draft.add(
                        Sort.FILE,
                        content.original(
                                "file:" + name(file),
                                OriginalFiles.name(file),
                                Stated.beside(file, draft.problems()),
                                draft.firstSeen())));
    }

    private static void leaveOthers(Archive archive, ExportFormat format, ExportDraft draft) {
        if (archive.single().isEmpty()) {
            archive.entries().stream()
                    .filter(entry -> !entry.fits(format.entries()))
                    .forEach(entry -> draft.leave(Why.NOT_NEEDED, entry.name()));
        }
    }

    private static Reading reading(Optional<Kind> kind, ExportDraft draft) {
        return new Reading(
                kind,
                draft.originals(),
                draft.counted(),
                draft.leftOut(),
                draft.problems().list());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
