package vigie.text;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Confidential names that may not stand near each other: each kept as a keyed hash, so that no list of names, run through
 * without the key, finds one of them.
 *
 * <p>Names are found in any order, whatever their case, accents and punctuation, and after an elision ({@code l’Éclipse}).
 * They stand together when at most {@code within} other words stand between the first and the last. With the key a list of
 * names can be tried out: a name is too short to be more than that.
 *
 * @param within most words between them that belong to none
 * @param names at least two
 */
public record KeyedNames(int within, List<KeyedName> names) {
    private static final int RECORD_BYTES = Integer.BYTES + Long.BYTES;

    public KeyedNames {
        names = List.copyOf(names);
        if (within < 0 || names.size() < 2) {
            throw new IllegalArgumentException("names: " + names.size() + " within " + within);
        }
    }

    /** Returns what is kept of names under a key. */
    public static KeyedNames of(int within, List<String> names, SipHash key) {
        return new KeyedNames(
                within, names.stream().map(name -> KeyedName.of(name, key)).toList());
    }

    /**
     * All names near each other on a page.
     *
     * @param page from the first name to the last
     * @param words words of it
     */
    public record Together(Span page, int words) {}

    /** A name at a place of a page, {@code [start, end)} in tokens. */
    private record Place(int name, int start, int end) {}

    /** Returns where all names stand together, by place in the page, each place once. */
    public List<Together> in(Tokens page, SipHash key) {
        List<Together> found = new ArrayList<>();
        Map<Integer, Place> last = new HashMap<>();
        int free = 0;
        for (Place place : places(page, key)) {
            last.put(place.name(), place);
            Optional<Span> tokens = together(last);
            if (tokens.isPresent() && tokens.get().start() >= free) {
                free = tokens.get().end();
                found.add(new Together(
                        page.span(tokens.get().start(), free), tokens.get().length()));
                last.clear();
            }
        }
        return found;
    }

    /** Returns the stretch of the names' last places, if each name has one of its own and they are near. */
    private Optional<Span> together(Map<Integer, Place> last) {
        if (last.size() < names.size()) {
            return Optional.empty();
        }
        List<Place> places = last.values().stream()
                .sorted(Comparator.comparingInt(Place::start))
                .toList();
        int between = 0;
        for (int i = 1; i < places.size(); i++) {
            int gap = places.get(i).start() - places.get(i - 1).end();
            if (gap < 0) {
                return Optional.empty();
            }
            between += gap;
        }
        return between <= within
                ? Optional.of(
                        new Span(places.getFirst().start(), places.getLast().end()))
                : Optional.empty();
    }

    private List<Place> places(Tokens page, SipHash key) {
        Map<Integer, Map<Long, List<Integer>>> byLength = new TreeMap<>();
        for (int name = 0; name < names.size(); name++) {
            byLength.computeIfAbsent(names.get(name).words(), length -> new HashMap<>())
                    .computeIfAbsent(names.get(name).hash(), hash -> new ArrayList<>())
                    .add(name);
        }
        List<Place> places = new ArrayList<>();
        byLength.forEach((length, wanted) -> {
            for (int start = 0; start + length <= page.count(); start++) {
                for (int name : wanted.getOrDefault(KeyedName.hash(page, start, start + length, key), List.of())) {
                    places.add(new Place(name, start, start + length));
                }
            }
        });
        places.sort(Comparator.comparingInt(Place::start).thenComparingInt(Place::end));
        return places;
    }

    /** Returns the names as bytes, twelve each, after the distance. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + RECORD_BYTES * names.size());
        bytes.putInt(within);
        names.forEach(name -> bytes.putInt(name.words()).putLong(name.hash()));
        return bytes.array();
    }

    /** Returns the names that {@link #bytes} wrote. */
    public static KeyedNames of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        int within = bytes.getInt();
        List<KeyedName> names = new ArrayList<>();
        while (bytes.hasRemaining()) {
            names.add(new KeyedName(bytes.getInt(), bytes.getLong()));
        }
        return new KeyedNames(within, names);
    }
}
