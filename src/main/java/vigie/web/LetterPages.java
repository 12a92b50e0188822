package vigie.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import vigie.finding.Case;

/** Letters about a case, drafted to be read, completed and sent by a person. Sends nothing. */
final class LetterPages {
    private final CasePages cases;
    private final Drafting drafting;
    private final Templates templates;

    LetterPages(CasePages cases, Drafting drafting, Templates templates) {
        this.cases = cases;
        this.drafting = drafting;
        this.templates = templates;
    }

    /** Lists the letters there are. */
    void list(Context context) {
        Case theCase = cases.find(context);
        templates.show(context, "letters", Map.of("theCase", theCase, "letters", letters(context)));
    }

    /** Shows one letter as far as it goes, and what still lacks. */
    void draft(Context context) {
        Case theCase = cases.find(context);
        Drafting.Template letter = letters(context).stream()
                .filter(each -> each.name().equals(context.pathParam("template")))
                .findFirst()
                .orElseThrow(() -> new Refusal(Refusal.Kind.NO_SUCH_PAGE));
        Drafting.Draft draft = drafting.draft(
                theCase.id(), letter.name(), templates.view(context).words().language());
        templates.show(context, "letter", Map.of("theCase", theCase, "letter", letter, "draft", draft));
    }

    private List<Drafting.Template> letters(Context context) {
        return drafting.templates(templates.view(context).words().language());
    }
}
