package vigie.originals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Sort;

/** A ZIP of numbered pictures and nothing else, as Canva packs a design of several pages: one carousel, in number order. */
final class CanvaExport {
    static final ExportFormat FORMAT = new ExportFormat(
            Kind.CANVA,
            "[^/]*\\.(png|jpe?g|gif|webp)",
            archive -> archive.single().isEmpty() && carousel(archive).isPresent(),
            CanvaExport::read);

    private CanvaExport() {}

    private static Optional<Carousel> carousel(Archive archive) {
        List<Entry> entries = archive.entries();
        boolean pictures = entries.stream().allMatch(entry -> PictureType.isNamed(entry.name()));
        return pictures
                ? Carousel.of(
                        Path.of(""),
                        entries.stream().map(entry -> Path.of(entry.path())).toList())
                : Optional.empty();
    }

    private static void read(Archive archive, ExportDraft draft, ExportMedia media) {
        Map<String, Entry> byPath = new TreeMap<>();
        archive.entries().forEach(entry -> byPath.put(Path.of(entry.path()).toString(), entry));
        List<Entry> slides = carousel(archive).orElseThrow().pictures().stream()
                .map(picture -> Objects.requireNonNull(byPath.get(picture.toString())))
                .toList();
        ExportMedia.Kept kept = media.kept(slides);
        // A second download is called “Design (1).zip”.
        String name = String.valueOf(draft.file().getFileName())
                .replaceFirst("(?i)\\.zip$", "")
                .replaceFirst(" ?\\(\\d+\\)$", "")
                .strip();
        draft.add(
                Sort.CAROUSEL,
                Work.of("canva:" + name, name, Optional.empty(), draft.undated(), "")
                        .with(kept.images(), kept.videos()));
    }
}
