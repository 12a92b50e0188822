package vigie.notice;

import java.util.List;
import java.util.Optional;
import vigie.finding.Case;
import vigie.finding.Sighting;
import vigie.finding.Verdict;

/** The plain text of an alert. */
final class AlertText {
    private final Alert alert;
    private final CaseWords words;

    AlertText(Alert alert, CaseWords words) {
        this.alert = alert;
        this.words = words;
    }

    String text() {
        Lines lines = new Lines();
        Case found = alert.found();
        lines.add(words.headline(found)).blank();
        lines.add(words.say("alert.where"))
                .add("  " + found.main().title())
                .add("  " + found.main().url());
        otherAddresses(found).forEach(url -> lines.add("  " + url));
        lines.blank();
        words.facts(found)
                .forEach(fact -> lines.add(
                        words.say("fact.line", fact.name(), fact.value().replace("\n", "\n  "))));
        lines.blank();
        passages(lines);
        verdicts(lines);
        evidence(lines);
        return lines.blank().add(words.say("mail.footer")).toString();
    }

    private void passages(Lines lines) {
        List<SharedPassage> shown = SharedPassage.of(alert);
        if (shown.isEmpty()) {
            return;
        }
        lines.title(words.say("alert.passages"));
        for (SharedPassage passage : shown) {
            lines.add(words.say("passage." + passage.level(), passage.number(), passage.words()));
            if (!passage.mine().isEmpty()) {
                lines.add("  " + words.say("passage.mine")).add("    " + quoted(passage.mine()));
            }
            if (!passage.theirs().isEmpty()) {
                lines.add("  " + words.say("passage.theirs")).add("    " + quoted(passage.theirs()));
            }
            lines.blank();
        }
        more(alert, words).ifPresent(more -> lines.add(more).blank());
    }

    private void verdicts(Lines lines) {
        lines.title(words.say("alert.next"));
        for (Verdict verdict : Verdict.values()) {
            lines.add(words.say("verdict." + verdict));
            lines.add("  " + command(alert.found(), verdict));
            CaseWords.link(alert.dashboard(), alert.found().id(), verdict.label())
                    .ifPresent(link -> lines.add("  " + link));
        }
        lines.blank().add(lettersLine(alert, words)).blank();
    }

    private void evidence(Lines lines) {
        lines.title(words.say("alert.evidence"));
        lines.add(evidenceLine(alert, words));
        if (!alert.manifestSha256().isEmpty()) {
            lines.add(words.say("evidence.manifest", alert.manifestSha256()));
        }
        lines.add(words.say("mail.journal", alert.journalHead()));
    }

    private String quoted(Excerpt excerpt) {
        return (excerpt.before() + words.say("quoted", excerpt.shared().strip()) + excerpt.after()).strip();
    }

    /** Returns the command that files a verdict; an undecided one needs a day to come back. */
    static String command(Case found, Verdict verdict) {
        String command = "./vigie judge " + found.id() + " " + verdict.label();
        return verdict == Verdict.UNSURE
                ? command + " --until "
                        + java.time.LocalDate.ofInstant(found.main().lastSeen(), java.time.ZoneOffset.UTC)
                                .plusDays(30)
                : command;
    }

    static List<String> otherAddresses(Case found) {
        return found.sightings().stream()
                .filter(sighting -> sighting.gone().isEmpty())
                .map(Sighting::url)
                .distinct()
                .filter(url -> !url.equals(found.main().url()))
                .limit(SharedPassage.SHOWN_MAX)
                .map(Object::toString)
                .toList();
    }

    /** The letter a person would think of first. */
    static String lettersLine(Alert alert, CaseWords words) {
        String letter = Letters.fits(alert.found()).stream().findFirst().orElse("first-contact");
        return words.say("alert.letters", alert.found().id(), letter);
    }

    static String evidenceLine(Alert alert, CaseWords words) {
        return alert.evidenceId().isEmpty()
                ? words.say("evidence.none")
                : words.say("evidence.kept", alert.evidenceId());
    }

    static Optional<String> more(Alert alert, CaseWords words) {
        int left = SharedPassage.count(alert) - SharedPassage.of(alert).size();
        return left > 0
                ? Optional.of(words.say("alert.more", left, alert.found().id()))
                : Optional.empty();
    }
}
