package vigie.index;

import java.util.List;

/** A query as understood, the same for a search and for a standing query. */
sealed interface QueryTree {
    /** One word, or words in a row; not analyzed yet. */
    record Phrase(String words, Manner manner) implements QueryTree {}

    /** How closely a phrase must be met. */
    enum Manner {
        /** In any capitals and accents. */
        FOLDED,
        /** With its capitals and accents. */
        EXACT,
        /** A name give or take: its words misspelled a little, turned round, or with one word between. */
        NEAR
    }

    /** Need not be there: of what is searched for, pages that have it come first; of what is watched for, it is marked. */
    record Maybe(QueryTree part) implements QueryTree {}

    /** A host such as {@code lena.example}: the page is there or below it, or links there. Lower-case. */
    record Host(String name) implements QueryTree {}

    /** All of them, at least two. */
    record And(List<QueryTree> parts) implements QueryTree {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** At least one of them; at least two parts. */
    record Or(List<QueryTree> parts) implements QueryTree {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /** Not that one. Stands only inside an {@link And} that says what is wanted as well. */
    record Not(QueryTree part) implements QueryTree {}

    /** Returns whether it says what is wanted, and not only what is not. */
    default boolean isPositive() {
        if (this instanceof And and) {
            return and.parts().stream().anyMatch(QueryTree::isPositive)
                    && and.parts().stream()
                            .allMatch(part -> part.isPositive() || part instanceof Not || part instanceof Maybe);
        }
        if (this instanceof Or or) {
            return or.parts().stream().allMatch(QueryTree::isPositive);
        }
        return !(this instanceof Not || this instanceof Maybe);
    }
}
