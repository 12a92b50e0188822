package vigie.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vigie.crawl.CanonicalUrl;
import vigie.finding.Sighting;
import vigie.finding.State;
import vigie.match.Match;
import vigie.text.Level;
import vigie.text.Passage;
import vigie.text.Span;
import vigie.watch.FirstPublished;
import vigie.watch.KnownOriginal;
import vigie.watch.Original;
import vigie.watch.Words;

/** The values of a letter's fields that follow from the facts; a field that does not follow is absent. */
final class LetterValues {
    /** More passages make a letter nobody reads; all of them stand in the evidence bundle. */
    private static final int PASSAGES_MAX = 10;

    /** Lines of a mail stay under 1,000 characters; a passage may stand twice in one. */
    private static final int PASSAGE_UNITS_MAX = 400;

    private final LetterFacts facts;
    private final Words words;
    private final Moments moments;
    private final Map<String, String> values = new LinkedHashMap<>();

    private LetterValues(LetterFacts facts, Locale language) {
        this.facts = facts;
        this.words = Words.of(LetterValues.class, language);
        this.moments = new Moments(language, facts.zone());
    }

    /** Returns the values by field: what follows from the case, then the owner's details, then what was typed. */
    static Map<String, String> of(LetterFacts facts, Locale language) {
        return new LetterValues(facts, language).all();
    }

    private Map<String, String> all() {
        parties();
        facts.found().original().ifPresent(this::original);
        page();
        evidence();
        values.putAll(facts.profile());
        values.putAll(facts.typed());
        values.values().removeIf(String::isBlank);
        return Map.copyOf(values);
    }

    private void parties() {
        int year = facts.found().openedAt().atZone(facts.zone()).getYear();
        values.put("case_ref", "VG-" + year + "-" + facts.found().id().toUpperCase(Locale.ROOT));
        values.put("notice_date", moments.day(facts.today()));
        values.put("sender_name", facts.owner());
        values.put("creator_name", facts.owner());
    }

    private void original(KnownOriginal known) {
        Original original = known.original();
        values.put("work_title", original.title());
        values.put("work_description", description(original));
        original.url().ifPresent(url -> values.put("work_original_urls", url.toString()));
        published(original.published()).ifPresent(day -> values.put("work_first_published_at", day));
    }

    /** A date stands in a letter only when it is known to the day and somebody can be shown where it comes from. */
    private Optional<String> published(FirstPublished published) {
        boolean toTheDay = published.precision() == FirstPublished.Precision.SECOND
                || published.precision() == FirstPublished.Precision.DAY;
        return toTheDay && published.isStated() ? Optional.of(day(published)) : Optional.empty();
    }

    private String day(FirstPublished published) {
        // a date without a time is kept as the start of its day in UTC
        return published.precision() == FirstPublished.Precision.DAY
                ? moments.day(LocalDate.ofInstant(published.at(), ZoneOffset.UTC))
                : moments.day(published.at());
    }

    private String description(Original original) {
        int pictures = original.images().size();
        if (original.text().isBlank()) {
            return words.say("letter.work-description.images", pictures, Excerpt.shortened(original.title(), 120));
        }
        int wordCount = original.text().strip().split("\\s+").length;
        String beginning = Excerpt.shortened(original.text().strip(), 120);
        String text = words.say("letter.work-description", wordCount, beginning);
        return pictures == 0 ? text : words.say("letter.work-description.both", text, pictures);
    }

    private void page() {
        Sighting main = facts.found().main();
        values.put("infringing_urls", urls());
        values.put("infringing_first_seen_at", moments.day(firstSeen(main)));
        values.put("copied_elements", copied(main.match()));
        values.put("host_domain", main.url().uri().getHost());
        facts.ipAddress().ifPresent(address -> values.put("host_ip", address));
    }

    private Instant firstSeen(Sighting main) {
        return subjects()
                .map(Sighting::firstSeen)
                .min(Comparator.naturalOrder())
                .orElse(main.firstSeen());
    }

    /** What a letter is about: seen twice, still shown, and not allowed, earlier or quoted. */
    private Stream<Sighting> subjects() {
        return facts.found().sightings().stream()
                .filter(sighting -> sighting.gone().isEmpty() && sighting.state() == State.CONFIRMED)
                .filter(sighting -> sighting.label().raisesAlert());
    }

    private String urls() {
        return subjects().map(Sighting::url).distinct().map(CanonicalUrl::value).collect(Collectors.joining("\n"));
    }

    private String copied(Match match) {
        return switch (match) {
            case Match.Aligned aligned -> passages(aligned);
            case Match.Leak leak ->
                leak.passages().stream()
                        .limit(PASSAGES_MAX)
                        .map(leaked -> words.say(
                                "letter.copied.exact", leaked.words(), words(facts.pageText(), leaked.candidate())))
                        .collect(Collectors.joining("\n"));
            case Match.Image image ->
                words.say(
                        "letter.copied.image",
                        image.originalImage(),
                        words.say("percent", Math.round(image.matchedArea() * 100)),
                        image.image());
            case Match.Video video ->
                words.say(
                        "letter.copied.video",
                        video.originalVideo(),
                        video.inOriginal().label(),
                        video.inFound().label(),
                        video.video());
            case Match.Structure structure -> "";
            case Match.Mention mention -> "";
        };
    }

    private String passages(Match.Aligned aligned) {
        List<String> lines = aligned.passages().stream()
                .limit(PASSAGES_MAX)
                .map(this::passage)
                .collect(Collectors.toCollection(java.util.ArrayList::new));
        int left = aligned.passages().size() - lines.size();
        if (left > 0) {
            lines.add(words.say("letter.copied.more", left));
        }
        return String.join("\n", lines);
    }

    private String passage(Passage passage) {
        String mine = words(facts.originalText(), passage.original());
        String theirs = words(facts.pageText(), passage.candidate());
        return passage.level() == Level.EXACT
                ? words.say("letter.copied.exact", passage.words(), theirs)
                : words.say("letter.copied.changed", passage.words(), mine, theirs);
    }

    private static String words(String text, Span span) {
        return span.end() > text.length()
                ? "…"
                : Excerpt.shortened(span.of(text).strip(), PASSAGE_UNITS_MAX);
    }

    private void evidence() {
        facts.bundle().ifPresent(bundle -> {
            values.put("evidence_bundle_id", bundle.id());
            values.put("evidence_captured_at", seconds(bundle.capturedAt()));
            values.put("evidence_manifest_sha256", bundle.manifestSha256());
            facts.ipAddress().ifPresent(address -> values.put("host_lookup_at", seconds(bundle.capturedAt())));
        });
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
