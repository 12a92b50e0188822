package vigie.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigie.store.Store;

/**
 * The dashboard: cases to judge, what was read and what was not, on this machine unless a password is set.
 *
 * <p>Every request passes three doors in this order: it must be meant for this dashboard ({@link HostCheck}), its visitor must
 * hold a session ({@link Access}), and a write must come from a form of our own. Reading changes nothing, so that software
 * which follows the links of mails files nothing.
 */
public final class Dashboard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

    /** Largest request taken, in bytes: a form with its note, and room to spare. */
    private static final long REQUEST_BYTES_MAX = 64 * 1024;

    /** Paths that make a visitor known. */
    private static final Set<String> DOORS = Set.of("/open", "/login");

    /** What pages need to look right; the same for everybody. */
    private static final String ASSETS = "/web/";

    private final WebSettings settings;
    private final Owner owner;
    private final Store store;
    private final Actions actions;
    private final Clock clock;
    private final SecureRandom random;
    private final Access access;
    private final Templates templates;
    private final Javalin server;
    private volatile HostCheck hostCheck;

    /**
     * Prepares the dashboard without listening yet.
     *
     * @throws IllegalArgumentException when it would be reachable from other machines without a password
     */
    public Dashboard(
            WebSettings settings, Owner owner, Store store, Actions actions, Clock clock, SecureRandom random) {
        if (!settings.onLoopback() && owner.password().isEmpty()) {
            throw new IllegalArgumentException("a dashboard at " + settings.host()
                    + " can be reached from other machines: set a password, or use 127.0.0.1");
        }
        this.settings = settings;
        this.owner = owner;
        this.store = store;
        this.actions = actions;
        this.clock = clock;
        this.random = random;
        this.access = new Access(store.sessions(), settings, owner.password(), clock, random);
        this.templates = new Templates(owner, clock);
        this.hostCheck = new HostCheck(settings, settings.port());
        this.server = Javalin.create(this::configure);
    }

    /** Listens. */
    public void start() {
        server.start(settings.host(), settings.port());
        hostCheck = new HostCheck(settings, port());
    }

    /** Returns the port listened on, once started. */
    public int port() {
        return server.port();
    }

    /** Returns a link that opens one session, once, within a day. */
    public String oneTimeLink() {
        return address() + "/open?token=" + Access.oneTimeToken(store.sessions(), clock, random);
    }

    /** Returns such a link to a dashboard that another process serves at these settings. */
    public static String oneTimeLink(WebSettings settings, Store store, Clock clock, SecureRandom random) {
        return address(settings, settings.port())
                + "/open?token="
                + Access.oneTimeToken(store.sessions(), clock, random);
    }

    private String address() {
        return address(settings, port());
    }

    private static String address(WebSettings settings, int port) {
        return settings.addressAt(port).toString().replaceAll("/+$", "");
    }

    @Override
    public void close() {
        server.stop();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = REQUEST_BYTES_MAX;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        doors(config.routes);
        pages(config.routes);
        troubles(config.routes);
    }

    private void doors(RoutesConfig routes) {
        routes.before(context -> {
            SecurityHeaders.set(context);
            hostCheck.checkHost(context);
            Language.remember(context);
            if (!context.path().startsWith(ASSETS)) {
                checkVisitor(context);
            }
        });
        DoorPages pages = new DoorPages(access, templates);
        routes.get("/open", pages::open);
        routes.get("/login", pages::ask);
        routes.post("/login", pages::enter);
        routes.post("/logout", pages::leave);
    }

    private void checkVisitor(Context context) {
        access.recognize(context);
        boolean door = DOORS.contains(context.path());
        if (!door) {
            access.checkSession(context);
        }
        if (!isRead(context)) {
            hostCheck.checkOrigin(context);
            if (!door) {
                access.checkForm(context);
            }
        }
    }

    private static boolean isRead(Context context) {
        return Set.of("GET", "HEAD").contains(context.method().name());
    }

    private void pages(RoutesConfig routes) {
        CasePages cases = new CasePages(store, actions, templates, clock);
        routes.get("/", context -> context.redirect(Section.CASES.path(), HttpStatus.SEE_OTHER));
        routes.get(Section.CASES.path(), cases::list);
        routes.get("/cases/{id}", cases::show);
        routes.get("/cases/{id}/verdict", cases::show);
        routes.post("/cases/{id}/verdict", cases::judge);
        EvidencePages files = new EvidencePages(cases, store, actions);
        routes.get("/cases/{id}/evidence/{bundle}", files::zip);
        for (Picturing.Side side : Picturing.Side.values()) {
            String path = "/cases/{id}/" + side.name().toLowerCase(Locale.ROOT) + "/{sighting}";
            routes.get(path, context -> files.picture(context, side));
        }
        LetterPages letters = new LetterPages(cases, actions.drafting(), templates);
        routes.get("/cases/{id}/letters", letters::list);
        routes.get("/cases/{id}/letters/{template}", letters::draft);
        SourcePages sources = new SourcePages(store, actions.problems(), templates, clock);
        routes.get(Section.SOURCES.path(), sources::sources);
        routes.get(Section.UNREAD.path(), sources::unread);
        routes.get(Section.MAILS.path(), sources::mails);
        routes.get(Section.SEARCH.path(), new SearchPage(actions.searching(), templates)::show);
        routes.get(ASSETS + "{file}", Assets::send);
    }

    private void troubles(RoutesConfig routes) {
        routes.exception(Refusal.class, (refusal, context) -> refuse(context, refusal.kind()));
        routes.exception(HttpResponseException.class, (refusal, context) -> {
            boolean missing = refusal.getStatus() == HttpStatus.NOT_FOUND.getCode();
            refuse(context, missing ? Refusal.Kind.NO_SUCH_PAGE : Refusal.Kind.NOT_UNDERSTOOD);
        });
        routes.exception(Exception.class, (fault, context) -> {
            LOG.error("{} {}", context.method(), context.path(), fault);
            refuse(context, Refusal.Kind.FAULT);
        });
    }

    /** A visitor without a session is led to the password where there is one. */
    private void refuse(Context context, Refusal.Kind kind) {
        if (kind == Refusal.Kind.NO_SESSION && owner.password().isPresent() && isRead(context)) {
            context.redirect("/login", HttpStatus.SEE_OTHER);
            return;
        }
        templates.refuse(context, kind, address());
    }
}
