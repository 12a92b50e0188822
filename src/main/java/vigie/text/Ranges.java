package vigie.text;

/** Ranges of a segment's postings, one for each key looked up: half-open, filled again and again. */
final class Ranges {
    private final int[] firsts;
    private final int[] ends;

    Ranges(int count) {
        this.firsts = new int[count];
        this.ends = new int[count];
    }

    void set(int i, int first, int end) {
        firsts[i] = first;
        ends[i] = end;
    }

    int first(int i) {
        return firsts[i];
    }

    int end(int i) {
        return ends[i];
    }

    int length(int i) {
        return ends[i] - firsts[i];
    }
}
