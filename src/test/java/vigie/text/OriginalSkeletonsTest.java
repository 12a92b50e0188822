package vigie.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OriginalSkeletonsTest {
    private static final int POSTS = 40;

    /** A post as a person might build it: headings, paragraphs of any length, lists, questions. */
    private static String post(Random random, int rungs) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < rungs) {
            switch (random.nextInt(5)) {
                case 0 -> lines.add(words(random, 2 + random.nextInt(7)));
                case 1 -> lines.add("- " + words(random, 3 + random.nextInt(15)));
                case 2 -> lines.add(words(random, 5 + random.nextInt(15)) + " ?");
                default -> lines.add(words(random, 8 + random.nextInt(100)) + ".");
            }
        }
        return String.join("\n", lines);
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder("Mot");
        for (int word = 1; word < count; word++) {
            words.append(" mot").append(random.nextInt(1_000) < 20 ? "," : "");
        }
        return words.toString();
    }

    /** The same post in another language: other words, each rung up to a fifth longer or an eighth shorter. */
    private static String translation(String post, Random random) {
        List<String> lines = new ArrayList<>();
        for (String line : post.split("\n")) {
            int words = line.split(" ").length;
            int more = (int) Math.round(words * (random.nextDouble() - 0.4) / 3);
            lines.add(
                    more >= 0
                            ? line.replaceFirst("Mot", "Word" + " other".repeat(more))
                            : line.replaceFirst("( mot){" + -more + "}", ""));
        }
        return String.join("\n", lines);
    }

    private static List<Skeleton> skeletons(List<String> texts) {
        return texts.stream().map(Skeleton::of).toList();
    }

    private static List<String> posts(long seed) {
        Random random = new Random(seed);
        List<String> posts = new ArrayList<>();
        for (int post = 0; post < POSTS; post++) {
            posts.add(post(random, 14 + random.nextInt(15)));
        }
        return posts;
    }

    @Test
    void post_withItself_scoresOneRungByRung() {
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(posts(1)));
        for (int post = 0; post < POSTS; post++) {
            SharedStructure shared = originals.aligned(post, originals.skeleton(post));
            assertThat(shared.score()).isEqualTo(1);
            assertThat(shared.steps()).hasSize(originals.skeleton(post).size());
            assertThat(shared.steps()).allMatch(step -> step.original() == step.candidate());
        }
    }

    @Test
    void translationAmongMenus_isRaisedAndStandsFirst() {
        List<String> posts = posts(2);
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(posts));
        Random random = new Random(3);
        for (int post = 0; post < POSTS; post++) {
            String page =
                    "Accueil\nBlog\nContact\n" + translation(posts.get(post), random) + "\nÀ lire aussi\nMentions";
            List<SharedStructure> shared = originals.sharedWith(Skeleton.of(page));
            assertThat(shared).extracting(SharedStructure::original).containsExactly(post);
        }
    }

    @Test
    void otherPostsOfTheSameHand_areNotRaised() {
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(posts(4)));
        for (String other : posts(5)) {
            assertThat(originals.sharedWith(Skeleton.of(other))).isEmpty();
        }
    }

    @Test
    void commonplaceSkeletons_areNotRaised() {
        Random random = new Random(6);
        checkNotRaised(paragraphs(random), paragraphs(random));
        checkNotRaised(list(random), list(random));
        checkNotRaised(recipe(random), recipe(random));
    }

    private static void checkNotRaised(String original, String page) {
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(List.of(original)));
        assertThat(originals.sharedWith(Skeleton.of(page))).as(original).isEmpty();
    }

    private static String paragraphs(Random random) {
        return lines(10, "", 45, random);
    }

    private static String list(Random random) {
        StringBuilder list = new StringBuilder("Dix idées\n");
        for (int item = 1; item <= 10; item++) {
            list.append(item)
                    .append(". ")
                    .append(words(random, 7 + random.nextInt(4)))
                    .append('\n');
        }
        return list.toString();
    }

    private static String recipe(Random random) {
        return "Gâteau\nIngrédients\n" + lines(7, "- ", 4, random) + "Préparation\n" + lines(6, "", 18, random);
    }

    private static String lines(int count, String mark, int words, Random random) {
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < count; line++) {
            int length = words + random.nextInt(Math.max(1, words / 3));
            lines.append(mark).append(words(random, length)).append(mark.isEmpty() ? ".\n" : "\n");
        }
        return lines.toString();
    }

    @Test
    void skeletonOfManyPages_isCommonplace() {
        List<String> posts = posts(7);
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(posts));
        SkeletonRecurrence recurrence = originals.recurrence();
        Random random = new Random(8);
        Skeleton page = Skeleton.of(translation(posts.getFirst(), random));
        for (int again = 0; again < 20; again++) {
            recurrence.read("https://a.example/same", page);
        }
        assertThat(originals.without(recurrence).sharedWith(page)).hasSize(1);

        for (int other = 0; other < 8; other++) {
            recurrence.read("https://a.example/" + other, page);
        }
        assertThat(originals.without(recurrence).sharedWith(page)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new OriginalSkeletons(List.of()).without(recurrence));
    }

    @Test
    void shuffledRungs_areNotRaised() {
        List<String> posts = posts(9);
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(posts));
        for (String post : posts) {
            List<String> lines = new ArrayList<>(List.of(post.split("\n")));
            Collections.shuffle(lines, new Random(10));
            assertThat(originals.sharedWith(Skeleton.of(String.join("\n", lines))))
                    .isEmpty();
        }
    }

    @Test
    void worth_isSymmetric() {
        List<Skeleton> skeletons = skeletons(posts(11));
        RungWorth worth = new RungWorth(RungFrequencies.of(skeletons));
        GapAlignment.Worth there = worth.of(skeletons.get(0), skeletons.get(1));
        GapAlignment.Worth back = worth.of(skeletons.get(1), skeletons.get(0));
        for (int i = 0; i < skeletons.get(0).size(); i++) {
            for (int j = 0; j < skeletons.get(1).size(); j++) {
                assertThat(there.of(i, j)).isEqualTo(back.of(j, i));
            }
        }
    }

    @Test
    void emptySkeletons_matchNothing() {
        OriginalSkeletons originals = new OriginalSkeletons(skeletons(List.of("", "Une ligne", "x\n".repeat(400))));
        assertThat(originals.sharedWith(Skeleton.of(""))).isEmpty();
        assertThat(originals.aligned(0, Skeleton.of("Une ligne")).score()).isZero();
        assertThat(originals.aligned(1, Skeleton.of("")).score()).isZero();
        assertThat(originals.aligned(2, Skeleton.of("x\n".repeat(400))).score()).isLessThanOrEqualTo(1);
    }
}
