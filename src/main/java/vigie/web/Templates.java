package vigie.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import vigie.watch.Words;

/** Writes pages from the templates compiled with the program. Every value is escaped for the place it stands in. */
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Owner owner;
    private final Clock clock;

    Templates(Owner owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /** Returns the words, dates and form token of a request's visitor. */
    View view(Context context) {
        return new View(
                Words.of(Templates.class, Language.of(context, owner.language())),
                clock.getZone(),
                Access.csrf(context).orElse(""),
                context.path());
    }

    /** Answers with a page. */
    void show(Context context, String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("view", view(context));
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", all, html);
        context.html(html.toString());
    }

    /** Answers with a page that says what is wrong and what to do next. */
    void refuse(Context context, Refusal.Kind kind, String address) {
        context.status(kind.status());
        View view = view(context);
        show(
                context,
                "refusal",
                Map.of(
                        "title", view.say("refusal." + kind + ".title"),
                        "next", view.say("refusal." + kind + ".next", address)));
    }
}
