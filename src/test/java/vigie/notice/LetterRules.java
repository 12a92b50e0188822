package vigie.notice;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The static part of {@code acceptance.json}: what every template must and must not hold, in both languages. */
final class LetterRules {
    private static final Pattern ANY_FIELD = Pattern.compile("\\{\\??(\\w+)\\}");
    private static final Pattern OPTIONAL_LINE = Pattern.compile("(?m)^\\{\\?(\\w+)\\}");
    private static final List<String> HEAD =
            List.of("id", "lang", "kind", "regime", "recipient", "channel", "send", "required", "optional");

    private final JsonNode acceptance = LetterLibrary.json("acceptance.json");
    private final Set<String> fields = LetterLibrary.shipped().fields().keySet();
    private final List<String> faults = new ArrayList<>();

    /** Returns what is wrong with one template in its two languages; empty when nothing is. */
    static List<String> faults(String name, String french, String english) {
        LetterRules rules = new LetterRules();
        LetterTemplate one = LetterTemplate.parse(french);
        LetterTemplate other = LetterTemplate.parse(english);
        rules.require(sorted(one.required()).equals(sorted(other.required())), "required differs between languages");
        rules.require(sorted(one.optional()).equals(sorted(other.optional())), "optional differs between languages");
        rules.check(name, one, "fr");
        rules.check(name, other, "en");
        return rules.faults;
    }

    private void check(String name, LetterTemplate template, String language) {
        String all = all(template);
        HEAD.forEach(key -> require(template.head().containsKey(key), language + ": front matter lacks " + key));
        require(
                texts(acceptance.at("/global/send_allowed"))
                        .contains(template.head().get("send")),
                language + ": send");
        require(!template.guide().isEmpty(), language + ": no guide");
        require(!template.subject().isEmpty(), language + ": no subject");
        require(!template.message().isEmpty(), language + ": no message");
        placeholders(name, template, all, language);
        wordings(name, template, all, language);
        JsonNode own = acceptance.at("/templates/" + name);
        require(!own.isMissingNode(), "no rules for " + name);
        own.path("has").forEach(rule -> has(rule, template, language));
        mustNot(own, template, all, language);
    }

    private void placeholders(String name, LetterTemplate template, String all, String language) {
        Set<String> used = found(ANY_FIELD, all);
        Set<String> declared = new TreeSet<>(template.required());
        declared.addAll(template.optional());
        require(used.equals(declared), language + ": used " + used + ", declared " + declared);
        require(fields.containsAll(used), language + ": unknown field in " + used);
        Set<String> optionalLines = found(OPTIONAL_LINE, all);
        require(template.optional().containsAll(optionalLines), language + ": optional line of a required field");
        if (!name.equals("legal-grounds")) {
            require(optionalLines.containsAll(template.optional()), language + ": optional field on a line that stays");
        }
    }

    private void wordings(String name, LetterTemplate template, String all, String language) {
        for (String pattern : texts(acceptance.at("/global/guide_must_not/" + language))) {
            require(!finds(pattern, template.guide(), 0), language + ": guide has " + pattern);
        }
        String bare = ANY_FIELD.matcher(all).replaceAll("");
        if (!LetterLibrary.NOT_LETTERS.contains(name)) {
            for (String pattern : texts(acceptance.at("/global/message_must_not/" + language))) {
                require(!finds(pattern, bare, 0), language + ": message has " + pattern);
            }
        }
        require(!finds("<[a-z/]", all, 0), language + ": HTML");
        require(all.lines().allMatch(line -> line.length() < 1000), language + ": a line too long for mail");
    }

    private void has(JsonNode rule, LetterTemplate template, String language) {
        String id = language + ": " + rule.path("id").asString("") + ": ";
        String message = template.message();
        texts(rule.path("fields")).forEach(field -> require(message.contains("{" + field + "}"), id + field));
        texts(rule.path("optional_lines"))
                .forEach(field -> require(message.contains("{?" + field + "}"), id + field + " must be optional"));
        require(matches(rule.path("regex"), language, message), id + "wording missing");
        require(matches(rule.path("guide_regex"), language, template.guide()), id + "guide wording missing");
        if (rule.has("minutes_total")) {
            int minutes = Pattern.compile("\\((\\d+) min\\)")
                    .matcher(message)
                    .results()
                    .mapToInt(match -> Integer.parseInt(match.group(1)))
                    .sum();
            require(minutes == rule.path("minutes_total").asInt(), id + minutes + " minutes");
        }
        int boxes = message.split("- \\[ \\]", -1).length - 1;
        require(boxes >= rule.path("min_checkboxes").asInt(0), id + boxes + " boxes");
    }

    private void mustNot(JsonNode own, LetterTemplate template, String all, String language) {
        String bare = ANY_FIELD.matcher(all).replaceAll("");
        for (String pattern : texts(own.at("/message_must_not/" + language))) {
            require(!finds(pattern, bare, 0), language + ": forbidden " + pattern);
        }
        Set<String> used = found(ANY_FIELD, all);
        texts(own.path("must_not_use_fields"))
                .forEach(field -> require(!used.contains(field), language + ": uses " + field));
        List<String> kept = texts(own.path("block_a_must_not_contain_fields"));
        if (!kept.isEmpty()) {
            Matcher block = Pattern.compile("BLO(?:C|CK) A.*?(?=BLO(?:C|CK) B)", Pattern.DOTALL)
                    .matcher(template.message());
            String passedOn = block.find() ? block.group() : "";
            require(!passedOn.isEmpty(), language + ": no block A");
            kept.forEach(field -> require(!passedOn.contains("{" + field + "}"), language + ": block A has " + field));
        }
    }

    /** All that leaves the machine: every section but the guide. */
    private static String all(LetterTemplate template) {
        StringBuilder all = new StringBuilder();
        template.sections().values().stream()
                .filter(text -> !text.equals(template.guide()))
                .forEach(text -> all.append(text).append('\n'));
        return all.toString();
    }

    private static boolean matches(JsonNode byLanguage, String language, String text) {
        return !byLanguage.has(language) || finds(byLanguage.path(language).asString(), text, Pattern.DOTALL);
    }

    private static boolean finds(String pattern, String text, int flags) {
        return Pattern.compile(pattern, flags | LetterLibrary.UNICODE_WORDS)
                .matcher(text)
                .find();
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static Set<String> sorted(List<String> names) {
        return new LinkedHashSet<>(new TreeSet<>(names));
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /** Values of the sample case, by field. */
    static Map<String, String> sample(String language) {
        try (var in = LetterRules.class.getResourceAsStream("sample-case." + language + ".json")) {
            JsonNode root =
                    tools.jackson.databind.json.JsonMapper.builder().build().readTree(in);
            Map<String, String> values = new java.util.LinkedHashMap<>();
            root.properties()
                    .forEach(
                            field -> values.put(field.getKey(), field.getValue().asString()));
            return values;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
