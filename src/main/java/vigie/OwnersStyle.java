package vigie;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vigie.extract.Page;
import vigie.finding.Copier;
import vigie.finding.Gate;
import vigie.notice.StyleNotes;
import vigie.store.Store;
import vigie.text.Background;
import vigie.text.Style;
import vigie.text.StyleProfile;
import vigie.text.StyleVerdict;
import vigie.watch.Watchlist;

/** Compares the owner's way of writing with those of the accounts that were read. For digests; it raises nothing. */
final class OwnersStyle {
    /** Accounts compared, those with most words: each costs a tenth of a second beside forty others. */
    private static final int ACCOUNTS_MAX = 40;

    /** UTF-16 units read of one account: some twenty thousand words say as much as more would. */
    private static final int UNITS_MAX = 120_000;

    /** Chance is the same in every run, so that a verdict can be had again. */
    private static final long SEED = 2_014;

    private final Store store;
    private final Background background = Background.shipped();

    OwnersStyle(Store store) {
        this.store = store;
    }

    private record Account(String name, StyleProfile profile) {}

    /** Returns what may be said of the accounts read for a watchlist. */
    StyleNotes notes(Watchlist watchlist) {
        StyleProfile owner = StyleProfile.of(
                store.originals().all(watchlist.name()).stream()
                        .map(known -> known.original().text())
                        .toList(),
                background);
        if (owner.words() < Style.WORDS_MIN) {
            return StyleNotes.NONE;
        }
        List<Account> accounts = accounts(watchlist);
        List<String> nearer = new ArrayList<>();
        int unsaid = 0;
        for (Account account : accounts) {
            List<StyleProfile> others = accounts.stream()
                    .filter(other -> !other.name().equals(account.name()))
                    .map(Account::profile)
                    .toList();
            StyleVerdict verdict = Style.modest().compare(owner, account.profile(), others, new Random(SEED));
            switch (verdict.outcome()) {
                case NEARER_THAN_OTHERS -> nearer.add(account.name());
                case NOT_NEARER -> {}
                case CANNOT_SAY, TOO_FEW_WORDS, NO_OTHERS, OTHER_LANGUAGE -> unsaid++;
            }
        }
        return new StyleNotes(nearer.stream().sorted().toList(), accounts.size(), unsaid);
    }

    /** Pages that show the owner's own works would say that the owner writes like the owner: they are left out. */
    private List<Account> accounts(Watchlist watchlist) {
        Set<String> largest = largest(watchlist);
        Map<String, StringBuilder> texts = new TreeMap<>();
        store.pages().forEach((page, readAt) -> {
            String account = Copier.of(page.url());
            if (largest.contains(account) && isOthers(page, watchlist)) {
                StringBuilder text = texts.computeIfAbsent(account, name -> new StringBuilder());
                int room = Math.max(0, UNITS_MAX - text.length());
                text.append(page.text(), 0, Math.min(room, page.text().length()))
                        .append('\n');
            }
        });
        return texts.entrySet().stream()
                .map(entry -> new Account(
                        entry.getKey(), StyleProfile.of(List.of(entry.getValue().toString()), background)))
                .filter(account -> account.profile().words() >= Style.WORDS_MIN)
                .toList();
    }

    /** Returns the accounts with most text, counted first so that no more than theirs is ever held. */
    private Set<String> largest(Watchlist watchlist) {
        Map<String, Long> units = new TreeMap<>();
        store.pages().forEach((page, readAt) -> {
            if (!Gate.isMine(page.url(), watchlist)) {
                units.merge(Copier.of(page.url()), (long) page.text().length(), Long::sum);
            }
        });
        return units.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(ACCOUNTS_MAX)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private boolean isOthers(Page page, Watchlist watchlist) {
        return !Gate.isMine(page.url(), watchlist)
                && !store.cases().isLiveAt(page.url())
                && store.frontier().answering(page.url()).stream()
                        .anyMatch(entry -> entry.watchlist().equals(watchlist.name()));
    }
}
