package vigie;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
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
        Map<String, StringBuilder> texts = new TreeMap<>();
        store.pages().forEach((page, readAt) -> {
            if (isOthers(page, watchlist)) {
                StringBuilder text = texts.computeIfAbsent(Copier.of(page.url()), name -> new StringBuilder());
                int room = Math.max(0, UNITS_MAX - text.length());
                text.append(page.text(), 0, Math.min(room, page.text().length()))
                        .append('\n');
            }
        });
        return texts.entrySet().stream()
                .map(entry -> new Account(
                        entry.getKey(), StyleProfile.of(List.of(entry.getValue().toString()), background)))
                .filter(account -> account.profile().words() >= Style.WORDS_MIN)
                .sorted(Comparator.comparingInt(
                                (Account account) -> -account.profile().words())
                        .thenComparing(Account::name))
                .limit(ACCOUNTS_MAX)
                .toList();
    }

    private boolean isOthers(Page page, Watchlist watchlist) {
        return !Gate.isMine(page.url(), watchlist)
                && !store.cases().isLiveAt(page.url())
                && store.frontier().answering(page.url()).stream()
                        .anyMatch(entry -> entry.watchlist().equals(watchlist.name()));
    }
}
