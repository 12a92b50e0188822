package vigie.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's nginx serving Debian's manuals on loopback: a server and pages that were not written for our tests. It has
 * its own folder, port and process; the system's nginx is not touched.
 */
public final class ManualSite implements AutoCloseable {
    private static final Path NGINX = Path.of("/usr/sbin/nginx");
    private static final long STOP_SECONDS_MAX = 20;

    /** Pages that robots.txt forbids although links lead to them. */
    public static final String FORBIDDEN = "/reference/apa";

    private final Path prefix;
    private final String hostAndPort;

    private ManualSite(Path prefix, String hostAndPort) {
        this.prefix = prefix;
        this.hostAndPort = hostAndPort;
    }

    /**
     * One line of the access log.
     *
     * @param at when the answer was written, in milliseconds
     * @param path as asked, with its query
     * @param status of the answer
     * @param agent what the visitor called itself
     */
    public record Request(Instant at, String path, int status, String agent) {
        static Request parse(String line) {
            String[] fields = line.split("\t", 4);
            var millis = Long.parseLong(fields[0].replace(".", ""));
            return new Request(Instant.ofEpochMilli(millis), fields[1], Integer.parseInt(fields[2]), fields[3]);
        }
    }

    /** Returns what is not installed here, as words for a person; empty when the site can start. */
    public static Optional<String> missing() {
        List<String> absent = Stream.concat(
                        Stream.of(NGINX), Manuals.all().stream().map(Manuals.Manual::folder))
                .filter(path -> !Files.exists(path))
                .map(Path::toString)
                .toList();
        return absent.isEmpty() ? Optional.empty() : Optional.of("not installed (see .ci/run): " + absent);
    }

    /** Starts nginx; it listens when this returns. */
    public static ManualSite start() throws IOException {
        Path prefix = Files.createTempDirectory("vigie-manuals");
        // nginx started by root drops its rights and must still reach what we wrote.
        Files.setPosixFilePermissions(prefix, PosixFilePermissions.fromString("rwxr-xr-x"));
        var site = new ManualSite(prefix, "127.0.0.1:" + freePort());
        Files.writeString(prefix.resolve("sitemap.xml"), site.sitemap());
        Files.writeString(prefix.resolve("nginx.conf"), site.configuration());
        site.nginx();
        return site;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns {@code host:port}. */
    public String hostAndPort() {
        return hostAndPort;
    }

    /** Returns the address of a path. */
    public URI url(String path) {
        return URI.create("http://" + hostAndPort + path);
    }

    /** Returns the answers given so far, oldest first. */
    public List<Request> requests() throws IOException {
        return Files.readAllLines(prefix.resolve("access.log")).stream()
                .map(Request::parse)
                .toList();
    }

    /** Stops nginx and removes its folder. */
    @Override
    public void close() throws IOException {
        long pid = Long.parseLong(Files.readString(prefix.resolve("nginx.pid")).strip());
        Optional<ProcessHandle> master = ProcessHandle.of(pid);
        nginx("-s", "stop");
        master.ifPresent(process ->
                process.onExit().orTimeout(STOP_SECONDS_MAX, TimeUnit.SECONDS).join());
        try (Stream<Path> files = Files.walk(prefix)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Runs nginx, which binds its port before it goes to the background. */
    private void nginx(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(NGINX.toString(), "-p", prefix.toString(), "-c", "nginx.conf", "-e", "error.log"),
                        Stream.of(arguments))
                .toList();
        Path output = prefix.resolve("output.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .onExit()
                .join()
                .exitValue();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
        }
    }

    private String sitemap() throws IOException {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (Manuals.ManualPage page : Manuals.pages()) {
            Instant modified =
                    Files.getLastModifiedTime(page.file()).toInstant().truncatedTo(ChronoUnit.SECONDS);
            xml.append("<url><loc>").append(url(page.path())).append("</loc><lastmod>");
            xml.append(modified).append("</lastmod></url>\n");
        }
        return xml.append("</urlset>\n").toString();
    }

    private String configuration() {
        var locations = new StringBuilder();
        for (Manuals.Manual manual : Manuals.all()) {
            locations.append("    location /%s/ { alias %s/; }%n".formatted(manual.name(), manual.folder()));
        }
        return """
                worker_processes 1;
                pid nginx.pid;
                error_log error.log warn;
                events { worker_connections 64; }
                http {
                  log_format plain '$msec\t$request_uri\t$status\t$http_user_agent';
                  access_log access.log plain;
                  client_body_temp_path tmp-body; proxy_temp_path tmp-proxy; fastcgi_temp_path tmp-fastcgi;
                  uwsgi_temp_path tmp-uwsgi; scgi_temp_path tmp-scgi;
                  include /etc/nginx/mime.types;
                  charset utf-8;
                  gzip on;
                  server {
                    listen %s;
                    absolute_redirect off;
                    location = / { return 302 /handbook/index.html; }
                    location = /robots.txt {
                      default_type text/plain;
                      return 200 "User-agent: *\\nDisallow: %s\\n\\nSitemap: http://%s/sitemap.xml\\n";
                    }
                    location = /sitemap.xml { alias %s/sitemap.xml; }
                    location ~ /(%s|fr/)|\\.(js|gz|epub|pdf)$ { return 404; }
                %s  }
                }
                """.formatted(
                        hostAndPort,
                        FORBIDDEN,
                        hostAndPort,
                        prefix,
                        Manuals.WHOLE_MANUAL.replace(".html", "\\.(html|pdf)"),
                        locations);
    }
}
