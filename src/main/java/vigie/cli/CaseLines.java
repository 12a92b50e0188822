package vigie.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigie.crawl.Reason;
import vigie.finding.Case;
import vigie.finding.Judgment;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.notice.ReasonWords;
import vigie.watch.Words;

/** Cases and sightings as lines and as JSON. */
final class CaseLines {
    private final Desk desk;
    private final ReasonWords reasons;
    private final Words mailWords;

    CaseLines(Desk desk) {
        this.desk = desk;
        this.reasons = new ReasonWords(desk.words().language(), desk::moment);
        this.mailWords = Words.of(ReasonWords.class, desk.words().language());
    }

    /** Returns whether a person has to decide. */
    static boolean waits(Case found) {
        return found.judgment().isEmpty()
                && found.main().label().raisesAlert()
                && found.main().gone().isEmpty();
    }

    /** Returns a case on one line: id, copier, what is shared, with which original, how it stands. */
    String line(Case found) {
        return "%-5s %s".formatted(found.id(), headline(found));
    }

    String headline(Case found) {
        Sighting main = found.main();
        String how = found.judgment()
                .map(Judgment::verdict)
                .map(verdict -> desk.say("verdict." + verdict.label()))
                .orElseGet(() -> desk.say("label." + main.label()));
        String shared = shared(main.match());
        return desk.say("case.line", found.copier(), shared, title(found), how, state(main), main.url());
    }

    static String title(Case found) {
        return found.original()
                .map(known -> known.original().title())
                .orElseGet(() -> found.main().match() instanceof Match.Leak leak ? leak.original() : found.query());
    }

    String shared(Match match) {
        return switch (match) {
            case Match.Text text ->
                desk.say("shared.text", text.words(), text.containment(), text.containmentOfCandidate());
            case Match.Structure structure -> desk.say("shared.structure", structure.structureScore());
            case Match.Paraphrase paraphrase -> desk.say("shared.paraphrase", paraphrase.similarity());
            case Match.Translation translation -> desk.say("shared.translation", translation.coverage());
            case Match.Leak leak ->
                leak.ofNames()
                        ? desk.say("shared.leak.names", leak.names().getFirst(), leak.original())
                        : desk.say("shared.leak", leak.words(), leak.original());
            case Match.Image image ->
                desk.say("shared.image", image.matchedArea(), mailWords.say("orientation." + image.orientation()));
            case Match.Video video ->
                desk.say(
                        "shared.video",
                        video.inOriginal().label(),
                        video.inFound().label());
            case Match.Mention mention ->
                desk.say("shared.mention", mention.spans().size());
        };
    }

    /** Returns with which copy of a shared draft a leak is compatible. */
    String copy(Match.Trace trace) {
        if (trace.tooLittle()) {
            return desk.say("copy.little", trace.seen(), trace.slots());
        }
        return trace.compatible().stream()
                .findFirst()
                .map(copy -> desk.say("copy.compatible", copy.recipient(), copy.agreeing(), trace.seen(), copy.share()))
                .orElseGet(() -> desk.say("copy.none", trace.seen(), trace.slots()));
    }

    String state(Sighting sighting) {
        if (sighting.gone().isPresent()) {
            return desk.say("state.gone", desk.moment(sighting.gone().get()));
        }
        String state = desk.say("state." + sighting.state());
        return sighting.couldNotCheck()
                .map(reason -> state + " " + reason(reason))
                .orElse(state);
    }

    String reason(Reason reason) {
        return reasons.say(reason);
    }

    /** Returns a case as JSON shows it. */
    static Map<String, Object> json(Case found) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", found.id());
        object.put("watchlist", found.watchlist());
        object.put("copier", found.copier());
        object.put(
                "original",
                found.original()
                        .map(known -> known.id())
                        .orElseGet(() -> found.main().match() instanceof Match.Leak leak ? leak.original() : ""));
        object.put("title", title(found));
        object.put("openedAt", found.openedAt().toString());
        object.put(
                "verdict",
                found.judgment().map(known -> known.verdict().label()).orElse(""));
        List<Map<String, Object>> sightings = new ArrayList<>();
        found.sightings().forEach(sighting -> sightings.add(json(sighting)));
        object.put("sightings", sightings);
        return object;
    }

    /** The share is empty when nothing can be said of any copy. */
    private static Map<String, Object> json(Match.Trace trace) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("slots", trace.slots());
        object.put("seen", trace.seen());
        object.put(
                "agreeing",
                trace.compatible().stream().mapToInt(Match.CopyTold::agreeing).sum());
        object.put(
                "share",
                trace.compatible().stream()
                        .map(Match.CopyTold::share)
                        .findFirst()
                        .orElse(""));
        object.put(
                "compatibleWith",
                trace.compatible().stream()
                        .map(Match.CopyTold::recipient)
                        .findFirst()
                        .orElse(""));
        return object;
    }

    private static Map<String, Object> json(Sighting sighting) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", sighting.url().value());
        object.put("kind", sighting.match().kind());
        object.put("normalForm", sighting.method().normalForm());
        object.put("rules", sighting.method().rules());
        object.put(
                "label",
                sighting.label().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        object.put("why", sighting.why());
        object.put(
                "state",
                sighting.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        object.put("firstSeen", sighting.firstSeen().toString());
        object.put("lastSeen", sighting.lastSeen().toString());
        object.put("gone", sighting.gone().map(Object::toString).orElse(""));
        object.put("evidence", sighting.evidenceId());
        if (sighting.match() instanceof Match.Leak leak) {
            leak.traces().forEach(trace -> object.put("copy", json(trace)));
        }
        return object;
    }
}
