package vigie.extract;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigie.crawl.Body;

/** Reads an image file: a page without text whose only image holds the bytes, titled by its metadata. */
final class Picture {
    private static final Pattern ZONED = Pattern.compile(".*T.*(Z|[+-]\\d{2}:?\\d{2})");

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
            draft.published = taken(metadata).or(() -> created(metadata)).or(() -> xmp(metadata));
        });
    }

    /** A camera's clock without a zone tells the day and no more (Exif 2.31 has the zone apart, in OffsetTimeOriginal). */
    private static Optional<Instant> taken(Metadata metadata) {
        boolean zoned = text(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)
                .isPresent();
        return in(metadata, ExifSubIFDDirectory.class, ExifSubIFDDirectory::getDateOriginal)
                .map(Date::toInstant)
                .map(at -> zoned ? at : at.truncatedTo(ChronoUnit.DAYS));
    }

    /** IPTC's DateCreated (2:55) is a day: {@code 20261103}. */
    private static Optional<Instant> created(Metadata metadata) {
        return in(metadata, IptcDirectory.class, found -> found.getString(IptcDirectory.TAG_DATE_CREATED))
                .map(day -> day.replace(":", ""))
                .flatMap(PublishedDate::parse);
    }

    private static Optional<Instant> xmp(Metadata metadata) {
        return metadata.getDirectoriesOfType(XmpDirectory.class).stream()
                .map(XmpDirectory::getXmpProperties)
                .flatMap(properties -> Stream.of("photoshop:DateCreated", "xmp:CreateDate")
                        .filter(properties::containsKey)
                        .map(properties::get))
                .flatMap(written -> PublishedDate.parse(written)
                        .map(at -> ZONED.matcher(written).matches() ? at : at.truncatedTo(ChronoUnit.DAYS))
                        .stream())
                .findFirst();
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
