package vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.store.Store;
import vigie.watch.KnownOriginal;
import vigie.watch.OriginalImage;

/** Files that belong to a case: evidence to take away, pictures of both sides. Nothing outside a case can be asked for. */
final class EvidencePages {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "webp", "image/webp", "gif", "image/gif");

    private final CasePages cases;
    private final Store store;
    private final Actions actions;

    EvidencePages(CasePages cases, Store store, Actions actions) {
        this.cases = cases;
        this.store = store;
        this.actions = actions;
    }

    /** Sends a bundle as one ZIP file. */
    void zip(Context context) {
        String id = context.pathParam("bundle");
        boolean ofCase = cases.find(context).sightings().stream()
                .anyMatch(sighting -> sighting.evidenceId().equals(id));
        if (!ofCase || store.evidence().find(id).isEmpty()) {
            throw none();
        }
        context.header("Content-Disposition", "attachment; filename=\"" + id + ".zip\"");
        send(context, actions.zip().apply(id), "application/zip");
    }

    /** Sends one of the owner's own pictures, by its place from 0. */
    void originalImage(Context context) {
        Case theCase = cases.find(context);
        List<OriginalImage> images = theCase.original()
                .map(KnownOriginal::original)
                .orElseThrow(EvidencePages::none)
                .images();
        OriginalImage image = images.stream()
                .filter(each -> Integer.toString(images.indexOf(each)).equals(context.pathParam("place")))
                .findFirst()
                .orElseThrow(EvidencePages::none);
        String name = image.name().toLowerCase(Locale.ROOT);
        String mediaType = Optional.ofNullable(MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                .filter(type -> Files.isRegularFile(image.file()))
                .orElseThrow(EvidencePages::none);
        send(context, image.file(), mediaType);
    }

    /** Sends the picture found elsewhere, as it was kept. */
    void foundImage(Context context) {
        Sighting sighting = cases.find(context).sightings().stream()
                .filter(each -> Long.toString(each.id()).equals(context.pathParam("sighting")))
                .findFirst()
                .orElseThrow(EvidencePages::none);
        Bitmap picture = actions.foundPicture().apply(sighting).orElseThrow(EvidencePages::none);
        context.contentType(picture.mediaType());
        context.result(picture.bytes());
    }

    private static Refusal none() {
        return new Refusal(Refusal.Kind.NO_EVIDENCE);
    }

    private static void send(Context context, Path file, String mediaType) {
        try {
            context.contentType(mediaType);
            context.result(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
