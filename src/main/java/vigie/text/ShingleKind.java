package vigie.text;

/** Which shingles of a document are indexed; segments of different kinds never mix. */
enum ShingleKind {
    /** All {@link Shingles#sorted sorted} three-word shingles: for originals, which pages are looked up in. */
    SORTED_TRIPLES(1, 3),
    /** Winnowed ordered five-word shingles: for pages, which originals are looked up in. */
    WINNOWED_FIVES(2, 5);

    private final int code;
    private final int words;

    ShingleKind(int code, int words) {
        this.code = code;
        this.words = words;
    }

    /** Returns the number that names the kind in a file: never another meaning for a number once used. */
    int code() {
        return code;
    }

    /** Returns the words in a shingle. */
    int words() {
        return words;
    }
}
