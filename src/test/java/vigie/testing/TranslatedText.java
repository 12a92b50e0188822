package vigie.testing;

/** A text in English and its translation into French, both written for the tests. */
public final class TranslatedText {
    public static final String ENGLISH = """
            Every spring my neighbour opens the wooden hives at the end of the garden and counts how many bees came through \
            the winter. Last year eleven colonies out of fourteen survived, which she calls a miracle, because the autumn \
            had been wet and the ivy hardly flowered. She keeps a notebook in which she writes the weight of each hive, \
            the date of the first pollen and the name of the flower it came from.

            When a colony grows too large it swarms. Half of the bees leave with the old queen and hang from a branch in a \
            heavy brown cluster while scouts look for a new home. A swarm is gentle: the insects are full of honey and \
            have nothing to defend. My neighbour shakes the branch above a box of straw, closes the lid, and carries them \
            back before the sun goes down.

            Honey is taken only twice, in June and at the end of August. In between the bees need what they gather to feed \
            their young. People who sell cheap honey all year long buy it from the other side of the world, she says, and \
            mix it with sugar; a real beekeeper has empty shelves for half of the year. Whoever wants a jar must write his \
            name on the list that hangs in the kitchen, between the calendar and the window.
            """;

    public static final String FRENCH = """
            Chaque printemps, ma voisine ouvre les ruches en bois au fond du jardin et compte combien d’abeilles ont passé \
            l’hiver. L’année dernière, onze colonies sur quatorze ont survécu, ce qu’elle appelle un miracle, car \
            l’automne avait été humide et le lierre avait à peine fleuri. Elle tient un cahier dans lequel elle écrit le \
            poids de chaque ruche, la date du premier pollen et le nom de la fleur dont il provient.

            Quand une colonie devient trop grande, elle essaime. La moitié des abeilles part avec la vieille reine et se \
            suspend à une branche en une lourde grappe brune, pendant que des éclaireuses cherchent une nouvelle maison. \
            Un essaim est doux : les insectes sont pleins de miel et n’ont rien à défendre. Ma voisine secoue la branche \
            au-dessus d’une boîte de paille, ferme le couvercle et les ramène avant le coucher du soleil.

            Le miel n’est récolté que deux fois, en juin et à la fin du mois d’août. Entre les deux, les abeilles ont \
            besoin de ce qu’elles ramassent pour nourrir leurs petits. Ceux qui vendent toute l’année du miel bon marché \
            l’achètent à l’autre bout du monde, dit-elle, et le mélangent avec du sucre ; un vrai apiculteur a des \
            étagères vides la moitié de l’année. Qui veut un pot doit écrire son nom sur la liste accrochée dans la \
            cuisine, entre le calendrier et la fenêtre.
            """;

    private TranslatedText() {}
}
