package vigie;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vigie.evidence.Bundle;
import vigie.finding.Case;
import vigie.notice.LetterDraft;
import vigie.notice.LetterFacts;
import vigie.notice.Letters;
import vigie.store.Store;
import vigie.watch.Watchlist;
import vigie.watch.Words;

/** Gathers what a letter is drafted from. Sends nothing. */
public final class LetterDesk {
    private final Letters letters = new Letters();
    private final Clock clock;

    public LetterDesk(Clock clock) {
        this.clock = clock;
    }

    /** Returns the names of all letters. */
    public List<String> names() {
        return letters.names();
    }

    /** Returns what a letter is called in a language. */
    public static String title(String name, Locale language) {
        return Words.of(LetterDesk.class, language).say("letter." + name);
    }

    /** Returns a letter for a case that exists, filled as far as is known. */
    public LetterDraft draft(
            Store store,
            List<Watchlist> watchlists,
            String caseId,
            String template,
            Locale language,
            Map<String, String> typed) {
        Case found = store.cases().byId(caseId).orElseThrow();
        Optional<Watchlist> watchlist = watchlists.stream()
                .filter(known -> known.name().equals(found.watchlist()))
                .findFirst();
        Optional<Bundle> bundle = Teller.evidence(store, found);
        ZoneId zone = watchlist.map(known -> known.digest().zone()).orElse(clock.getZone());
        LetterFacts facts = new LetterFacts(
                found,
                store.cases().pageText(found.main().id()),
                found.original().map(known -> known.original().text()).orElse(""),
                bundle,
                Optional.empty(),
                watchlist.map(Watchlist::owner).orElse(""),
                profile(watchlist),
                typed,
                LocalDate.ofInstant(clock.instant(), zone),
                zone);
        return letters.draft(template, language, facts);
    }

    private static Map<String, String> profile(Optional<Watchlist> watchlist) {
        Map<String, String> profile = new HashMap<>();
        watchlist.ifPresent(known -> {
            profile.put("sender_name", known.owner());
            profile.put("sender_email", known.recipients().getFirst());
            profile.put("creator_name", known.owner());
        });
        return profile;
    }
}
