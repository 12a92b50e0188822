package vigie.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** File names and patterns of a watchlist to paths, checked against the disk. */
final class FilesReader {
    private final Path project;
    private final Problems notes;

    /**
     * @param project folder that relative names start from
     * @param notes where to say what is not wrong but may surprise
     */
    FilesReader(Path project, Problems notes) {
        this.project = project;
        this.notes = notes;
    }

    /** Returns files that should be there: a missing one, or a missing folder, is a problem. */
    Optional<OriginalSpec.Files> present(Value written) {
        Optional<OriginalSpec.Files> files = pattern(written);
        files.ifPresent(pattern -> checkPresence(pattern, written));
        return files;
    }

    /** Returns files that may be gone, since only their fingerprints are kept: missing ones are noted. */
    Optional<OriginalSpec.Files> perhapsGone(Value written) {
        Optional<OriginalSpec.Files> files = pattern(written);
        if (files.isPresent() && FilePattern.files(files.get()).isEmpty()) {
            notes.add(written.place(), "note.leak.gone", written.text());
        }
        return files;
    }

    /** Returns a file that is there. */
    Optional<Path> file(Value written) {
        Path path = project.resolve(written.text()).normalize();
        if (Files.isRegularFile(path)) {
            return Optional.of(path);
        }
        written.reject("file.missing", path.toString());
        return Optional.empty();
    }

    /** Returns a folder that is there. */
    Optional<Path> folder(Value written) {
        Path path = project.resolve(written.text()).normalize();
        if (Files.isDirectory(path)) {
            return Optional.of(path);
        }
        written.reject("folder.missing", path.toString());
        return Optional.empty();
    }

    private Optional<OriginalSpec.Files> pattern(Value written) {
        if (FilePattern.isValid(written.text())) {
            return Optional.of(FilePattern.of(project, written.text()));
        }
        written.reject("pattern.broken");
        return Optional.empty();
    }

    private void checkPresence(OriginalSpec.Files files, Value written) {
        int found = FilePattern.files(files).size();
        if (found > FilePattern.FILES_MAX) {
            written.reject("pattern.many", String.valueOf(FilePattern.FILES_MAX));
        } else if (found == 0 && FilePattern.isOneFile(files)) {
            written.reject("file.missing", files.root().resolve(files.glob()).toString());
        } else if (found == 0 && !Files.isDirectory(FilePattern.folder(files))) {
            written.reject("folder.missing", FilePattern.folder(files).toString());
        } else if (found == 0) {
            notes.add(written.place(), "note.pattern.empty", written.text());
        }
    }
}
