package vigie.notice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Sighting;
import vigie.finding.State;
import vigie.match.Match;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Words;

/** The sentences that mails say about a case: what was observed, never who is to blame. */
final class CaseWords {
    private static final int TITLE_UNITS_MAX = 60;

    private final Words words;
    private final ReasonWords reasons;
    private final Moments moments;

    CaseWords(Locale language, Moments moments) {
        this.words = Words.of(CaseWords.class, language);
        this.reasons = new ReasonWords(language, moments::moment);
        this.moments = moments;
    }

    /** A name and what is said of it. */
    record Fact(String name, String value) {}

    String say(String key, Object... arguments) {
        return words.say(key, arguments);
    }

    String reason(vigie.crawl.Reason reason) {
        return reasons.say(reason);
    }

    /** One sentence: what a page shares with which original. */
    String headline(Case found) {
        String observed = observed(found);
        return found.main().label() == Label.OUTSIDE_PERMISSION ? words.say("headline.outside", observed) : observed;
    }

    private String observed(Case found) {
        String copier = found.copier();
        return switch (found.main().match()) {
            case Match.Text text -> words.say("headline.text", copier, text.words(), title(found));
            case Match.Structure structure -> words.say("headline.structure", copier, title(found));
            case Match.Paraphrase paraphrase -> words.say("headline.paraphrase", copier, title(found));
            case Match.Translation translation -> words.say("headline.translation", copier, title(found));
            case Match.Leak leak ->
                leak.ofNames()
                        ? words.say("headline.leak.names", copier, leak.names().getFirst(), leak.original())
                        : words.say("headline.leak", copier, leak.words(), leak.original());
            case Match.Image image -> words.say("headline.image", copier, percent(image.matchedArea()), title(found));
            case Match.Video video ->
                words.say("headline.video", copier, Math.round(video.inFound().seconds()), title(found));
            case Match.Mention mention -> words.say("headline.mention", copier, found.query());
        };
    }

    String title(Case found) {
        return found.original()
                .map(known -> Excerpt.shortened(known.original().title(), TITLE_UNITS_MAX))
                .orElseGet(() -> found.main().match() instanceof Match.Leak leak ? leak.original() : found.query());
    }

    /** What the second look gave; the two ways of not knowing are kept apart. */
    String state(Sighting sighting) {
        if (sighting.state() == State.COULD_NOT_CHECK) {
            return sighting.couldNotCheck()
                    .map(reason -> words.say("state.COULD_NOT_CHECK.because", reason(reason)))
                    .orElseGet(() -> words.say("state.COULD_NOT_CHECK"));
        }
        return words.say("state." + sighting.state());
    }

    /** What the gate said, when it is not simply a reuse; with its particular. */
    Optional<String> label(Sighting sighting) {
        if (sighting.label() == Label.REUSE || sighting.label() == Label.MENTION) {
            return Optional.empty();
        }
        String label = words.say("label." + sighting.label());
        return Optional.of(sighting.why().isEmpty() ? label : words.say("label.why", label, sighting.why()));
    }

    /** All that is known of the case, in the order a person asks. */
    List<Fact> facts(Case found) {
        Sighting main = found.main();
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("first-seen", zoned(main.firstSeen())));
        facts.add(fact(
                "page-date",
                main.pageDate()
                        .map(date -> words.say("page-date.known", moments.day(date)))
                        .orElseGet(() -> words.say("page-date.unknown"))));
        found.original().ifPresent(known -> facts.add(fact("original", originalLine(known))));
        facts.add(fact("shared", shared(main.match())));
        copy(main.match()).ifPresent(copy -> facts.add(fact("copy", copy)));
        facts.add(fact("state", state(main)));
        label(main).ifPresent(label -> facts.add(fact("label", label)));
        main.gone().ifPresent(at -> facts.add(fact("gone", zoned(at))));
        return facts;
    }

    /** When an original came out, with where that date comes from. */
    String published(FirstPublished published) {
        String date = switch (published.precision()) {
            case SECOND, DAY -> moments.day(published.at());
            case MONTH -> moments.pattern(published.at(), "MMMM uuuu");
            case YEAR -> moments.pattern(published.at(), "uuuu");
        };
        return words.say("published." + published.origin(), date);
    }

    /** Where a link of a mail leads: the case, a verdict preselected; nothing is filed by following it. */
    static Optional<String> link(Optional<URI> dashboard, String caseId, String verdict) {
        return dashboard.map(base -> base.toString().replaceAll("/+$", "") + "/cases/" + caseId
                + (verdict.isEmpty() ? "" : "?verdict=" + verdict));
    }

    String percent(double share) {
        return words.say("percent", Math.round(share * 100));
    }

    private Fact fact(String name, String value) {
        return new Fact(words.say("fact." + name), value);
    }

    private String zoned(java.time.Instant instant) {
        return words.say("zoned", moments.moment(instant), moments.zone().getId());
    }

    private String originalLine(KnownOriginal known) {
        String line = words.say(
                "original.line",
                known.original().title(),
                published(known.original().published()));
        return known.original().url().map(url -> line + "\n" + url).orElse(line);
    }

    private String shared(Match match) {
        return switch (match) {
            case Match.Text text -> sharedText(text);
            case Match.Structure structure ->
                words.say("shared.structure", structure.steps().size(), percent(structure.structureScore()));
            case Match.Paraphrase paraphrase ->
                words.say("shared.paraphrase", paraphrase.passages().size(), percent(paraphrase.similarity()));
            case Match.Translation translation ->
                words.say("shared.translation", translation.passages().size(), percent(translation.coverage()));
            case Match.Leak leak ->
                leak.ofNames()
                        ? words.say("shared.leak.names", leak.passages().size())
                        : words.say("shared.leak", leak.words(), leak.passages().size());
            case Match.Image image ->
                words.say(
                        "shared.image",
                        image.originalImage(),
                        percent(image.matchedArea()),
                        percent(image.originalVisible()),
                        words.say("orientation." + image.orientation()));
            case Match.Video video ->
                words.say(
                        "shared.video",
                        video.originalVideo(),
                        video.inOriginal().label(),
                        video.inFound().label());
            case Match.Mention mention ->
                words.say("size.mention", mention.spans().size());
        };
    }

    /** With which copy of a shared draft a leak is compatible; never that its recipient passed it on. */
    private Optional<String> copy(Match match) {
        return match instanceof Match.Leak leak
                ? leak.traces().stream().findFirst().map(this::copy)
                : Optional.empty();
    }

    private String copy(Match.Trace trace) {
        if (trace.tooLittle()) {
            return words.say("copy.little", trace.seen(), trace.slots());
        }
        return trace.compatible().stream()
                .findFirst()
                .map(copy -> words.say("copy.compatible", copy.recipient(), copy.agreeing(), trace.seen()))
                .orElseGet(() -> words.say("copy.none", trace.seen(), trace.slots()));
    }

    private String sharedText(Match.Text text) {
        String shared = words.say(
                "shared.text",
                text.words(),
                text.passages().size(),
                percent(text.containment()),
                percent(text.containmentOfCandidate()));
        if (text.blockOrder().isEmpty()) {
            return shared;
        }
        String order = text.blockOrder().stream().map(String::valueOf).collect(Collectors.joining("-"));
        return words.say("shared.text.moved", shared, order);
    }
}
