package vigie.text;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that carry a sentence and not its matter, in normal form: articles, pronouns, prepositions, conjunctions, auxiliary
 * verbs, and what an apostrophe leaves of them ("l", "qu", "aujourd", "ll"). Those of one language may be matter in the
 * other: "or" is gold, "but" a goal.
 */
public final class StopWords {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "fr",
            words(
                    "a ai aie ainsi ait alors apres as assez au aucun aucune aujourd auquel aura aurait aussi autant autre"
                            + " autres aux avaient avais avait avant avec avez avoir avons ayant beaucoup bien c ca car ce ceci"
                            + " cela celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci comme comment"
                            + " d dans de deja depuis des donc dont du elle elles en encore enfin entre es est et etaient etais"
                            + " etait etant etc ete etes etre eu eux faire fait faites faut fois font hui ici il ils j je jusqu"
                            + " jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma"
                            + " mais me meme memes mes moi moins mon n ne ni non nos notre notres nous on ont or ou par parce pas"
                            + " peu peut peuvent peux plus plusieurs plutot pour pourquoi pourtant puis puisqu puisque qu quand"
                            + " que quel quelle quelles quelqu quelque quelques quels qui quoi quoiqu rien s sa sans se selon sera"
                            + " serait seront ses si soi soit sommes son sont sous suis sur t ta tandis te tel telle telles tels"
                            + " tes toi ton tous tout toute toutes tres trop tu un une va vers voici voila vont vos votre votres"
                            + " vous vu y"),
            "en",
            words(
                    "a about above after again against all almost also although always am among an and another any anything"
                            + " are aren around as at be because been before being below between both but by came can cannot"
                            + " come could couldn d did didn do does doesn doing don done down during each either else even ever"
                            + " every few for from further get gets getting go goes going gone got had hadn has hasn have haven"
                            + " having he her here hers herself him himself his how however i if in instead into is isn it its"
                            + " itself just let ll like m made make makes many may maybe me might more most much must my myself"
                            + " never no nor not now o of off often on once one only or other others ought our ours ourselves out"
                            + " over own per perhaps quite rather re really s said same say says shall she should shouldn since so"
                            + " some something soon still such t than that the their theirs them themselves then there these they"
                            + " this those though through thus to too toward towards under until up upon us ve very was wasn we"
                            + " well went were weren what when where whether which while who whom whose why will with within"
                            + " without won would wouldn yet you your yours yourself yourselves"));

    private StopWords() {}

    private static Set<String> words(String words) {
        return Stream.of(words.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns whether a word only carries the sentence.
     *
     * @param word in normal form
     * @param language {@code fr} or {@code en}; of any other the stop words of both are taken
     */
    public static boolean contains(String word, String language) {
        Set<String> known = WORDS.get(language);
        return known == null ? WORDS.values().stream().anyMatch(words -> words.contains(word)) : known.contains(word);
    }
}
