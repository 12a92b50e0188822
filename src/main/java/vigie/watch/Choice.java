package vigie.watch;

import java.util.List;
import java.util.Optional;

/** Sections that are one of several kinds, told by which key they hold. */
final class Choice {
    private Choice() {}

    /** Returns the one kind whose key a section holds; none or several is a problem. */
    static Optional<String> among(List<String> kinds, Section section) {
        List<String> held =
                kinds.stream().filter(kind -> section.value(kind).isPresent()).toList();
        if (held.size() == 1) {
            return Optional.of(held.getFirst());
        }
        if (held.isEmpty()) {
            section.reject("kind.none", String.join(", ", kinds));
        } else {
            section.value(held.get(1)).ifPresent(second -> second.reject("kind.several", held.get(0), held.get(1)));
        }
        return Optional.empty();
    }
}
