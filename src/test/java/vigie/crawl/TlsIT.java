package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Certificates with one fault each, in a process that trusts an authority made for the test: the one without a fault
 * shows that nothing but the fault decides.
 */
class TlsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    /** A server that shows one certificate, and what it was asked. */
    private record Server(HttpsServer https, AtomicInteger requests) implements AutoCloseable {
        String url() {
            return "https://127.0.0.1:" + https.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            https.stop(0);
        }
    }

    private void keytool(String alias, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-dname",
                "CN=" + alias + ".example"));
        command.addAll(List.of(more));
        Path printed = folder.resolve("keytool.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(printed)).isZero();
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
    }

    private Path trust(String authority) throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(authority, keys().getCertificate(authority));
        Path file = folder.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trust.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private Server server(String alias) throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(alias, keys().getKey(alias, password), password, keys().getCertificateChain(alias));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context));
        AtomicInteger requests = new AtomicInteger();
        https.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/") ? 200 : 404, -1);
            exchange.close();
        });
        https.start();
        return new Server(https, requests);
    }

    private List<String> visits(Path trust, Server... servers) throws IOException, InterruptedException {
        Path printed = folder.resolve("printed.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                TlsVisits.class.getName()));
        for (Server server : servers) {
            command.add(server.url());
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(printed);
    }

    @Test
    void certificate_withOneFault_isRefused_andNothingAsked() throws Exception {
        String address = "SAN=ip:127.0.0.1";
        keytool("authority", "-ext", "bc:c");
        keytool("stranger", "-ext", "bc:c");
        keytool("sound", "-signer", "authority", "-ext", address);
        keytool("expired", "-signer", "authority", "-ext", address, "-startdate", "-10d", "-validity", "5");
        keytool("early", "-signer", "authority", "-ext", address, "-startdate", "+5d");
        keytool("misnamed", "-signer", "authority", "-ext", "SAN=dns:other.example,ip:127.0.0.2");
        keytool("untrusted", "-signer", "stranger", "-ext", address);
        try (Server sound = server("sound");
                Server expired = server("expired");
                Server early = server("early");
                Server misnamed = server("misnamed");
                Server untrusted = server("untrusted")) {
            List<String> said = visits(trust("authority"), sound, expired, early, misnamed, untrusted);
            assertThat(said).hasSize(5);
            assertThat(said.getFirst()).isEqualTo("fetched");
            assertThat(said.subList(1, 5)).allMatch(line -> line.startsWith("TLS "));
            assertThat(said.subList(1, 3)).allMatch(line -> line.contains("validity check failed"));
            assertThat(said.get(3)).contains("127.0.0.1 not verified");
            assertThat(said.get(4)).contains("unable to find valid certification path");
            assertThat(sound.requests()).hasPositiveValue();
            assertThat(List.of(expired, early, misnamed, untrusted))
                    .allSatisfy(server -> assertThat(server.requests()).hasValue(0));
        }
    }
}
