package vigie.web;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.text.Passage;

/** A case told in sentences that a person who never heard of shingles can weigh. */
public final class CaseWords {
    private CaseWords() {}

    /** Returns the work a case is about: its title, or the words of a standing query. */
    public static String work(Case theCase) {
        return theCase.original()
                .map(known -> known.original().title().isBlank()
                        ? known.original().key()
                        : known.original().title())
                .orElseGet(() -> theCase.main().match() instanceof Match.Leak leak
                        ? leak.original()
                        : unquoted(theCase.query()));
    }

    /** A query of one phrase loses its quotation marks, as titles have their own. */
    private static String unquoted(String query) {
        boolean phrase = query.length() > 2 && query.startsWith("\"") && query.indexOf('"', 1) == query.length() - 1;
        return phrase ? query.substring(1, query.length() - 1) : query;
    }

    /** Returns one line that names a case: which work, with whom. */
    public static String title(View view, Case theCase) {
        String key = theCase.main().match() instanceof Match.Mention ? "case.title.mention" : "case.title";
        return view.say(key, work(theCase), theCase.copier());
    }

    /** Returns what agrees and how much of it. */
    public static String measure(View view, Match match) {
        return switch (match) {
            case Match.Text text ->
                view.say(
                        "measure.text",
                        text.words(),
                        view.share(text.containment()),
                        view.share(text.containmentOfCandidate()));
            case Match.Structure structure ->
                view.say("measure.structure", structure.steps().size(), view.share(structure.structureScore()));
            case Match.Paraphrase paraphrase ->
                view.say("measure.paraphrase", view.share(paraphrase.similarity()), words(paraphrase));
            case Match.Translation translation ->
                view.say("measure.translation", view.share(translation.coverage()), words(translation));
            case Match.Leak leak -> leak(view, leak);
            case Match.Image image ->
                view.say(
                        image.verified() ? "measure.image.verified" : "measure.image.unverified",
                        view.share(image.originalVisible()),
                        view.share(image.matchedArea()));
            case Match.Video video ->
                view.say(
                        "measure.video",
                        video.inOriginal().label(),
                        video.inFound().label());
            case Match.Mention mention ->
                view.say("measure.mention", mention.spans().size());
        };
    }

    private static String leak(View view, Match.Leak leak) {
        String shown = leak.ofNames()
                ? view.say(
                        "measure.leak.names",
                        leak.names().getFirst(),
                        leak.passages().size())
                : view.say("measure.leak", leak.words(), leak.passages().size());
        return leak.traces().stream()
                .findFirst()
                .map(trace -> view.say("copy.after", shown, copy(view, trace)))
                .orElse(shown);
    }

    /** Which copy of a shared draft a leak goes with; never that its recipient passed it on. */
    private static String copy(View view, Match.Trace trace) {
        if (trace.tooLittle()) {
            return view.say("copy.little", trace.seen(), trace.slots());
        }
        return trace.compatible().stream()
                .findFirst()
                .map(copy -> view.say("copy.compatible", copy.recipient(), copy.agreeing(), trace.seen()))
                .orElseGet(() -> view.say("copy.none", trace.seen(), trace.slots()));
    }

    private static int words(Match.Aligned aligned) {
        return aligned.passages().stream().mapToInt(Passage::words).sum();
    }

    /** Returns how closely the two sides of a passage agree. */
    public static String level(View view, Passage passage) {
        return view.say("level." + styleClass(passage.level()));
    }

    /** Returns the order in which a page shows the original's blocks: {@code 3-1-2-4}. */
    public static String order(Match.Text text) {
        return text.blockOrder().stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** Returns a number to three decimals, as the visitor's language writes it. */
    public static String number(View view, double number) {
        NumberFormat format = NumberFormat.getNumberInstance(view.words().language());
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    /** Returns how a found picture is turned, in words. */
    public static String turned(View view, Match.Image image) {
        return view.say("orientation." + image.orientation().name());
    }

    /** Returns whether it was found again, and why that could not be checked. */
    public static String state(View view, Sighting sighting) {
        return sighting.couldNotCheck()
                .map(reason -> view.say("state.because", stateWord(view, sighting), view.reason(reason)))
                .orElse(stateWord(view, sighting));
    }

    private static String stateWord(View view, Sighting sighting) {
        return view.say("state." + sighting.state().name());
    }

    /** Returns what the gate said and its particular. */
    public static String gate(View view, Sighting sighting) {
        String label = view.say("label." + sighting.label().name());
        return sighting.why().isBlank() ? label : view.say("label.because", label, sighting.why());
    }

    /** Returns the name of a channel. */
    public static String kind(View view, Match match) {
        return view.say("kind." + match.kind());
    }

    /** Returns an enum's name as style classes write it. */
    public static String styleClass(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
