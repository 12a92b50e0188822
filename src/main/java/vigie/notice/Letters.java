package vigie.notice;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.finding.Case;
import vigie.finding.Label;
import vigie.finding.Sighting;
import vigie.match.Match;
import vigie.notice.LetterDraft.MissingField;
import vigie.watch.Words;

/**
 * Drafts letters: fills what the facts give, leaves visible blanks for the rest, and says what speaks against sending.
 * The signature and the reasoning are always a person's. Nothing is ever sent from here. Immutable and thread-safe.
 */
public final class Letters {
    private static final Pattern USED = Pattern.compile("\\{\\??(\\w+)\\}");

    /** Letters that rest on an original that came first and was reproduced. */
    private static final List<String> FOR_REUSE = List.of(
            "first-contact",
            "removal-request-author",
            "dsa-art16-notice",
            "dmca-notice",
            "hosting-notice",
            "search-deindex",
            "dsa-art20-complaint",
            "retraction");

    /** Letters to somebody who was given a permission and goes beyond it. */
    private static final List<String> FOR_PERMISSION = List.of("permission-renewal", "permission-invoice");

    /** Letters about the owner's own affairs, which no case speaks against. */
    private static final List<String> WITHOUT_CASE = List.of(
            "ai-objection-platform", "ai-objection-client", "contract-clauses", "legal-grounds", "monthly-routine");

    private final LetterLibrary library = LetterLibrary.shipped();

    /** Returns the names of all letters, in the order a person is shown them. */
    public List<String> names() {
        return LetterLibrary.NAMES;
    }

    /**
     * Returns the letters that a case can carry: all of a reuse's when the original is known to be earlier, the friendly
     * first one when that is not known, the courteous word for a likeness, first of all an offer to whoever was given a
     * permission, none otherwise.
     */
    public List<String> fitting(Case found) {
        return fits(found);
    }

    static List<String> fits(Case found) {
        Sighting main = found.main();
        if (main.label() == Label.SIMILAR) {
            return List.of("style-courtesy");
        }
        if (!main.label().raisesAlert() || main.match() instanceof Match.Mention) {
            return List.of();
        }
        if (main.match() instanceof Match.Leak) {
            return List.of("leak-notice");
        }
        List<String> fitting = isEarlier(found, main) ? FOR_REUSE : List.of("first-contact");
        return main.label() == Label.OUTSIDE_PERMISSION
                ? Stream.concat(FOR_PERMISSION.stream(), fitting.stream()).toList()
                : fitting;
    }

    /** Returns the service that an address belongs to, if it is known. */
    public Optional<Platform> platform(CanonicalUrl url) {
        return library.platforms().stream()
                .filter(platform -> platform.owns(url))
                .findFirst();
    }

    /** Returns a letter filled from the facts; IllegalArgumentException for an unknown name or a personal field in the profile. */
    public LetterDraft draft(String name, Locale language, LetterFacts facts) {
        LetterTemplate template = LetterLibrary.template(name, language);
        requireNothingPersonal(facts.profile());
        Map<String, String> values = LetterValues.of(facts, template.language());
        Filling filling = new Filling(values, Words.of(Letters.class, template.language()));
        Optional<Platform> platform = platform(facts.found().main().url());
        String message = filling.render(template.message());
        return new LetterDraft(
                name,
                template.language(),
                filling.renderGuide(template.guide()),
                template.head().getOrDefault("recipient", ""),
                filling.render(template.subject()),
                message,
                template.shortVersion().map(filling::render),
                filling.missing(template),
                platform,
                cautions(name, template, facts, message, filling.words));
    }

    private void requireNothingPersonal(Map<String, String> profile) {
        for (String name : profile.keySet()) {
            LetterField field = library.fields().get(name);
            if (field == null || field.isPersonal()) {
                throw new IllegalArgumentException("not a field of a profile: " + name);
            }
        }
    }

    private static boolean isEarlier(Case found, Sighting main) {
        return found.original()
                .map(known -> known.original().published())
                .filter(published -> published.isStated()
                        && published.at().isBefore(main.pageDate().orElse(main.firstSeen())))
                .isPresent();
    }

    private List<String> cautions(
            String name, LetterTemplate template, LetterFacts facts, String message, Words words) {
        List<String> cautions = new ArrayList<>();
        List<String> fitting = fitting(facts.found());
        if (!fitting.contains(name) && !WITHOUT_CASE.contains(name)) {
            cautions.add(
                    fitting.isEmpty()
                            ? words.say("letter.caution.fit.none")
                            : words.say("letter.caution.fit", String.join(", ", fitting)));
        }
        if (!template.isSent()) {
            cautions.add(words.say("letter.caution.never-sent"));
        }
        Sighting main = facts.found().main();
        if (main.gone().isPresent()) {
            cautions.add(words.say("letter.caution.gone"));
        }
        platform(main.url()).ifPresent(platform -> {
            if (!platform.isExact(main.url())) {
                cautions.add(words.say("letter.caution.address", platform.id(), main.url()));
            }
            cautions.add(words.say("letter.caution.forwarded", platform.id(), platform.passedOn()));
        });
        cautions.addAll(unwelcome(name, template, facts, message, words));
        return cautions;
    }

    /** Wordings in what a person typed that the rules for letters exclude: threats, insults, certainty. */
    private List<String> unwelcome(
            String name, LetterTemplate template, LetterFacts facts, String message, Words words) {
        if (LetterLibrary.NOT_LETTERS.contains(name)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        for (Pattern pattern :
                library.unwelcomeWordings().getOrDefault(template.language().getLanguage(), List.of())) {
            for (String typed : facts.typed().values()) {
                Matcher matcher = pattern.matcher(typed);
                if (matcher.find() && message.contains(typed)) {
                    found.add(words.say("letter.caution.wording", matcher.group()));
                }
            }
        }
        return found;
    }

    /** The values of one letter, printed. */
    private final class Filling {
        private final Map<String, String> values;
        private final Words words;

        Filling(Map<String, String> values, Words words) {
            this.values = values;
            this.words = words;
        }

        String render(String text) {
            return LetterTemplate.render(text, values::containsKey, this::valueOrBlank);
        }

        /** A guide names fields to explain them: it shows their labels, not their values. */
        String renderGuide(String text) {
            return LetterTemplate.render(text, name -> true, this::label);
        }

        List<MissingField> missing(LetterTemplate template) {
            Set<String> used = new LinkedHashSet<>();
            USED.matcher(template.subject() + template.message()).results().forEach(field -> used.add(field.group(1)));
            return used.stream()
                    .filter(name -> template.required().contains(name) && !values.containsKey(name))
                    .map(name -> new MissingField(
                            name,
                            label(name),
                            words.say("letter.filler." + field(name).filledBy())))
                    .toList();
        }

        private String valueOrBlank(String name) {
            String value = values.get(name);
            return value == null ? words.say("letter.blank", label(name)) : printed(name, value);
        }

        /** Days are typed and kept as ISO 8601 and printed in words. */
        private String printed(String name, String value) {
            boolean day = field(name).type().equals("date") && value.matches("\\d{4}-\\d\\d-\\d\\d");
            return day ? new Moments(words.language(), ZoneOffset.UTC).day(LocalDate.parse(value)) : value;
        }

        private String label(String name) {
            return field(name).label(words.language());
        }

        private LetterField field(String name) {
            LetterField field = library.fields().get(name);
            if (field == null) {
                throw new IllegalStateException("a template names an unknown field: " + name);
            }
            return field;
        }
    }
}
