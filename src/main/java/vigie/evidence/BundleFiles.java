package vigie.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one bundle holds, file by file. */
final class BundleFiles {
    private final Exhibit exhibit;
    private final Environment environment;

    BundleFiles(Exhibit exhibit, Environment environment) {
        this.exhibit = exhibit;
        this.environment = environment;
    }

    /** Writes every file of the bundle into an empty folder, forces them to the disk, and returns their list. */
    Manifest writeInto(Path folder) throws IOException {
        BundleWriter writer = new BundleWriter(folder);
        putMaterial(writer);
        writer.put("text.txt", "text/plain; charset=utf-8", Manifest.Role.TEXT, exhibit.text());
        for (Picture picture : exhibit.pictures()) {
            writer.put("images/" + picture.name(), picture.mediaType(), Manifest.Role.PICTURE, picture.body().stream());
        }
        writer.put("compare.json", "application/json", Manifest.Role.COMPARISON, ComparisonJson.of(exhibit));
        writer.put("env.json", "application/json", Manifest.Role.ENVIRONMENT, environmentJson());
        try (InputStream guide = guide()) {
            writer.put("VERIFY.md", "text/markdown; charset=utf-8", Manifest.Role.GUIDE, guide);
        }
        Manifest manifest = new Manifest(
                exhibit.id(),
                exhibit.material().url().value(),
                exhibit.title(),
                exhibit.material().at(),
                writer.entries());
        writer.put(Manifest.FILE, "application/json", Manifest.Role.GUIDE, manifest.json());
        writer.put(Manifest.SUMS, "text/plain", Manifest.Role.GUIDE, manifest.sums());
        writer.finish();
        return manifest;
    }

    private void putMaterial(BundleWriter writer) throws IOException {
        switch (exhibit.material()) {
            case Material.Fetched fetched -> {
                ByteArrayOutputStream records = new ByteArrayOutputStream();
                new CaptureRecords(exhibit.id(), fetched.capture(), environment).writeTo(records);
                writer.put(
                        "capture.warc.gz",
                        "application/warc",
                        Manifest.Role.CAPTURE,
                        new ByteArrayInputStream(records.toByteArray()));
                List<String> certificates = fetched.capture().tlsCertificates();
                if (!certificates.isEmpty()) {
                    writer.put(
                            "tls.pem",
                            "application/x-pem-file",
                            Manifest.Role.CERTIFICATES,
                            String.join("\n", certificates));
                }
            }
            case Material.Dropped dropped ->
                writer.put(
                        "dropped/" + plainName(dropped.fileName()),
                        dropped.mediaType(),
                        Manifest.Role.CAPTURE,
                        dropped.bytes().stream());
        }
    }

    private String environmentJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("vigie", environment.vigieVersion());
        fields.put("system", environment.system());
        fields.put("java", environment.java());
        fields.put(
                "material",
                switch (exhibit.material()) {
                    case Material.Fetched fetched -> "fetched by this machine without cookies, login or stored state";
                    case Material.Dropped dropped -> "saved by a person and dropped into a folder";
                });
        fields.put(
                "pictures", exhibit.pictures().stream().map(BundleFiles::origin).toList());
        return JsonText.indented(fields);
    }

    /** A file name that every system can hold; what it was called stands in the address observed. */
    private static String plainName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^\\.+", "_");
        String kept = plain.length() > 100 ? plain.substring(plain.length() - 100) : plain;
        return kept.isEmpty() ? "file" : kept;
    }

    private static InputStream guide() {
        InputStream guide = BundleFiles.class.getResourceAsStream("VERIFY.md");
        if (guide == null) {
            throw new IllegalStateException("VERIFY.md is not on the class path");
        }
        return guide;
    }

    private static Map<String, String> origin(Picture picture) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", picture.name());
        fields.put("url", picture.url());
        return fields;
    }
}
