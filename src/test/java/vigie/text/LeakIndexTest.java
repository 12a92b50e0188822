package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigie.testing.Texts;

class LeakIndexTest {
    private static final SipHash KEY = new SipHash(new byte[SipHash.KEY_BYTES]);
    private static final Background BACKGROUND = Background.shipped();
    private static final List<String> BRIEF = words(1, 300);

    private final LeakIndex index = index(CommonGrams.NONE, BRIEF);

    @Test
    void anyRunOfSeventeenWords_isFound_whereItStands() {
        for (int start = 0; start + 17 <= BRIEF.size(); start++) {
            String page = page(BRIEF.subList(start, start + 17));
            assertThat(index.in(NormalForm.tokens(page)))
                    .as("from %d", start)
                    .singleElement()
                    .satisfies(leaked -> {
                        assertThat(leaked.brief()).isZero();
                        assertThat(leaked.passages()).hasSize(1);
                        assertThat(leaked.passages().getFirst().words()).isEqualTo(12);
                        assertThat(leaked.passages().getFirst().page().of(page)).doesNotContain("autour");
                    });
        }
    }

    @Test
    void anyRunOfTwentyFiveWords_isFound_withAnyOneChangedOrLeftOut() {
        Random random = new Random(2);
        for (int start = 0; start + 25 <= BRIEF.size(); start++) {
            List<String> changed = new ArrayList<>(BRIEF.subList(start, start + 25));
            changed.set(random.nextInt(25), "autre");
            assertThat(index.in(NormalForm.tokens(page(changed))))
                    .as("changed from %d", start)
                    .hasSize(1);
            List<String> shortened = new ArrayList<>(BRIEF.subList(start, start + 25));
            shortened.remove(random.nextInt(25));
            assertThat(index.in(NormalForm.tokens(page(shortened))))
                    .as("shortened from %d", start)
                    .hasSize(1);
        }
    }

    @Test
    void elevenWords_orTheSamePhraseAgainAndAgain_areNotEnough() {
        assertThat(index.in(NormalForm.tokens(page(BRIEF.subList(6, 17))))).isEmpty();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            again.addAll(BRIEF.subList(6, 15));
        }
        assertThat(index.in(NormalForm.tokens(page(again)))).isEmpty();
    }

    @Test
    void otherKey_findsNothing() {
        List<KeyedFingerprint> kept = index.briefs().getFirst().fingerprints();
        SipHash other = new SipHash("another key 16 b".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        LeakIndex wrong = new LeakIndex(List.of(new LeakIndex.Brief(other, kept)), BACKGROUND, CommonGrams.NONE);
        assertThat(wrong.in(NormalForm.tokens(page(BRIEF)))).isEmpty();
    }

    @Test
    void whatWasPublishedLater_isNoLeak() {
        CommonGrams published = CommonGrams.of(List.of(NormalForm.tokens(String.join(" ", BRIEF))), List.of());
        LeakIndex later = new LeakIndex(index.briefs(), BACKGROUND, published);
        assertThat(later.in(NormalForm.tokens(page(BRIEF)))).isEmpty();
    }

    @Test
    void phraseOfManySites_isASetPhrase_onPagesOfOneSiteItIsNot() {
        Tokens page = NormalForm.tokens(page(BRIEF.subList(60, 90)));
        LeakRecurrence oneSite = index.recurrence();
        LeakRecurrence manySites = index.recurrence();
        for (int i = 0; i < 20; i++) {
            oneSite.read("https://site.example", page);
            manySites.read("https://site" + i + ".example", page);
        }
        assertThat(index.without(oneSite).in(page)).hasSize(1);
        assertThat(index.without(manySites).in(page)).isEmpty();
        assertThat(index.without(manySites).in(NormalForm.tokens(page(BRIEF.subList(120, 150)))))
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index(CommonGrams.NONE, words(8, 100)).without(manySites));
    }

    @Test
    void eachBrief_isNamedByItsNumber() {
        List<String> other = words(8, 100);
        LeakIndex both = index(CommonGrams.NONE, BRIEF, other);
        List<String> shown = new ArrayList<>(other.subList(10, 40));
        shown.addAll(words(9, 100));
        shown.addAll(BRIEF.subList(10, 40));
        assertThat(both.in(NormalForm.tokens(page(shown))))
                .extracting(LeakedText::brief)
                .containsExactly(0, 1);
    }

    private static String page(List<String> shown) {
        return "autour autour autour " + Texts.prose(new Random(70), 80) + " autour " + String.join(" ", shown)
                + " autour " + Texts.prose(new Random(71), 80);
    }

    private static List<String> words(int seed, int count) {
        return List.of(Texts.prose(new Random(seed), count).split(" "));
    }

    @SafeVarargs
    private static LeakIndex index(CommonGrams common, List<String>... texts) {
        List<LeakIndex.Brief> briefs = new ArrayList<>();
        for (List<String> text : texts) {
            var blocks = new KeyedFingerprints.BlockText(NormalForm.tokens(String.join(" ", text)), List.of());
            briefs.add(new LeakIndex.Brief(KEY, KeyedFingerprints.of(blocks, KEY, BACKGROUND, common)));
        }
        return new LeakIndex(briefs, BACKGROUND, common);
    }
}
