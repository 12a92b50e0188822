package vigie.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vigie.LetterDesk;
import vigie.notice.LetterDraft;
import vigie.store.Store;
import vigie.watch.Watchlist;
import vigie.watch.Watchlists;

/** Drafts a letter from a case and says what still lacks. Sends nothing. */
@Command(name = "letter")
final class LetterCommand implements Callable<Integer> {
    @Mixin
    private Desk desk;

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "case.id")
    private String id;

    @Parameters(index = "1", paramLabel = "TEMPLATE", descriptionKey = "letter.template")
    private String template;

    @Option(names = "--language", paramLabel = "fr|en", descriptionKey = "letter.language")
    private @Nullable String language;

    @Option(names = "--set", paramLabel = "FIELD=TEXT", descriptionKey = "letter.set")
    private Map<String, String> typed = new HashMap<>();

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Override
    public Integer call() {
        LetterDesk letters = new LetterDesk(desk.clock());
        if (!letters.names().contains(template)) {
            throw new IllegalArgumentException(
                    desk.say("letter.unknown", template, String.join(", ", letters.names())));
        }
        List<Watchlist> watchlists = Watchlists.read(
                        desk.configuration().watchlists(), desk.configuration().language())
                .watchlists();
        try (Store store = desk.store()) {
            desk.requireCase(store, id);
            Locale asked = language == null ? desk.words().language() : Locale.forLanguageTag(language);
            LetterDraft draft = letters.draft(store, watchlists, id, template, asked, typed);
            print(draft);
            return draft.missing().isEmpty() ? 0 : 1;
        }
    }

    private void print(LetterDraft draft) {
        if (json) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("template", draft.template());
            object.put("subject", draft.subject());
            object.put("message", draft.message());
            object.put(
                    "missing",
                    draft.missing().stream().map(field -> field.name()).toList());
            object.put("cautions", draft.cautions());
            desk.json(object);
            return;
        }
        desk.out().println(desk.say("letter.guide") + "\n" + draft.guide() + "\n");
        desk.out().println(desk.say("letter.subject", draft.subject()) + "\n");
        desk.out().println(draft.message() + "\n");
        draft.shortVersion().ifPresent(text -> desk.out().println(desk.say("letter.short") + "\n" + text + "\n"));
        draft.platform()
                .ifPresent(platform -> desk.out().println(desk.say("letter.platform", platform.id(), platform.form())));
        draft.cautions().forEach(caution -> desk.out().println("! " + caution));
        if (!draft.missing().isEmpty()) {
            desk.out().println(desk.say("letter.missing"));
            draft.missing()
                    .forEach(field -> desk.out()
                            .println("  " + field.name() + ": " + field.label() + " (" + field.filledBy() + ")"));
        }
        desk.out().println(desk.say("letter.nothing-sent"));
    }
}
