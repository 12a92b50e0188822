package vigie.extract;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import vigie.crawl.Body;

/** Reads an image file: a page without text whose only image holds the bytes, titled by its metadata. */
final class Picture {
    private Picture() {}

    /** Fills in the draft. */
    static void read(SourceFile file, PageDraft draft) {
        draft.image(new PageImage(draft.url, "", -1, Optional.of(Body.of(file.bytes()))));
        metadata(file.bytes()).ifPresent(metadata -> {
            draft.title = text(metadata, IptcDirectory.class, IptcDirectory.TAG_OBJECT_NAME)
                    .or(() -> text(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION))
                    .orElse("");
            draft.author = text(metadata, IptcDirectory.class, IptcDirectory.TAG_BY_LINE)
                    .or(() -> text(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_ARTIST))
                    .orElse("");
            draft.published = in(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory::getDateOriginal)
                    .map(Date::toInstant);
        });
    }

    /** Broken metadata says nothing about the picture, which its decoder will judge: it is no problem of the page. */
    private static Optional<Metadata> metadata(byte[] bytes) {
        try {
            return Optional.of(ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Metadata metadata, Class<? extends Directory> directory, int tag) {
        return in(metadata, directory, found -> found.getDescription(tag));
    }

    private static <D extends Directory, T> Optional<T> in(
            Metadata metadata, Class<D> directory, Function<D, ? extends T> value) {
        D found = metadata.getFirstDirectoryOfType(directory);
        return found == null ? Optional.empty() : Optional.ofNullable(value.apply(found));
    }
}
