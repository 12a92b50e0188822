package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vigie.testing.Texts;

class KeyedFingerprintsTest {
    private static final SipHash KEY =
            new SipHash("sixteen bytes it".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    private static final Background BACKGROUND = Background.shipped();

    @Test
    void keptGrams_shareNoPlace_andAtMostThreeWords_evenWhereTheTextRepeatsItself() {
        String chorus = Texts.prose(new Random(1), 11);
        StringBuilder text = new StringBuilder();
        for (int verse = 2; verse < 12; verse++) {
            text.append(Texts.prose(new Random(verse), 23))
                    .append(' ')
                    .append(chorus)
                    .append(' ');
        }
        Tokens tokens = NormalForm.tokens(text.toString());
        List<Integer> kept = KeyedFingerprints.kept(tokens, BACKGROUND, CommonGrams.NONE);
        assertThat(kept).hasSizeGreaterThan(30);
        for (int i = 0; i < kept.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(kept.get(i) - kept.get(j)).isGreaterThanOrEqualTo(KeyedFingerprints.WORDS);
                assertThat(sharedWords(tokens, kept.get(i), kept.get(j)))
                        .isLessThanOrEqualTo(KeyedFingerprints.SHARED_MAX);
            }
        }
    }

    private static int sharedWords(Tokens tokens, int one, int other) {
        List<String> words = new ArrayList<>(words(tokens, one));
        return (int) words(tokens, other).stream().filter(words::remove).count();
    }

    private static List<String> words(Tokens tokens, int place) {
        return List.of(tokens.normal(place, place + KeyedFingerprints.WORDS).split(" "));
    }

    /** Every copy of a draft is found by the same pieces: those that touch a slot come last, where nothing else is left. */
    @Test
    void draftInCopies_isKeptByTheWordsThatAllCopiesHave() {
        String[] words = Texts.prose(new Random(3), 240).split(" ");
        String[] second = words.clone();
        for (int slot = 5; slot < 240; slot += 12) {
            second[slot] = Texts.prose(new Random(1000 + slot), 1);
        }
        Tokens one = NormalForm.tokens(String.join(" ", words));
        Tokens other = NormalForm.tokens(String.join(" ", second));
        var text = new KeyedFingerprints.BlockText(one, List.of(new Span(0, one.textLength())));
        List<KeyedFingerprint> kept = KeyedFingerprints.of(text, List.of(other), KEY, BACKGROUND, CommonGrams.NONE);
        LeakIndex index = new LeakIndex(List.of(new LeakIndex.Brief(KEY, kept)), BACKGROUND, CommonGrams.NONE);
        assertThat(index.hits(other)).hasSizeGreaterThanOrEqualTo(19);
        assertThat(KeyedFingerprints.of(text, List.of(one), KEY, BACKGROUND, CommonGrams.NONE))
                .isEqualTo(KeyedFingerprints.of(text, KEY, BACKGROUND, CommonGrams.NONE));
        int found = 0;
        for (int start = 0; start + 30 <= 240; start++) {
            found +=
                    index.in(NormalForm.tokens(other.normal(start, start + 30))).isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(200);
    }

    @Test
    void fingerprints_standInTheOrderOfTheirHashes_withTheirBlocks() {
        String text = Texts.prose(new Random(3), 60);
        int middle = text.indexOf(' ', text.length() / 2);
        var blocks = List.of(new Span(0, middle), new Span(middle + 1, text.length()));
        List<KeyedFingerprint> kept = KeyedFingerprints.of(
                new KeyedFingerprints.BlockText(NormalForm.tokens(text), blocks), KEY, BACKGROUND, CommonGrams.NONE);
        assertThat(kept).hasSize(10).isSorted();
        assertThat(kept).extracting(KeyedFingerprint::block).containsOnly(0, 1);
        assertThat(kept).extracting(one -> KeyedFingerprint.of(one.packed())).isEqualTo(kept);
    }

    @Test
    void functionWords_andFewerThanSixWords_giveNothing() {
        assertThat(fingerprints("of the and to in a is that of the and to in a is that"))
                .isEmpty();
        assertThat(fingerprints("cinq mots ne suffisent pas")).isEmpty();
        assertThat(fingerprints("")).isEmpty();
    }

    @Test
    void commonGrams_arePublishedOnes_andThoseOfThreeBriefs_butNotOfThreeVersions() {
        String notice = Texts.prose(new Random(5), 12);
        String published = Texts.prose(new Random(6), 12);
        List<Tokens> briefs = new ArrayList<>();
        for (int seed = 10; seed < 13; seed++) {
            briefs.add(NormalForm.tokens(Texts.prose(new Random(seed), 40) + " " + notice));
        }
        Tokens draft = NormalForm.tokens(Texts.prose(new Random(20), 40));
        briefs.addAll(List.of(draft, draft, draft));
        CommonGrams common = CommonGrams.of(List.of(NormalForm.tokens(published)), briefs);
        assertThat(held(common, NormalForm.tokens(notice))).isEqualTo(7);
        assertThat(held(common, NormalForm.tokens(published))).isEqualTo(7);
        assertThat(held(common, draft)).isZero();
    }

    private static long held(CommonGrams common, Tokens text) {
        return java.util.Arrays.stream(KeyedFingerprints.grams(text))
                .filter(common::holds)
                .count();
    }

    /** With the key, four words of the brief and a list of words that holds all of the brief's. */
    @Test
    void chaining_withTheKey_recoversOneGramAndNothingBeyond() {
        Tokens brief = NormalForm.tokens(Texts.prose(new Random(7), 90));
        List<Integer> kept = KeyedFingerprints.kept(brief, BACKGROUND, CommonGrams.NONE);
        Set<Long> stored = hashes(brief, kept);
        assertThat(stored).hasSize(15);
        ChainingAttack attack = new ChainingAttack(KEY, stored, vocabulary(brief));
        assertThat(attack.read(words(brief, kept.get(4)).subList(1, 5))).hasSize(1);
    }

    /** The contrast: what the same attack reads when every gram is kept. */
    @Test
    void chaining_overOverlappingGrams_wouldRecoverEverything() {
        Tokens brief = NormalForm.tokens(Texts.prose(new Random(7), 24));
        List<Integer> all = new ArrayList<>();
        for (int place = 0; place <= brief.count() - KeyedFingerprints.WORDS; place++) {
            all.add(place);
        }
        ChainingAttack attack = new ChainingAttack(KEY, hashes(brief, all), vocabulary(brief));
        Set<String> words = new HashSet<>();
        attack.read(words(brief, 9).subList(1, 5)).forEach(words::addAll);
        assertThat(words).hasSize(24);
    }

    private static Set<Long> hashes(Tokens text, List<Integer> places) {
        long[] grams = KeyedFingerprints.grams(text);
        Set<Long> hashes = new HashSet<>();
        places.forEach(place -> hashes.add(KeyedFingerprint.hash(KEY, grams[place])));
        return hashes;
    }

    private static List<String> vocabulary(Tokens brief) {
        Set<String> words = new HashSet<>(List.of(brief.normal(0, brief.count()).split(" ")));
        words.addAll(List.of(Texts.prose(new Random(99), 20).split(" ")));
        return List.copyOf(words);
    }

    private static List<KeyedFingerprint> fingerprints(String text) {
        return KeyedFingerprints.of(
                new KeyedFingerprints.BlockText(NormalForm.tokens(text), List.of()), KEY, BACKGROUND, CommonGrams.NONE);
    }
}
