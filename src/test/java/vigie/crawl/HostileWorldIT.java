package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.testing.FakeSite;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RawSite;

/** What surrounds a page and may be hostile: names, proxies, slow neighbors and certificates. */
class HostileWorldIT {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final FakeSite site = new FakeSite();
    private final RawSite listener = RawSite.silent();
    private final List<AutoCloseable> opened = new ArrayList<>(List.of(site, listener));

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private Fetcher fetcher(List<String> localHosts, Dns dns) {
        List<Integer> ports = List.of(80, 443, listener.port());
        CrawlSettings settings = new CrawlSettings(
                "a@b.example",
                localHosts.isEmpty() ? Duration.ofSeconds(1) : Duration.ZERO,
                DEADLINE,
                1 << 20,
                5,
                localHosts,
                ports);
        Fetcher fetcher = new Fetcher(settings, Clock.systemUTC(), new Random(1), dns);
        opened.add(fetcher);
        return fetcher;
    }

    private static Reason.Kind kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Deferred deferred -> deferred.reason().kind();
            case Outcome.Failed failed -> failed.reason().kind();
            case Outcome.Refused refused -> refused.reason().kind();
            default -> throw new AssertionError(outcome);
        };
    }

    /** Each spelling is asked for, redirected to, and named by a robots.txt that moved; one that no parser reads goes nowhere. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1.",
                "127.1",
                "127.0.1",
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0x7f.0x0.0x0.0x1",
                "0177.0.0.1",
                "017700000001",
                "①②⑦.⓪.⓪.①",
                "１２７.０.０.１",
                "127。0。0。1",
                "localhost",
                "LOCALHOST",
                "localhost.",
                "0.0.0.0",
                "0",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::127.0.0.1]",
                "[2002:7f00:1::]",
                "[2001:0:7f00:1::]",
                "[2001:0:808:808:0:0:80ff:fffe]"
            })
    void spellingOfLoopback_seesNoConnection(String host) {
        String forbidden = "http://" + host + ":" + listener.port() + "/";
        // a header has ASCII only
        boolean ascii = host.chars().allMatch(c -> c < 0x80);
        site.on("/a", ascii ? Answer.redirect(302, forbidden) : Answer.html("<p>x"));
        Fetcher fetcher = fetcher(List.of(site.host()), Dns.SYSTEM);
        CanonicalUrl.parse(forbidden)
                .ifPresent(
                        url -> assertThat(fetcher.fetch(url, Conditions.NONE)).isNotInstanceOf(Outcome.Fetched.class));
        fetcher.fetch(site.url("/a"), Conditions.NONE);
        if (ascii) {
            site.on("/robots.txt", Answer.redirect(301, forbidden + "robots.txt"));
            fetcher(List.of(site.host()), Dns.SYSTEM).fetch(site.url("/b"), Conditions.NONE);
            assertThat(site.targets()).containsExactly("/a");
        }
        assertThat(listener.connections()).isZero();
    }

    /** Robots.txt, the TDM file and the page go to what the one lookup led to; the second answer gets no connection. */
    @Test
    void nameThatTurns_isLookedUpOnce_forTheWholeVisit() {
        site.on("/p", Answer.html("<p>x"));
        AtomicInteger lookups = new AtomicInteger();
        Dns dns = host -> List.of(InetAddress.ofLiteral(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2"));
        String name = "turn.example" + site.host().substring(site.host().indexOf(':'));
        Outcome outcome = fetcher(List.of(name), dns).fetch(new CanonicalUrl("http://" + name + "/p"), Conditions.NONE);
        assertThat(((Outcome.Fetched) outcome).capture().ipAddress()).isEqualTo("127.0.0.1");
        assertThat(site.log()).hasSize(3);
        assertThat(lookups).hasValue(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void proxyOfTheMachine_isNotAsked() throws Exception {
        site.on("/*", Answer.html("<p>x"));
        Path printed = folder.resolve("printed.txt");
        String port = String.valueOf(listener.port());
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port,
                "-Dhttp.nonProxyHosts=",
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=" + port,
                "-cp",
                System.getProperty("java.class.path"),
                HostileVisits.class.getName(),
                site.url("/ordinary").value(),
                site.url("/p").value());
        child.environment().put("http_proxy", "http://127.0.0.1:" + port);
        child.environment().put("ALL_PROXY", "http://127.0.0.1:" + port);
        Process process =
                child.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(printed)).contains("Fetched " + site.url("/p"));
        assertThat(listener.connections()).isZero();
    }

    /** One host keeps its robots.txt back until the others are done: none of them waits for it, and no page of it is asked for. */
    @Test
    void slowRobots_holdBackTheirOwnHostOnly() throws Exception {
        int others = 50;
        CountDownLatch done = new CountDownLatch(others);
        try (FakeSite slow = new FakeSite();
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            slow.page("/p", "x").on("/robots.txt", asked -> {
                await(done);
                return Answer.of(404, "");
            });
            List<FakeSite> quick = Stream.generate(FakeSite::new).limit(others).toList();
            opened.addAll(quick);
            List<String> hosts = Stream.concat(Stream.of(slow), quick.stream())
                    .map(FakeSite::host)
                    .toList();
            Fetcher fetcher = fetcher(hosts, Dns.SYSTEM);
            List<Future<Outcome>> late = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Callable<Outcome> visit = () -> fetcher.fetch(slow.url("/p"), Conditions.NONE);
                late.add(visitors.submit(visit));
            }
            for (FakeSite one : quick) {
                one.page("/p", "x");
                visitors.execute(() -> {
                    fetcher.fetch(one.url("/p"), Conditions.NONE);
                    assertThat(slow.targets()).isEmpty();
                    done.countDown();
                });
            }
            for (Future<Outcome> outcome : late) {
                assertThat(outcome.get()).isInstanceOf(Outcome.Fetched.class);
            }
            assertThat(done.getCount()).isZero();
            assertThat(quick).allSatisfy(one -> assertThat(one.targets()).hasSize(1));
            assertThat(slow.log().stream().filter(asked -> asked.target().equals("/robots.txt")))
                    .hasSize(1);
        }
    }

    private static void await(CountDownLatch done) {
        try {
            done.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A host that accepts and stalls is held by one connection, however many of its pages are due. */
    @Test
    void hostThatStalls_isHeldByOneConnection() throws Exception {
        try (RawSite stalls = new RawSite((target, out) -> Thread.sleep(60_000));
                ExecutorService visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            Fetcher fetcher = fetcher(List.of(stalls.host(), site.host()), Dns.SYSTEM);
            site.on("/*", Answer.html("x"));
            Future<Outcome> first = visitors.submit(() -> fetcher.fetch(stalls.url("/p0"), Conditions.NONE));
            for (int i = 0; i < 100; i++) {
                assertThat(fetcher.fetch(site.url("/" + i), Conditions.NONE)).isInstanceOf(Outcome.Fetched.class);
            }
            assertThat(first.isDone())
                    .as("the others are done before the slow one")
                    .isFalse();
            assertThat(kind(first.get())).isEqualTo(Reason.Kind.TIMEOUT);
            assertThat(stalls.targets()).hasSize(1);
        }
    }

    /** Other faults are apart, in TlsIT. */
    @Test
    void certificateOfItsOwn_isRefused_andNoByteSent() throws Exception {
        Path store = folder.resolve("keys.p12");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                store.toString(),
                "-dname",
                "CN=a.example",
                "-ext",
                "SAN=ip:127.0.0.1");
        assertThat(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool.txt").toFile())
                        .start()
                        .waitFor())
                .isZero();
        AtomicInteger bytes = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                ServerSocket server = tls(store)) {
            threads.execute(() -> count(server, bytes));
            String host = "127.0.0.1:" + server.getLocalPort();
            Outcome outcome = fetcher(List.of(host), Dns.SYSTEM)
                    .fetch(new CanonicalUrl("https://" + host + "/"), Conditions.NONE);
            assertThat(kind(outcome)).isEqualTo(Reason.Kind.TLS);
        }
        assertThat(bytes).hasValue(0);
    }

    private static ServerSocket tls(Path store) throws IOException, GeneralSecurityException {
        char[] password = "changeit".toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Counts what comes in plain: nothing does before the handshake is over. */
    private static void count(ServerSocket server, AtomicInteger bytes) {
        try {
            while (true) {
                try (Socket socket = server.accept();
                        InputStream in = socket.getInputStream()) {
                    bytes.addAndGet(in.readAllBytes().length);
                } catch (IOException e) {
                    if (server.isClosed()) {
                        return;
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw new AssertionError(e);
        }
    }
}
