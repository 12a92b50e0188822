package vigie.cli;

import static vigie.cli.DemoPage.about;
import static vigie.cli.DemoPage.innocent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A small made-up web on loopback: nine sites that copy, quote, use with leave, or only resemble the works of an owner
 * who does not exist.
 *
 * <p>Each site has a loopback address of its own (127.0.0.2 and on) where the machine has them, since politeness counts
 * by host; elsewhere they share 127.0.0.1. Ports are given by the machine. What is true of each page is {@link #PAGES}.
 * Serves until closed; safe for use by several threads.
 */
public final class DemoWeb implements AutoCloseable {
    /** Every page of the made-up web and what must be found there. */
    static final List<DemoPage> PAGES = List.of(
            about(
                    "carrousel-lumiere-fenetre.md",
                    DemoPage.Fact.TEXT_REUSED,
                    DemoSite.STUDIO,
                    "/2026/10/lumiere-naturelle.html"),
            about(
                    "script-first-ninety-seconds.srt",
                    DemoPage.Fact.TEXT_REUSED,
                    DemoSite.CLIP,
                    "/articles/first-video.html"),
            about("atelier-au-matin.png", DemoPage.Fact.IMAGE_REUSED, DemoSite.POTERIE, "/nouveautes.html"),
            about("carrousel-lumiere-fenetre.md", DemoPage.Fact.QUOTED, DemoSite.REVUE, "/semaine-42.html"),
            about("guide-droits-utilisation.md", DemoPage.Fact.ALLOWED, DemoSite.PARTENAIRE, "/guide-droits.html"),
            about("post-essai-gratuit.md", DemoPage.Fact.EARLIER, DemoSite.GAZETTE, "/2024/03/essai-gratuit.html"),
            about(
                    "script-first-ninety-seconds.srt",
                    DemoPage.Fact.DISALLOWED,
                    DemoSite.CLIP,
                    "/drafts/first-video-long.html"),
            new DemoPage(DemoSite.DOSSIER, "/dossier-lumiere.html", DemoPage.Fact.DEFERRED, Optional.empty()),
            innocent(DemoSite.STUDIO, "/"),
            innocent(DemoSite.STUDIO, "/articles/monter-vite.html"),
            innocent(DemoSite.CLIP, "/"),
            innocent(DemoSite.CLIP, "/articles/label-footage.html"),
            innocent(DemoSite.CLIP, "/articles/say-no.html"),
            innocent(DemoSite.POTERIE, "/"),
            innocent(DemoSite.POTERIE, "/ateliers.html"),
            innocent(DemoSite.REVUE, "/"),
            innocent(DemoSite.REVUE, "/semaine-43.html"),
            innocent(DemoSite.PARTENAIRE, "/"),
            innocent(DemoSite.GAZETTE, "/"),
            innocent(DemoSite.GAZETTE, "/2026/09/factures-en-retard.html"),
            innocent(DemoSite.SLOW, "/"),
            innocent(DemoSite.SLOW, "/one-take.html"),
            innocent(DemoSite.SLOW, "/window-seat.html"),
            innocent(DemoSite.LUMEN, "/"),
            innocent(DemoSite.LUMEN, "/vitrine-noel.html"),
            innocent(DemoSite.LUMEN, "/lumiere-hiver.html"));

    /** The owner's text files, below {@code demo/owner}; her picture is drawn. */
    static final List<String> OWNER_FILES = List.of(
            "config/vigie.yaml",
            "watchlists/lena.yaml",
            "originals/carrousel-lumiere-fenetre.md",
            "originals/script-first-ninety-seconds.srt",
            "originals/script-first-ninety-seconds.srt.yaml",
            "originals/post-essai-gratuit.md",
            "originals/guide-droits-utilisation.md",
            "originals/atelier-au-matin.png.yaml");

    private static final String PICTURE = "originals/atelier-au-matin.png";
    /** Last byte of the first site's address: 127.0.0.1 is left to the dashboard. */
    private static final int FIRST_ADDRESS = 2;

    /** Seconds after which the busy server says that it will answer: long enough to be left alone for a whole demo. */
    private static final String RETRY_AFTER_SECONDS = "600";

    /** Paths that may name a resource: no {@code ..}, nothing hidden. */
    private static final Pattern PATH = Pattern.compile("(/[a-z0-9][a-z0-9-]*)*(/|\\.(html|xml|txt|css|jpg))");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "xml", "application/xml",
            "txt", "text/plain; charset=utf-8",
            "css", "text/css",
            "jpg", "image/jpeg");

    private final Map<DemoSite, HttpServer> servers = new EnumMap<>(DemoSite.class);
    private final Map<String, byte[]> pictures =
            Map.of("/images/matin.jpg", DemoPictures.copied(), "/images/tours.jpg", DemoPictures.unrelated());

    private DemoWeb() throws IOException {
        int address = FIRST_ADDRESS;
        for (DemoSite site : DemoSite.values()) {
            servers.put(site, bind(address++));
        }
        servers.forEach((site, server) -> server.createContext("/", exchange -> answer(site, exchange)));
        servers.values().forEach(HttpServer::start);
    }

    /** Starts every site. An unusable loopback interface rises as {@link UncheckedIOException}. */
    public static DemoWeb start() {
        try {
            return new DemoWeb();
        } catch (IOException e) {
            throw new UncheckedIOException("the made-up web found no free loopback port", e);
        }
    }

    private static HttpServer bind(int lastByte) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(loopback(lastByte), 0), 0);
        } catch (BindException e) { // macOS has 127.0.0.1 only
            return HttpServer.create(new InetSocketAddress(loopback(1), 0), 0);
        }
    }

    private static InetAddress loopback(int lastByte) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) lastByte});
    }

    /** Returns the address of a page. */
    URI url(DemoPage page) {
        return URI.create(base(page.site()) + page.path());
    }

    /** Returns what must be found, by address, in the order of {@link #PAGES}. */
    List<Map.Entry<URI, DemoPage>> expected() {
        return PAGES.stream().map(page -> Map.entry(url(page), page)).toList();
    }

    /** Returns every site as {@code host:port}. */
    public List<String> hosts() {
        return servers.values().stream().map(DemoWeb::hostAndPort).toList();
    }

    /**
     * Writes the owner's configuration, watchlist and originals below a folder, with the addresses of this web. Files
     * of the same name are replaced.
     *
     * @param dashboardPort where the owner's dashboard is to listen
     */
    public void prepare(Path home, int dashboardPort) {
        try {
            for (String name : OWNER_FILES) {
                write(
                        home.resolve(name),
                        withPort(withAddresses(resource("owner/" + name).orElseThrow()), dashboardPort));
            }
            write(home.resolve(PICTURE), DemoPictures.original());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops every site at once. */
    @Override
    public void close() {
        servers.values().forEach(server -> server.stop(0));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, bytes);
    }

    private void answer(DemoSite site, HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (site == DemoSite.DOSSIER && !path.equals("/robots.txt")) {
                exchange.getResponseHeaders().set("Retry-After", RETRY_AFTER_SECONDS);
                send(exchange, 503, "txt", "Service momentanément indisponible.\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            String file = path.endsWith("/") ? path + "index.html" : path;
            Optional<byte[]> body = PATH.matcher(path).matches() ? content(site, file) : Optional.empty();
            if (body.isPresent()) {
                send(exchange, 200, file.substring(file.lastIndexOf('.') + 1), body.get());
            } else {
                send(exchange, 404, "txt", "404\n".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String extension, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", TYPES.get(extension));
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private Optional<byte[]> content(DemoSite site, String file) throws IOException {
        byte[] picture = site == DemoSite.POTERIE ? pictures.get(file) : null;
        if (picture != null) {
            return Optional.of(picture);
        }
        return resource("web/" + site.folder() + file).map(this::withAddresses);
    }

    static Optional<byte[]> resource(String name) throws IOException {
        try (InputStream stream = DemoWeb.class.getResourceAsStream("/demo/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        }
    }

    /** Puts addresses in the places {@code {studio}}, {@code {clip}}… and {@code {hosts}} of a UTF-8 text. */
    private byte[] withAddresses(byte[] text) {
        String result = new String(text, StandardCharsets.UTF_8);
        for (DemoSite site : DemoSite.values()) {
            result = result.replace("{" + site.folder() + "}", base(site));
        }
        String quoted = "\"" + String.join("\", \"", hosts()) + "\"";
        return result.replace("{hosts}", quoted).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withPort(byte[] text, int dashboardPort) {
        return new String(text, StandardCharsets.UTF_8)
                .replace("{dashboard}", Integer.toString(dashboardPort))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String base(DemoSite site) {
        HttpServer server = servers.get(site);
        if (server == null) {
            throw new IllegalStateException("not started: " + site);
        }
        return "http://" + hostAndPort(server);
    }

    private static String hostAndPort(HttpServer server) {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }
}
