package vigie.index;

import java.util.List;

/** A query as understood, the same for a search and for a standing query. */
sealed interface QueryTree {
    /** One word, or words in a row; not analyzed yet. */
    record Phrase(String words) implements QueryTree {}

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
                    && and.parts().stream().allMatch(part -> part.isPositive() || part instanceof Not);
        }
        if (this instanceof Or or) {
            return or.parts().stream().allMatch(QueryTree::isPositive);
        }
        return !(this instanceof Not);
    }
}
