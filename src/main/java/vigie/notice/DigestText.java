package vigie.notice;

import vigie.finding.Case;

/** The plain text of a digest. */
final class DigestText {
    private final Digest digest;
    private final DigestWords words;

    DigestText(Digest digest, DigestWords words) {
        this.digest = digest;
        this.words = words;
    }

    String text() {
        Lines lines = new Lines();
        lines.add(words.period()).blank();
        if (digest.isQuiet()) {
            lines.add(words.say("digest.quiet"));
        }
        lines.add(words.checked());
        for (DigestEntry.Section section : DigestEntry.Section.values()) {
            if (!digest.cases(section).isEmpty()) {
                lines.title(
                        words.say("section." + section, digest.cases(section).size()));
                digest.cases(section).forEach(found -> entry(lines, section, found));
            }
        }
        if (!digest.unread().isEmpty()) {
            lines.title(words.say("digest.unread", digest.checked().unread()));
            digest.unread().forEach(unread -> lines.add("- " + words.unread(unread)));
        }
        styles(lines);
        lines.blank().add(words.say("mail.journal", digest.journalHead()));
        return lines.blank().add(words.say("mail.footer")).toString();
    }

    private void styles(Lines lines) {
        if (digest.styles().compared() > 0) {
            lines.title(words.say("digest.styles"));
            lines.add(words.styles());
            digest.styles().nearer().forEach(account -> lines.add("- " + account));
        }
    }

    private void entry(Lines lines, DigestEntry.Section section, Case found) {
        lines.add("- " + found.id() + "  " + words.line(found));
        lines.add("  " + words.particulars(section, found));
        lines.add("  " + found.main().url());
        CaseWords.link(digest.dashboard(), found.id(), "").ifPresent(link -> lines.add("  " + link));
        if (section == DigestEntry.Section.WAITING && digest.dashboard().isEmpty()) {
            lines.add("  ./vigie show " + found.id());
        }
    }
}
