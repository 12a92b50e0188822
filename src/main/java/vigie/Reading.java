package vigie;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vigie.crawl.CanonicalUrl;
import vigie.evidence.Material;
import vigie.extract.ExtractionProblem;
import vigie.extract.Page;
import vigie.finding.PageFacts;
import vigie.store.FrontierEntry;
import vigie.text.NormalForm;
import vigie.text.Tokens;

/**
 * One page in hand.
 *
 * @param entry the URL that was due
 * @param material what was received
 * @param page what was extracted from it
 * @param tokens the words of its text
 * @param at when
 */
record Reading(FrontierEntry entry, Material material, Page page, Tokens tokens, Instant at) {
    private static final Set<ExtractionProblem.Kind> LOSING = EnumSet.of(
            ExtractionProblem.Kind.CUT,
            ExtractionProblem.Kind.BROKEN,
            ExtractionProblem.Kind.NOT_READABLE,
            ExtractionProblem.Kind.ENCRYPTED);

    /** Returns the reading of a page, whose words are made once for all who need them. */
    static Reading of(FrontierEntry entry, Material material, Page page, Instant at) {
        return new Reading(entry, material, page, NormalForm.tokens(page.text()), at);
    }

    /** Returns the same of the page as it is with what was read besides. */
    Reading with(Page more) {
        return more.equals(page) ? this : of(entry, material, more, at);
    }

    /** Returns whether a person saved it: the saving is the first look and the person the second. */
    boolean savedByPerson() {
        return material instanceof Material.Dropped;
    }

    /** Returns the address at which what is found was seen: the one that answered, or that a saved file names. */
    CanonicalUrl where() {
        return page.url();
    }

    /** Returns whether all of the page was read, so that what is not in it is not there. */
    boolean isWhole() {
        boolean cut = material instanceof Material.Fetched fetched
                && fetched.capture().truncated();
        return !cut && page.problems().stream().noneMatch(problem -> LOSING.contains(problem.kind()));
    }

    /** Returns what the gate needs to know; the source's date serves when the page has none. */
    PageFacts facts() {
        Optional<Instant> published = page.published().or(entry::published);
        return new PageFacts(where(), page.title(), published);
    }
}
