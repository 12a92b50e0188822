package vigie;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vigie.match.Brief;
import vigie.match.BriefSet;
import vigie.originals.BriefFiles;
import vigie.store.Briefs;
import vigie.store.Store;
import vigie.text.Background;
import vigie.text.CommonGrams;
import vigie.text.KeyedFingerprints;
import vigie.text.KeyedNames;
import vigie.text.NormalForm;
import vigie.text.SipHash;
import vigie.text.Tokens;
import vigie.watch.FilePattern;
import vigie.watch.LeakSpec;
import vigie.watch.Problem;
import vigie.watch.Watchlist;
import vigie.watch.Words;

/**
 * Keeps the fingerprints of every owner's confidential texts up to date. A text may be deleted once it was read: its
 * fingerprints stay as long as the watchlist names its file.
 */
final class OwnersBriefs {
    /** Watchlists that may have confidential texts: each has a key, and each key costs every page read a pass. */
    private static final int KEYS_MAX = 20;

    /** Before the keys of rules of names, where those of files have their path. */
    private static final String RULE = "words:";

    private static final byte[] CHECKED = "vigie key check".getBytes(StandardCharsets.US_ASCII);

    private final BriefFiles files;
    private final BriefKeys keys;
    private final Path watchlists;
    private final SecureRandom random;
    private final Store store;
    private final Clock clock;

    OwnersBriefs(House house) {
        this.files = new BriefFiles(house.extractor());
        this.keys = BriefKeys.of(house.configuration());
        this.watchlists = house.configuration().watchlists();
        this.random = new SecureRandom();
        this.store = house.store();
        this.clock = house.clock();
    }

    /** Reads everything that is there once more; returns what is wrong in the files or with the keys. */
    List<Problem> refresh(List<Watchlist> watchlists) {
        List<Problem> problems = new ArrayList<>();
        store.shares().forgetNames(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        watchlists.forEach(this::forgetUnnamed);
        List<Watchlist> limited = limited(watchlists);
        for (Watchlist watchlist : watchlists) {
            if (limited.contains(watchlist)) {
                problems.addAll(refresh(watchlist));
            } else if (!watchlist.leaks().isEmpty()) {
                problems.add(problem(watchlist, "keys.many", fileOf(watchlist), ""));
            }
        }
        return problems;
    }

    /** Whatever is no longer named is forgotten; what is named and no longer there keeps its fingerprints. */
    private void forgetUnnamed(Watchlist watchlist) {
        Map<String, LeakSpec.Together> rules = rules(watchlist);
        for (Brief brief : store.briefs().all(watchlist.name())) {
            if (brief.names().isPresent() && key(watchlist).isEmpty()) {
                continue; // without the key nobody can tell which names these are
            }
            Optional<? extends LeakSpec> named = brief.names().isPresent()
                    ? Optional.ofNullable(rules.get(brief.key()))
                    : files(watchlist).stream()
                            .filter(spec -> FilePattern.names(spec.files(), brief.key()))
                            .findFirst();
            named.ifPresentOrElse(
                    spec -> store.briefs().setEmbargo(brief.id(), spec.embargo()),
                    () -> store.briefs().forget(brief.id(), clock.instant()));
        }
    }

    private static List<LeakSpec.Files> files(Watchlist watchlist) {
        return specs(watchlist, LeakSpec.Files.class);
    }

    private static <T extends LeakSpec> List<T> specs(Watchlist watchlist, Class<T> kind) {
        return watchlist.leaks().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private Optional<SipHash> key(Watchlist watchlist) {
        return keys.find(watchlist.name()) instanceof BriefKeys.Lookup.Found found
                        && fits(found.key(), store.briefs().keyChecks(watchlist.name()))
                ? Optional.of(found.key())
                : Optional.empty();
    }

    /** Returns the rules of names by the key under which each is kept, which shows none of them; none without the owner's key. */
    private Map<String, LeakSpec.Together> rules(Watchlist watchlist) {
        Map<String, LeakSpec.Together> rules = new TreeMap<>();
        key(watchlist)
                .ifPresent(key -> specs(watchlist, LeakSpec.Together.class)
                        .forEach(rule -> rules.put(RULE + hash(key, inOrder(rule)), rule)));
        return rules;
    }

    /** The same names in another order, or with other accents, are the same rule. */
    private static byte[] inOrder(LeakSpec.Together rule) {
        return rule.words().stream()
                .map(OwnersBriefs::normal)
                .sorted()
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String normal(String name) {
        Tokens tokens = NormalForm.tokens(name);
        return tokens.normal(0, tokens.count());
    }

    private List<Problem> refresh(Watchlist watchlist) {
        BriefFiles.Reading reading = files.read(files(watchlist), watchlist.language());
        List<Problem> problems = new ArrayList<>(reading.problems());
        problem(watchlist, keys.find(watchlist.name())).ifPresent(problems::add);
        if (problems.size() == reading.problems().size()) {
            boolean some = !reading.briefs().isEmpty()
                    || !specs(watchlist, LeakSpec.Together.class).isEmpty();
            if (some && key(watchlist).isEmpty()) {
                keys.make(watchlist.name(), random);
            }
            key(watchlist).ifPresent(key -> {
                keep(watchlist, reading.briefs(), key);
                rules(watchlist).forEach((name, rule) -> keep(watchlist, name, rule, key));
            });
        }
        if (!store.briefs().outdated(watchlist.name()).isEmpty()) {
            String ids = String.join(", ", store.briefs().outdated(watchlist.name()));
            problems.add(problem(watchlist, "briefs.outdated", fileOf(watchlist), ids));
        }
        return problems;
    }

    /** A key that is lost or another one cannot be made good by a new one: the fingerprints would match nothing for ever. */
    private Optional<Problem> problem(Watchlist watchlist, BriefKeys.Lookup lookup) {
        Set<String> made = store.briefs().keyChecks(watchlist.name());
        return switch (lookup) {
            case BriefKeys.Lookup.Found found ->
                fits(found.key(), made)
                        ? Optional.empty()
                        : Optional.of(problem(watchlist, "key.other", found.file(), ""));
            case BriefKeys.Lookup.Missing missing ->
                made.isEmpty() ? Optional.empty() : Optional.of(problem(watchlist, "key.missing", missing.file(), ""));
            case BriefKeys.Lookup.Broken broken -> Optional.of(problem(watchlist, "key.broken", broken.file(), ""));
        };
    }

    private static Problem problem(Watchlist watchlist, String key, Path file, String ids) {
        Words words = Words.of(OwnersBriefs.class, watchlist.language());
        return new Problem(
                file,
                0,
                0,
                words.say(key, watchlist.name(), file.toString(), ids),
                words.say(key + ".remedy", watchlist.name(), file.toString(), ids));
    }

    private Path fileOf(Watchlist watchlist) {
        return watchlists.resolve(watchlist.name() + ".yaml");
    }

    private void keep(Watchlist watchlist, String name, LeakSpec.Together rule, SipHash key) {
        if (rule.words().stream().anyMatch(word -> normal(word).isEmpty())) {
            return;
        }
        var fresh = new Briefs.Fresh(
                name,
                rule.embargo(),
                hash(key, (name + " " + rule.within()).getBytes(StandardCharsets.UTF_8)),
                hash(key, CHECKED),
                List.of(),
                Optional.of(KeyedNames.of(rule.within(), rule.words(), key)));
        store.briefs().put(watchlist.name(), fresh, clock.instant());
    }

    private void keep(Watchlist watchlist, List<BriefFiles.Opened> briefs, SipHash key) {
        Background background = Background.shipped();
        CommonGrams common = CommonGrams.of(
                published(watchlist),
                briefs.stream().map(brief -> brief.text().tokens()).toList());
        Set<String> present = briefs.stream().map(BriefFiles.Opened::key).collect(Collectors.toSet());
        for (BriefFiles.Opened brief : briefs) {
            Tokens tokens = brief.text().tokens();
            var fresh = new Briefs.Fresh(
                    brief.key(),
                    brief.embargo(),
                    hash(key, tokens.normal(0, tokens.count()).getBytes(StandardCharsets.UTF_8)),
                    hash(key, CHECKED),
                    KeyedFingerprints.of(brief.text(), brief.copies(), key, background, common),
                    Optional.empty());
            store.briefs().rename(watchlist.name(), fresh, present);
            store.briefs().put(watchlist.name(), fresh, clock.instant());
        }
    }

    private List<Tokens> published(Watchlist watchlist) {
        return store.originals().all(watchlist.name()).stream()
                .map(known -> NormalForm.tokens(known.original().text()))
                .toList();
    }

    /** Returns the briefs of all watchlists, those looked for whose key is there and the right one. */
    static BriefSet watched(List<Watchlist> watchlists, Store store, BriefKeys keys) {
        List<Brief> briefs = new ArrayList<>();
        List<String> published = new ArrayList<>();
        Map<String, SipHash> found = new HashMap<>();
        for (Watchlist watchlist : limited(watchlists)) {
            briefs.addAll(store.briefs().all(watchlist.name()));
            if (keys.find(watchlist.name()) instanceof BriefKeys.Lookup.Found lookup
                    && fits(lookup.key(), store.briefs().keyChecks(watchlist.name()))) {
                found.put(watchlist.name(), lookup.key());
                store.originals()
                        .all(watchlist.name())
                        .forEach(known -> published.add(known.original().text()));
            }
        }
        return new BriefSet(briefs, found, published);
    }

    private static List<Watchlist> limited(List<Watchlist> watchlists) {
        return watchlists.stream()
                .filter(watchlist -> !watchlist.leaks().isEmpty())
                .sorted(Comparator.comparing(Watchlist::name))
                .limit(KEYS_MAX)
                .toList();
    }

    /** Returns whether a key is the one under which fingerprints were made, if any were. */
    static boolean fits(SipHash key, Set<String> made) {
        return made.isEmpty() || made.equals(Set.of(hash(key, CHECKED)));
    }

    private static String hash(SipHash key, byte[] message) {
        return HexFormat.of().toHexDigits(key.hash(message));
    }
}
