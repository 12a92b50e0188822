package vigie.originals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.image.ImageWorker;
import vigie.originals.Exports.Why;
import vigie.watch.OriginalImage;
import vigie.watch.OriginalVideo;

/** The pictures and films of an export, kept; what lacks or is broken is left out and counted. */
final class ExportMedia {
    private final Archive archive;
    private final Pictures pictures;
    private final Films films;
    private final ExportDraft draft;

    ExportMedia(Archive archive, Path folder, ExportDraft draft) {
        this.archive = archive;
        this.pictures = new Pictures(folder);
        this.films = new Films(folder, draft.problems());
        this.draft = draft;
    }

    /** Pictures and films of one work, in their order. */
    record Kept(List<OriginalImage> images, List<OriginalVideo> videos) {
        Kept {
            images = List.copyOf(images);
            videos = List.copyOf(videos);
        }
    }

    /** Keeps what an export names by paths; one that is not in this part of it is counted. */
    Kept named(List<String> paths) {
        List<Entry> entries = new ArrayList<>();
        for (String path : paths) {
            Optional<Entry> entry = archive.find(path);
            entry.ifPresentOrElse(
                    entries::add, () -> draft.leave(Why.MEDIA_MISSING, path.substring(path.lastIndexOf('/') + 1)));
        }
        return kept(entries);
    }

    /** Keeps pictures and films; what is neither is passed over. */
    Kept kept(List<Entry> entries) {
        List<OriginalImage> images = new ArrayList<>();
        List<OriginalVideo> videos = new ArrayList<>();
        for (Entry entry : entries.stream().limit(ContentReader.PICTURES_MAX).toList()) {
            if (Films.isNamed(entry.name())) {
                film(entry).ifPresentOrElse(videos::add, () -> unreadable(entry));
            } else if (isPictureName(entry.name())) {
                picture(entry).ifPresentOrElse(images::add, () -> unreadable(entry));
            }
        }
        return new Kept(images, videos);
    }

    /** Instagram stores pictures of formats we do not decode, too: they are to be counted, not passed over. */
    private static boolean isPictureName(String name) {
        return PictureType.isNamed(name) || PictureType.ending(name).matches("heic|heif|avif|bmp|tiff?");
    }

    private void unreadable(Entry entry) {
        draft.leave(Why.MEDIA_UNREADABLE, entry.name());
    }

    private Optional<OriginalImage> picture(Entry entry) {
        return archive.bytes(entry, OriginalFiles.FILE_BYTES_MAX)
                .filter(PictureType::isPicture)
                .map(bytes -> pictures.keep(entry.name(), Body.of(bytes)));
    }

    private Optional<OriginalVideo> film(Entry entry) {
        return archive.spool(entry, ImageWorker.VIDEO_BYTES_MAX)
                .filter(copy -> ImageWorker.videoTrouble(copy).isEmpty())
                .map(copy -> kept(copy, entry.name()));
    }

    private OriginalVideo kept(Path copy, String name) {
        try {
            return films.kept(copy, name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a film", e);
        }
    }
}
