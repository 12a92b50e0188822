package vigie.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The styles and the one script, out of the class path. */
final class Assets {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "vigie.css", "text/css; charset=utf-8",
            "pico.min.css", "text/css; charset=utf-8",
            "htmx.min.js", "text/javascript; charset=utf-8",
            "vigie.svg", "image/svg+xml");

    private Assets() {}

    /** Sends one file; only those we ship have a name here. */
    static void send(Context context) {
        String name = context.pathParam("file");
        String mediaType = MEDIA_TYPES.get(name);
        if (mediaType == null) {
            throw new Refusal(Refusal.Kind.NO_SUCH_PAGE);
        }
        context.contentType(mediaType);
        context.header("Cache-Control", "private, max-age=3600");
        context.result(read(name));
    }

    private static byte[] read(String name) {
        try (InputStream file = Objects.requireNonNull(Assets.class.getResourceAsStream("/web/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
