package vigie.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.store.Store;

/** The list of cases, and one case with its verdict form. Reading files nothing: only the form's own button does. */
final class CasePages {
    private final Store store;
    private final Actions actions;
    private final Templates templates;
    private final Clock clock;

    CasePages(Store store, Actions actions, Templates templates, Clock clock) {
        this.store = store;
        this.actions = actions;
        this.templates = templates;
        this.clock = clock;
    }

    /** Lists the cases of one shelf, newest first. */
    void list(Context context) {
        Shelf shelf = Optional.ofNullable(context.queryParam("shelf"))
                .flatMap(Shelf::of)
                .orElse(Shelf.OPEN);
        Map<Shelf, List<Case>> shelves = shelves();
        Leaf<Case> leaf = Leaf.of(shelves.getOrDefault(shelf, List.of()), context.queryParam("page"));
        templates.show(
                context,
                "cases",
                Map.of(
                        "shelf", shelf,
                        "shelves", shelves,
                        "leaf", leaf,
                        "places", store.sources().all().size(),
                        "pages", store.pages().count()));
    }

    private Map<Shelf, List<Case>> shelves() {
        return store.cases().all().stream()
                .collect(Collectors.groupingBy(Shelf::of, () -> new EnumMap<>(Shelf.class), Collectors.toList()));
    }

    /** Shows one case, with the verdict of the address preselected. */
    void show(Context context) {
        Case theCase = find(context);
        show(context, theCase, Preset.of(context, theCase));
    }

    private void show(Context context, Case theCase, Preset preset) {
        templates.show(context, "case", Map.of("sheet", sheet(theCase, shown(context, theCase), preset)));
    }

    /** Files the verdict of the form, or shows the form again with what is missing. */
    void judge(Context context) {
        Case theCase = find(context);
        switch (VerdictForm.of(context, today())) {
            case VerdictForm.Usable form -> {
                actions.judging().judge(theCase.id(), form.verdict(), form.scope(), form.until(), form.note());
                context.redirect("/cases/" + theCase.id() + "#judgment", HttpStatus.SEE_OTHER);
            }
            case VerdictForm.Unusable form -> {
                context.status(HttpStatus.BAD_REQUEST);
                show(context, theCase, form.preset());
            }
        }
    }

    /** Returns the case an address names, or ends with a page that says there is none. */
    Case find(Context context) {
        return store.cases().byId(context.pathParam("id")).orElseThrow(() -> new Refusal(Refusal.Kind.NO_SUCH_CASE));
    }

    private static Sighting shown(Context context, Case theCase) {
        return theCase.sightings().stream()
                .filter(sighting -> Long.toString(sighting.id()).equals(context.queryParam("seen")))
                .findFirst()
                .orElseGet(theCase::main);
    }

    private CaseSheet sheet(Case theCase, Sighting shown, Preset preset) {
        String page = store.cases().pageText(shown.id());
        List<Segment> mine = shown.match() instanceof Match.Aligned aligned
                ? Segment.ofOriginal(originalText(theCase), aligned.passages())
                : List.of();
        List<Segment> theirs = switch (shown.match()) {
            case Match.Aligned aligned -> Segment.ofCandidate(page, aligned.passages());
            case Match.Leak leak ->
                Segment.ofSpans(
                        page,
                        leak.passages().stream().map(Match.Leaked::candidate).toList());
            case Match.Mention mention -> Segment.ofSpans(page, mention.spans());
            case Match.Structure structure -> List.of();
            case Match.Image image -> List.of();
            case Match.Video video -> List.of();
        };
        Ladder ladder = shown.match() instanceof Match.Structure structure
                ? Ladder.of(originalText(theCase), page, structure.steps())
                : new Ladder(List.of());
        return new CaseSheet(
                theCase,
                Shelf.of(theCase),
                shown,
                mine,
                theirs,
                ladder,
                store.evidence().find(shown.evidenceId()).map(EvidenceSheet::of),
                actions.picturing().sides(theCase, shown),
                preset);
    }

    private static String originalText(Case theCase) {
        return theCase.original().map(known -> known.original().text()).orElse("");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
