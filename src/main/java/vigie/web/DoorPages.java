package vigie.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/** The ways in: a one-time link, or the password where one is set. */
final class DoorPages {
    private final Access access;
    private final Templates templates;

    DoorPages(Access access, Templates templates) {
        this.access = access;
        this.templates = templates;
    }

    /** Takes a one-time link. */
    void open(Context context) {
        access.openByLink(context);
        context.redirect(Section.CASES.path(), HttpStatus.SEE_OTHER);
    }

    /** Asks for the password. */
    void ask(Context context) {
        if (!access.takesPassword()) {
            throw new Refusal(Refusal.Kind.NO_SESSION);
        }
        templates.show(context, "login", Map.of("wrong", false));
    }

    /** Takes the password. */
    void enter(Context context) {
        if (access.openByPassword(context)) {
            context.redirect(Section.CASES.path(), HttpStatus.SEE_OTHER);
            return;
        }
        context.status(HttpStatus.FORBIDDEN);
        templates.show(context, "login", Map.of("wrong", true));
    }

    /** Ends the visitor's session. */
    void leave(Context context) {
        access.close(context);
        context.redirect(Section.CASES.path(), HttpStatus.SEE_OTHER);
    }
}
