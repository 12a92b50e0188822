package vigie.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/** Reads a page saved whole (MHTML, RFC 2557): its first HTML part, with the images that came along. */
final class Mhtml {
    private Mhtml() {}

    /** Fills in the draft and the directives. */
    static void read(SourceFile file, PageDraft draft, Directives directives) {
        List<MimePart> parts = MimePart.parts(file.bytes());
        if (parts.size() == Limits.PARTS_MAX) {
            draft.problem(ExtractionProblem.Kind.CUT, "parts");
        }
        Optional<MimePart> page = parts.stream().filter(MimePart::isHtml).findFirst();
        if (page.isEmpty()) {
            draft.problem(ExtractionProblem.Kind.BROKEN, "no HTML part");
            return;
        }
        MimePart html = page.get();
        if (file.isKept()) {
            MimePart.header(file.bytes(), "snapshot-content-location")
                    .or(html::location)
                    .flatMap(CanonicalUrl::parse)
                    .ifPresent(url -> draft.url = url);
        }
        var source = new SourceFile(file.name(), html.contentType(), html.content(), draft.url, false);
        Html.read(source, draft, directives);
        draft.supply(images(parts));
    }

    private static Map<CanonicalUrl, Body> images(List<MimePart> parts) {
        Map<CanonicalUrl, Body> images = new HashMap<>();
        for (MimePart part : parts) {
            if (part.isImage()) {
                part.location().flatMap(CanonicalUrl::parse).ifPresent(url -> images.put(url, Body.of(part.content())));
            }
        }
        return images;
    }
}
