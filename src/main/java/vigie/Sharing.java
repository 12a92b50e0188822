package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Journal;
import vigie.extract.Extractor;
import vigie.extract.Page;
import vigie.originals.BriefFiles;
import vigie.originals.Draft;
import vigie.store.Share;
import vigie.store.Store;
import vigie.text.Code;
import vigie.text.Codes;
import vigie.text.KeyedMarks;
import vigie.text.SipHash;
import vigie.text.SlotFault;
import vigie.text.Slots;
import vigie.text.Tokens;
import vigie.watch.Watchlist;

/**
 * Makes the copy of a work that somebody receives, and records who received what: in the journal and in the database, never
 * its words. A confidential draft with slots is worded for its recipient; anything else is given as it is.
 */
public final class Sharing {
    private static final CanonicalUrl NOWHERE = new CanonicalUrl("https://files.invalid/");

    private final Extractor extractor = new Extractor();
    private final BriefKeys keys;
    private final List<Watchlist> watchlists;
    private final Store store;
    private final Journal journal;
    private final Clock clock;
    private final SecureRandom random;

    /** @param random makes the key of a watchlist that has none yet */
    public Sharing(
            Configuration configuration,
            List<Watchlist> watchlists,
            Store store,
            Journal journal,
            SecureRandom random) {
        this(BriefKeys.of(configuration), watchlists, store, journal, random, Clocks.system());
    }

    Sharing(
            BriefKeys keys,
            List<Watchlist> watchlists,
            Store store,
            Journal journal,
            SecureRandom random,
            Clock clock) {
        this.keys = keys;
        this.watchlists = watchlists;
        this.store = store;
        this.journal = journal;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What a person asks for.
     *
     * @param work path, key or id of a leak's or original's file
     * @param recipient who receives it
     * @param channel by which way; may be empty
     * @param purpose for what; may be empty
     * @param until last day on which the recipient's name is kept
     * @param out where the copy is written; empty for a name made from the work's in the working folder
     */
    public record Order(
            String work,
            String recipient,
            String channel,
            String purpose,
            Optional<LocalDate> until,
            Optional<Path> out) {}

    /** What became of it. */
    public sealed interface Result {
        /**
         * The copy is written and recorded.
         *
         * @param readable slots that can be read off a page; the others tell nothing
         */
        record Given(Share share, Path file, int readable) implements Result {}

        /** The draft's slots have faults; nothing was written. */
        record Faulty(Path file, List<SlotFault> faults) implements Result {}

        /** Nothing was written. {@code about} is the work or file meant. */
        record Refused(Why why, String about) implements Result {}
    }

    /** Why nothing was written. */
    public enum Why {
        /** No watchlist names the work, or its file is gone. */
        UNKNOWN,
        /** The key of the watchlist is lost, broken or another one. */
        KEY,
        /** The copy's file is there already. */
        TAKEN,
        /** The copy would be taken for one of the owner's works. */
        WATCHED,
        /** The work cannot be written in the format asked for. */
        FORMAT
    }

    /** Makes and records a copy. */
    public Result share(Order order) {
        Optional<SharedWork> found = SharedWork.find(order.work(), watchlists, store);
        if (found.isEmpty()) {
            return new Result.Refused(Why.UNKNOWN, order.work());
        }
        SharedWork work = found.get();
        Body body = read(work.file());
        Slots slots = ((Slots.Reading.Draft) Slots.parse("")).slots();
        if (work.confidential()) {
            Optional<Slots.Reading> reading = Draft.read(name(work), body);
            if (reading.orElse(null) instanceof Slots.Reading.Broken broken) {
                return new Result.Faulty(work.file(), broken.faults());
            }
            if (reading.orElse(null) instanceof Slots.Reading.Draft draft) {
                slots = draft.slots();
            }
        }
        Optional<SipHash> key = slots.count() == 0 ? Optional.empty() : key(work.watchlist());
        if (slots.count() > 0 && key.isEmpty()) {
            return new Result.Refused(Why.KEY, work.watchlist());
        }
        Source source = new Source(work, body, slots, key);
        return store.inTransaction(() -> give(order, source));
    }

    /** A work as it was read, and the key for its marks if it has slots. */
    private record Source(SharedWork work, Body body, Slots slots, Optional<SipHash> key) {}

    private Optional<Result.Refused> refusal(SharedWork work, Path out) {
        if (Files.exists(out)) {
            return Optional.of(new Result.Refused(Why.TAKEN, out.toString()));
        }
        if (SharedWork.wouldBeWatched(out, watchlists)) {
            return Optional.of(new Result.Refused(Why.WATCHED, out.toString()));
        }
        boolean writable = ending(out).equals(ending(work.file()))
                || (Draft.read(name(work), Body.EMPTY).isPresent()
                        && List.of(".txt", ".md", ".docx").contains(ending(out)));
        return writable ? Optional.empty() : Optional.of(new Result.Refused(Why.FORMAT, out.toString()));
    }

    /** One transaction around all of it: a copy that is recorded has its line and its file. */
    private Result give(Order order, Source source) {
        SharedWork work = source.work();
        String id = store.shares().nextId();
        Path out = order.out().orElseGet(() -> Path.of(stem(work.file()) + "-" + id + ending(work.file())));
        Optional<Result.Refused> unwritable = refusal(work, out);
        if (unwritable.isPresent()) {
            return unwritable.get();
        }
        Share.Version version = new Share.Version(
                work.watchlist(),
                work.key(),
                source.body().sha256(),
                textSha256(name(work), Draft.plain(source.slots(), source.body())),
                source.slots().count(),
                clock.instant());
        Code code = code(order.recipient(), version, source);
        Body worded = source.slots().count() == 0 ? source.body() : Draft.copy(source.slots(), code);
        Body copy = ending(out).equals(ending(work.file())) ? worded : plain(name(work), worded, ending(out));
        Share share = new Share(
                id,
                version,
                order.recipient(),
                order.channel(),
                order.purpose(),
                order.until(),
                code,
                copy.sha256(),
                textSha256(out.getFileName().toString(), copy),
                clock.instant());
        Optional<KeyedMarks> marks = source.key().map(key -> marks(source, key));
        store.shares().add(share, marks);
        write(out, copy);
        journal.append("shared", facts(share));
        return new Result.Given(share, out, marks.map(KeyedMarks::readable).orElse(0));
    }

    /** Somebody who has a copy of this version receives the same again; a new recipient's is far from all those given. */
    private Code code(String recipient, Share.Version version, Source source) {
        if (source.slots().count() == 0) {
            return new Code("");
        }
        List<Share> before = store.shares().all().stream()
                .filter(share -> share.version().watchlist().equals(version.watchlist())
                        && share.version().key().equals(version.key())
                        && share.code().length() == source.slots().count())
                .toList();
        String seed = String.join("\n", "code", version.watchlist(), version.key(), recipient);
        long chance = source.key()
                .map(key -> key.hash(seed.getBytes(StandardCharsets.UTF_8)))
                .orElse(0L);
        return before.stream()
                .filter(share -> share.recipient().equals(recipient)
                        && share.version().sha256().equals(version.sha256()))
                .map(Share::code)
                .findFirst()
                .orElseGet(() -> new Codes(source.slots().count(), new SplittableRandom(chance))
                        .next(before.stream().map(Share::code).toList()));
    }

    private KeyedMarks marks(Source source, SipHash key) {
        return KeyedMarks.of(
                source.slots().count(), code -> tokens(name(source.work()), Draft.copy(source.slots(), code)), key);
    }

    private Optional<SipHash> key(String watchlist) {
        var made = store.briefs().keyChecks(watchlist);
        return switch (keys.find(watchlist)) {
            case BriefKeys.Lookup.Found found ->
                OwnersBriefs.fits(found.key(), made) ? Optional.of(found.key()) : Optional.empty();
            case BriefKeys.Lookup.Missing missing ->
                made.isEmpty() ? Optional.of(keys.make(watchlist, random)) : Optional.empty();
            case BriefKeys.Lookup.Broken broken -> Optional.empty();
        };
    }

    private Body plain(String name, Body worded, String ending) {
        String text = page(name, worded).text();
        return Body.of(ending.equals(".docx") ? PlainDocx.of(text) : (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Page page(String name, Body body) {
        return extractor.extract(name, body, NOWHERE);
    }

    private Tokens tokens(String name, Body body) {
        return BriefFiles.text(page(name, body)).tokens();
    }

    private String textSha256(String name, Body body) {
        Tokens tokens = tokens(name, body);
        return Body.of(tokens.normal(0, tokens.count()).getBytes(StandardCharsets.UTF_8))
                .sha256();
    }

    private static Map<String, Object> facts(Share share) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("share", share.id());
        facts.put("watchlist", share.version().watchlist());
        facts.put("work", share.version().key());
        facts.put("workSha256", share.version().sha256());
        facts.put("to", share.recipient());
        facts.put("channel", share.channel());
        facts.put("purpose", share.purpose());
        share.until().ifPresent(day -> facts.put("until", day.toString()));
        facts.put("code", share.code().ways());
        facts.put("sha256", share.sha256());
        facts.put("textSha256", share.textSha256());
        return facts;
    }

    private static Body read(Path file) {
        try {
            return Body.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void write(Path file, Body copy) {
        try {
            Files.write(file, copy.toByteArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static String name(SharedWork work) {
        return work.file().getFileName().toString();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending(file).length());
    }

    /** Returns the dot and what follows it, in small letters; empty for a name without one. */
    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
