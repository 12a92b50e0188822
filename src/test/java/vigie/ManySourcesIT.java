package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Fetcher;
import vigie.crawl.ServiceClient;
import vigie.discover.Bluesky;
import vigie.discover.Brave;
import vigie.discover.CommonCrawl;
import vigie.discover.Connectors;
import vigie.discover.Searches;
import vigie.testing.FakeSite;
import vigie.testing.RecordedService;
import vigie.watch.CurrentWatchlists;

/** A round over five hundred places of every kind, some of them broken in every way. */
class ManySourcesIT extends Household {
    private static final int PLACES = 500;

    private static final String PASSWORD = "mot de passe";

    private final RecordedService service = new RecordedService(this::answer);
    private final GreenMail mail = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
    private final Map<String, String> mailboxes = new LinkedHashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Set<String> broken = new TreeSet<>();

    @Test
    void round_showsHowFarItIs_ends_andTellsExactlyWhichPlacesAreBroken() throws Exception {
        mail.setUser("lena@lena.example", "lena", PASSWORD);
        mail.setUser("paul@lena.example", "paul", PASSWORD);
        mail.start();
        write("config/vigie.yaml", """
                contact: test@vigie.example
                crawl: {local_hosts: ["%s", "%s"], delay: 0s}
                """.formatted(site.host(), service.host()));
        int port = closedPort();
        services();
        for (int i = 0; sources.size() < PLACES; i++) {
            feed("/feed/" + i, i % 10 == 3 ? Trouble.values()[i / 10 % Trouble.values().length] : Trouble.NONE);
            page("/page/" + i);
            if (i % 25 == 0) {
                broken("feed http://127.0.0.1:" + port + "/" + i);
            }
        }
        writeWatchlist();
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        for (int round = 1; round <= 3; round++) {
            Round made = round(heard);
            assertThat(made.sources()).isEqualTo(sources.size());
            assertThat(made.sourcesFailed()).isEqualTo(broken.size());
            assertThat(mails()).hasSize(round < 3 ? 0 : 1);
            clock.advance(Duration.ofDays(2));
        }
        assertThat(heard).hasSize(3 * sources.size()).contains(sources.size() + "/" + sources.size());
        String mail = text(mails().getFirst());
        assertThat(named(mail)).containsExactlyElementsOf(broken);
    }

    /** Networks, a search, a mailbox, folders: most answer, some do not. */
    private void services() throws IOException {
        for (int i = 0; i < 20; i++) {
            sources.add("mastodon #tag" + i + "@" + service.host());
            sources.add("bluesky mot" + i);
        }
        broken("mastodon #closed@" + service.host());
        broken("mastodon @nobody@" + service.host());
        broken("bluesky broken");
        sources.add("search \"carrousel\"");
        broken("search broken");
        broken("archived https://autre.example/");
        broken("jetstream " + service.url().value() + "subscribe");
        write("drop/page.html", "<p>Rien de commun.</p>");
        sources.add("drop " + home.resolve("drop"));
        write("archives/empty.warc", "");
        sources.add("warc " + home.resolve("archives"));
        write("config/right", PASSWORD);
        write("config/wrong", "wrong");
        String mailbox = "127.0.0.1:" + mail.getImap().getPort();
        mailboxes.put("inbox imap://lena@" + mailbox + "/INBOX", "config/right");
        mailboxes.put("inbox imap://lena@" + mailbox + "/Absent", "config/right");
        mailboxes.put("inbox imap://paul@" + mailbox + "/INBOX", "config/wrong");
        sources.addAll(mailboxes.keySet());
        broken.add("inbox imap://lena@" + mailbox + "/Absent");
        broken.add("inbox imap://paul@" + mailbox + "/INBOX");
    }

    private FakeSite.Answer answer(RecordedService.Asked asked) {
        String target = URLDecoder.decode(asked.target(), StandardCharsets.UTF_8);
        if (target.contains("broken") || target.contains("closed") || target.contains("nobody")) {
            return RecordedService.json(401, "{\"error\":\"This method requires an authenticated user\"}");
        }
        return switch (asked.path()) {
            case "/xrpc/app.bsky.feed.searchPosts" -> RecordedService.json(200, "{\"posts\":[]}");
            case "/res/v1/web/search" -> RecordedService.json(200, "{\"type\":\"search\",\"web\":{\"results\":[]}}");
            case "/collinfo.json", "/subscribe" -> RecordedService.json(500, "{}");
            default -> RecordedService.json(200, "[]");
        };
    }

    @Override
    Connectors connectors(Fetcher fetcher, Configuration configuration) {
        ServiceClient client = fetcher.services(List.of(service.url().uri()));
        Connectors usual = Connectors.of(fetcher, configuration.services(), clock);
        return new Connectors(
                client,
                new Searches(List.of(new Brave(client, service.url(), "key"))),
                new Bluesky(client, service.url(), Optional.empty()),
                Map.of(),
                new CommonCrawl(client, service.url(), service.url()),
                usual.wayback(),
                usual.savePageNow(),
                clock);
    }

    @AfterEach
    void closeServices() {
        service.close();
        mail.stop();
    }

    /** How a feed can be broken. */
    private enum Trouble {
        NONE,
        NOT_FOUND,
        FORBIDDEN,
        HTML,
        SERVER,
        BAD_REQUEST,
        CUT
    }

    private void feed(String path, Trouble trouble) {
        String rss = "<rss version=\"2.0\"><channel><title>t</title></channel></rss>";
        FakeSite.Answer answer = switch (trouble) {
            case NONE -> FakeSite.Answer.of(200, rss).with("Content-Type", "application/rss+xml");
            case NOT_FOUND -> FakeSite.Answer.of(404, "");
            case FORBIDDEN -> FakeSite.Answer.html("<p>no</p>").with("X", "y");
            case HTML -> FakeSite.Answer.html("<p>A page and no feed.</p>");
            case SERVER -> FakeSite.Answer.of(500, "");
            case BAD_REQUEST -> FakeSite.Answer.of(422, "");
            case CUT -> FakeSite.Answer.of(200, "<rss version=\"2.0\"><chan");
        };
        site.on(path, answer);
        String key = "feed " + site.url(path).value();
        if (trouble == Trouble.NONE) {
            sources.add(key);
        } else {
            broken(key);
        }
    }

    private void page(String path) {
        site.page(path, "<p>Rien de commun avec qui que ce soit.</p>");
        sources.add("page " + site.url(path).value());
    }

    private void broken(String key) {
        sources.add(key);
        broken.add(key);
    }

    private static int closedPort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void writeWatchlist() throws IOException {
        StringBuilder yaml =
                new StringBuilder("owner: Léna Martin\nlanguage: fr\nrecipients: [lena@lena.example]\nsources:\n");
        for (String source : sources) {
            String[] parts = source.split(" ", 2);
            yaml.append("  - ").append(parts[0]).append(": '").append(parts[1]).append("'\n");
            if (mailboxes.containsKey(source)) {
                yaml.append("    from: [lena@lena.example]\n    password_file: ")
                        .append(mailboxes.get(source))
                        .append('\n');
            }
        }
        write("watchlists/lena.yaml", yaml.toString());
    }

    private Round round(ConcurrentLinkedQueue<String> heard) {
        try (House house = house()) {
            Daemon daemon = new Daemon(house, new CurrentWatchlists(home.resolve("watchlists"), Locale.FRENCH));
            return daemon.once(new Progress() {
                @Override
                public void visited(int visited, String what) {}

                @Override
                public void looked(int looked, int of, String what) {
                    heard.add(looked + "/" + of);
                }
            });
        }
    }

    private static String text(Path mail) throws Exception {
        try (InputStream in = Files.newInputStream(mail)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            var parts = (jakarta.mail.Multipart) message.getContent();
            return String.valueOf(parts.getBodyPart(0).getContent());
        }
    }

    /** Returns the places named in the mail: its lines begin with a dash. */
    private static Set<String> named(String mail) {
        Set<String> named = new TreeSet<>();
        mail.lines()
                .filter(line -> line.startsWith("– "))
                .forEach(line -> named.add(line.substring(2).replaceFirst("[\u202f ]: .*", "")));
        return named;
    }
}
