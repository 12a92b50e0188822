package vigie.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.Sharing;
import vigie.evidence.Journal;
import vigie.originals.BriefFiles;
import vigie.store.Share;
import vigie.store.Store;
import vigie.text.Attribution;
import vigie.text.SlotFault;
import vigie.watch.Problem;
import vigie.watch.Words;

/** Makes the copy of a work that somebody receives and records it, or lists who received what. */
@Command(name = "share")
final class ShareCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(arity = "0..1", paramLabel = "WORK", descriptionKey = "share.work")
    private @Nullable String work;

    @Option(names = "--to", paramLabel = "NAME", descriptionKey = "share.to")
    private @Nullable String to;

    @Option(names = "--channel", paramLabel = "TEXT", defaultValue = "", descriptionKey = "share.channel")
    private String channel;

    @Option(names = "--for", paramLabel = "TEXT", defaultValue = "", descriptionKey = "share.for")
    private String purpose;

    @Option(names = "--until", paramLabel = "DAY", descriptionKey = "share.until")
    private @Nullable LocalDate until;

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "share.out")
    private @Nullable Path out;

    @Option(names = "--list", descriptionKey = "share.list")
    private boolean list;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        return list ? listed() : shared();
    }

    private int shared() {
        if (work == null || work.isBlank()) {
            throw new IllegalArgumentException(desk.say("share.work"));
        }
        if (to == null || to.isBlank()) {
            throw new IllegalArgumentException(desk.say("share.to"));
        }
        var order = new Sharing.Order(
                work, to.strip(), channel, purpose, Optional.ofNullable(until), Optional.ofNullable(out));
        try (Store store = desk.store();
                Journal journal = Journal.open(desk.configuration().data().resolve("journal.jsonl"), desk.clock())) {
            Sharing sharing = new Sharing(desk.configuration(), desk.watchlists(), store, journal, desk.random());
            return switch (sharing.share(order)) {
                case Sharing.Result.Given given -> told(given);
                case Sharing.Result.Faulty faulty -> told(faulty);
                case Sharing.Result.Refused refused ->
                    throw new Mishap.Unready(desk.say("share." + refused.why(), refused.about()));
            };
        }
    }

    private int told(Sharing.Result.Given given) {
        Share share = given.share();
        if (json) {
            Map<String, Object> object = object(share);
            object.put("file", given.file().toString());
            object.put("readable", given.readable());
            desk.json(object);
            return 0;
        }
        int slots = share.version().slots();
        String key =
                slots == 0 ? "share.plain" : given.readable() < Attribution.SEEN_MIN ? "share.few" : "share.marked";
        desk.out()
                .println(desk.say(
                        "share.given",
                        given.file(),
                        share.recipient(),
                        share.id(),
                        desk.say(key, slots, given.readable())));
        return 0;
    }

    private int told(Sharing.Result.Faulty faulty) {
        Words words = Words.of(BriefFiles.class, desk.words().language());
        for (SlotFault fault : faulty.faults()) {
            String key = "slot." + fault.kind();
            String name = faulty.file().getFileName().toString();
            desk.err()
                    .println(Desk.line(new Problem(
                            faulty.file(),
                            fault.line(),
                            fault.column(),
                            words.say(key, name),
                            words.say(key + ".remedy"))));
        }
        return 1;
    }

    private int listed() {
        try (Store store = desk.store()) {
            List<Share> shares = store.shares().all().stream()
                    .filter(share -> work == null || isOf(share, work, store))
                    .toList();
            if (shares.isEmpty() && !json) {
                desk.out().println(desk.say("share.none"));
            }
            shares.forEach(this::print);
            return 0;
        }
    }

    private static boolean isOf(Share share, String work, Store store) {
        String key = share.version().key();
        return key.equals(work)
                || Path.of(work).normalize().endsWith(Path.of(key))
                || store.briefs().all(share.version().watchlist()).stream()
                        .anyMatch(
                                brief -> brief.id().equals(work) && brief.key().equals(key));
    }

    private void print(Share share) {
        if (json) {
            desk.json(object(share));
            return;
        }
        String name = share.recipient().isEmpty() ? desk.say("share.forgotten") : share.recipient();
        desk.out()
                .println(desk.say(
                                "share.line",
                                share.id(),
                                desk.moment(share.at()),
                                share.version().key(),
                                name,
                                share.purpose(),
                                share.channel())
                        .stripTrailing());
    }

    private static Map<String, Object> object(Share share) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("share", share.id());
        object.put("watchlist", share.version().watchlist());
        object.put("work", share.version().key());
        object.put("workSha256", share.version().sha256());
        object.put("slots", share.version().slots());
        object.put("to", share.recipient());
        object.put("channel", share.channel());
        object.put("purpose", share.purpose());
        object.put("until", share.until().map(LocalDate::toString).orElse(""));
        object.put("at", share.at().toString());
        object.put("code", share.code().ways());
        object.put("sha256", share.sha256());
        object.put("textSha256", share.textSha256());
        return object;
    }
}
