package vigie.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which {@linkplain Stems stems} of one language render which of another. Immutable.
 *
 * <p>It serves both ways. Stems written the same in both languages (names, numbers, cognates) are not listed.
 */
public final class Lexicon {
    private static final List<String> SHIPPED = List.of("lexicon_fr_en.tsv");
    private static final long[] NONE = {};

    private final String from;
    private final String to;
    private final List<Entry> entries;
    private final Map<Long, long[]> forward;
    private final Map<Long, long[]> backward;

    /**
     * Two stems that render one another.
     *
     * @param from stem of the first language
     * @param to stem of the second
     * @param percent geometric mean of both probabilities, 1…100
     */
    public record Entry(String from, String to, int percent) {
        public Entry {
            if (from.isBlank() || to.isBlank() || percent < 1 || percent > 100) {
                throw new IllegalArgumentException("not an entry: " + from + " " + to + " " + percent);
            }
        }
    }

    /**
     * Makes a lexicon.
     *
     * @param from ISO 639-1 code of the first language
     * @param to that of the second
     * @param entries in any order
     */
    public Lexicon(String from, String to, List<Entry> entries) {
        this.from = from;
        this.to = to;
        this.entries = List.copyOf(entries);
        Map<Long, List<Long>> there = new HashMap<>();
        Map<Long, List<Long>> back = new HashMap<>();
        for (Entry entry : entries) {
            long left = Stems.hash(entry.from());
            long right = Stems.hash(entry.to());
            there.computeIfAbsent(left, none -> new ArrayList<>()).add(right);
            back.computeIfAbsent(right, none -> new ArrayList<>()).add(left);
        }
        this.forward = packed(there);
        this.backward = packed(back);
    }

    private static Map<Long, long[]> packed(Map<Long, List<Long>> lists) {
        Map<Long, long[]> packed = HashMap.newHashMap(lists.size());
        lists.forEach((stem, others) ->
                packed.put(stem, others.stream().mapToLong(Long::longValue).toArray()));
        return packed;
    }

    /** Returns the lexicons that come with Vigie. */
    public static List<Lexicon> shipped() {
        return SHIPPED.stream().map(Lexicon::read).toList();
    }

    private static Lexicon read(String name) {
        try (InputStream bytes = Objects.requireNonNull(Lexicon.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** Returns the lexicon that {@link #lines()} wrote; IllegalArgumentException with the line for anything else. */
    public static Lexicon parse(List<String> lines) {
        String[] languages = lines.isEmpty() ? new String[0] : lines.getFirst().split("\t", -1);
        if (languages.length != 2) {
            throw new IllegalArgumentException("line 1: two languages, parted by a tab");
        }
        List<Entry> entries = new ArrayList<>();
        for (int line = 1; line < lines.size(); line++) {
            String[] columns = lines.get(line).split("\t", -1);
            if (columns.length != 3) {
                throw new IllegalArgumentException("line " + (line + 1) + ": three columns, parted by tabs");
            }
            entries.add(new Entry(columns[0], columns[1], Integer.parseInt(columns[2])));
        }
        return new Lexicon(languages[0], languages[1], entries);
    }

    /** Returns the lexicon as text: both languages, then one entry a line, columns parted by tabs. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(from + "\t" + to);
        entries.forEach(entry -> lines.add(entry.from() + "\t" + entry.to() + "\t" + entry.percent()));
        return lines;
    }

    /** Returns the language that texts in a given one can be followed into, if it is one of this lexicon's two. */
    List<String> otherThan(String language) {
        if (language.equals(from)) {
            return List.of(to);
        }
        return language.equals(to) ? List.of(from) : List.of();
    }

    /** Returns the stems, by hash, that render a stem of one of the two languages in the other; none if unknown. */
    long[] renderings(String language, long stem) {
        long[] renderings = (language.equals(from) ? forward : backward).getOrDefault(stem, NONE);
        return Arrays.copyOf(renderings, renderings.length);
    }

    /** Returns the number of entries. */
    public int size() {
        return entries.size();
    }
}
