package vigie.crawl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rules of one {@code tdmrep.json}: an array of objects with {@code location}, {@code tdm-reservation} and perhaps
 * {@code tdm-policy}.
 *
 * <p>A location matches as a path of robots.txt does. Of those that match, the first in the file counts; the protocol calls
 * it the most specific. A value other than 0 and 1 leaves the address without a statement, and so does a file that is no
 * such array.
 */
final class ReservationRules {
    /** Most bytes read of a file: thousands of rules; more is no list that a person keeps. */
    static final int BYTES_MAX = 256 << 10;

    /** No statement about anything. */
    static final ReservationRules NONE = new ReservationRules(List.of());

    private final List<Rule> rules;

    private ReservationRules(List<Rule> rules) {
        this.rules = rules;
    }

    /** One object of the file; {@code statement} is empty when its value is none of the two. */
    private record Rule(RobotsRule location, Optional<Reservation> statement) {
        int weight() {
            return 300
                    + 2 * location.octets()
                    + 2 * statement.map(one -> one.rule().length()).orElse(0);
        }
    }

    /** Returns the rules of a file. Never fails: one that is not JSON, or no array, has none. */
    static ReservationRules parse(byte[] body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(withoutMark(new String(body, StandardCharsets.UTF_8)));
            return root.isArray()
                    ? new ReservationRules(root.valueStream()
                            .flatMap(node -> rule(node).stream())
                            .toList())
                    : NONE;
        } catch (JacksonException e) {
            // an HTML page in its place, or a slip: the site has made no statement
            return NONE;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Optional<Rule> rule(JsonNode node) {
        String location = node.path("location").asString("").strip();
        if (location.isEmpty()) {
            return Optional.empty();
        }
        String octets = new String(location.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return Optional.of(new Rule(RobotsRule.of(false, octets, octets, 0), statement(node)));
    }

    /** The number may stand in quotes: what its author wants is plain. */
    private static Optional<Reservation> statement(JsonNode node) {
        JsonNode value = node.path("tdm-reservation");
        String text = value.isNumber() || value.isString() ? value.asString("").strip() : "";
        if (!text.equals("0") && !text.equals("1")) {
            return Optional.empty();
        }
        String policy = node.path("tdm-policy").asString("").strip();
        return Optional.of(new Reservation(text.equals("1"), policy, node.toString()));
    }

    /** Returns what the file says of an address, or empty when it says nothing. */
    Optional<Reservation> statement(CanonicalUrl url) {
        String target = RobotsRule.target(RobotsRules.pathAndQuery(url.value()));
        return rules.stream()
                .filter(rule -> rule.location().matches(target))
                .findFirst()
                .flatMap(Rule::statement);
    }

    /** Returns about how many octets these rules hold in memory. */
    int weight() {
        return 200 + rules.stream().mapToInt(Rule::weight).sum();
    }
}
