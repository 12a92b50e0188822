package vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.store.Store;

/** Files that belong to a case: evidence to take away, pictures of both sides. Nothing outside a case can be asked for. */
final class EvidencePages {
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

    /** Sends a picture of one side of a sighting, or of both. */
    void picture(Context context, Picturing.Side side) {
        Case theCase = cases.find(context);
        Sighting sighting = theCase.sightings().stream()
                .filter(each -> Long.toString(each.id()).equals(context.pathParam("sighting")))
                .findFirst()
                .orElseThrow(EvidencePages::none);
        Bitmap picture = actions.picturing().picture(theCase, sighting, side).orElseThrow(EvidencePages::none);
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
