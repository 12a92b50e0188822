package vigie.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vigie.House;
import vigie.image.ImageWorker;
import vigie.image.PictureText;
import vigie.notice.MailSettings;
import vigie.store.SourceStatus;
import vigie.store.Store;
import vigie.watch.Source;
import vigie.watch.Watchlist;
import vigie.watch.Watchlists;

/** Says what works and what does not: configuration, disk, mail server, names, index, sources; with what to do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    /** Below this, evidence and the database may soon not be written. */
    private static final long FREE_BYTES_MIN = 500L << 20;

    private static final int CONNECT_MILLIS = 5_000;

    private static final List<String> NETWORK_FILE_SYSTEMS =
            List.of("nfs", "nfs4", "cifs", "smbfs", "smb3", "fuse.sshfs");

    @Mixin
    private Desk desk;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    private boolean well = true;

    @Override
    public Integer call() {
        Watchlists.Reading reading = Watchlists.read(
                desk.configuration().watchlists(), desk.configuration().language());
        int problems =
                desk.configuration().problems().size() + reading.problems().size();
        say("configuration", problems == 0, problems);
        say("contact", desk.configuration().crawl().isPresent());
        disk(desk.configuration().data());
        mail(desk.configuration().mail());
        names(reading.watchlists());
        stored();
        pictures();
        return well ? 0 : 1;
    }

    private void disk(Path data) {
        try {
            Path existing = data;
            while (!Files.exists(existing)) {
                existing = Optional.ofNullable(existing.getParent()).orElseThrow();
            }
            FileStore disk = Files.getFileStore(existing);
            say("disk", disk.getUsableSpace() >= FREE_BYTES_MIN, existing, disk.getUsableSpace() >> 20);
            say("local-disk", !NETWORK_FILE_SYSTEMS.contains(disk.type().toLowerCase(Locale.ROOT)), disk.type());
            say("writable", Files.isWritable(existing), existing);
        } catch (IOException e) {
            say("disk", false, data, 0);
        }
    }

    private void mail(MailSettings mail) {
        if (mail.host().isEmpty()) {
            say("mail-folder", true, desk.configuration().data().resolve("mail"));
            return;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(mail.host().get(), mail.port()), CONNECT_MILLIS);
            say("mail-server", true, mail.host().get(), mail.port());
        } catch (IOException e) {
            say("mail-server", false, mail.host().get(), mail.port());
        }
    }

    private void names(List<Watchlist> watchlists) {
        List<String> hosts = watchlists.stream()
                .flatMap(watchlist -> watchlist.sources().stream())
                .flatMap(source -> address(source).stream())
                .map(URI::getHost)
                .distinct()
                .sorted()
                .toList();
        int known = 0;
        for (String host : hosts) {
            try {
                InetAddress.getByName(host);
                known++;
            } catch (UnknownHostException e) {
                say("name", false, host);
            }
        }
        say("names", true, known);
    }

    private static Optional<URI> address(Source source) {
        return switch (source) {
            case Source.Feed feed -> Optional.of(feed.url());
            case Source.Site site -> Optional.of(site.url());
            case Source.Page page -> Optional.of(page.url());
            case Source.Archived archived -> Optional.empty();
            case Source.Bluesky bluesky -> Optional.empty();
            case Source.Drop drop -> Optional.empty();
            case Source.Inbox inbox -> Optional.empty();
            case Source.Jetstream stream -> Optional.empty();
            case Source.Mastodon mastodon -> Optional.empty();
            case Source.Pictures pictures -> Optional.empty();
            case Source.Queries queries -> Optional.empty();
            case Source.Search search -> Optional.empty();
            case Source.Warc warc -> Optional.empty();
        };
    }

    private void stored() {
        if (!Files.exists(desk.configuration().data().resolve("vigie.db"))) {
            say("database", true, 0, 0);
            return;
        }
        try (Store store = desk.store()) {
            say("database", true, store.pages().count(), store.cases().all().size());
            CaseLines lines = new CaseLines(desk);
            for (SourceStatus source : store.sources().all()) {
                source.failure().ifPresent(reason -> say("source", false, source.key(), lines.reason(reason)));
            }
            long doubtful = store.outbox().newest(1_000).stream()
                    .filter(mail ->
                            mail.state().equals("handing-over") || mail.state().equals("refused"))
                    .count();
            say("outbox", doubtful == 0, doubtful);
        }
    }

    /** Starts the picture worker, which may have to unpack its libraries first. */
    private void pictures() {
        try (ImageWorker worker = House.imageWorker(desk.configuration().data())) {
            say("pictures", worker.works(), PictureText.ENGINE);
        } catch (UncheckedIOException e) {
            say("pictures", false, String.valueOf(e.getMessage()));
        }
    }

    private void say(String check, boolean good, Object... facts) {
        well &= good;
        String sentence = desk.say("doctor." + check + (good ? ".good" : ".bad"), facts);
        if (!json) {
            desk.out().println((good ? "✓ " : "✗ ") + sentence);
            return;
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("check", check);
        object.put("good", good);
        object.put("message", sentence);
        desk.json(object);
    }
}
