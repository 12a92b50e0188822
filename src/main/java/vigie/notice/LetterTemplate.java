package vigie.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A letter with fields to fill: front matter, a guide for the user that is never sent, a subject, a message.
 *
 * @param head the front matter, by key
 * @param sections by title, in order: the guide, the subject, the message, and sometimes a short version
 */
record LetterTemplate(Map<String, String> head, Map<String, String> sections) {
    private static final Pattern FIELD = Pattern.compile("\\{(\\w+)\\}");
    private static final Pattern OPTIONAL_LINE = Pattern.compile("\\{\\?(\\w+)\\}(.*)");

    /** Returns the template that a file's text holds; IllegalArgumentException when it has no front matter. */
    static LetterTemplate parse(String file) {
        String[] parts = file.split("(?m)^---\\n", 3);
        if (parts.length != 3 || !parts[0].isEmpty()) {
            throw new IllegalArgumentException("no front matter in " + Excerpt.shortened(file, 80));
        }
        Map<String, String> head = new LinkedHashMap<>();
        parts[1].lines().forEach(line -> head.put(line.split(":", 2)[0], line.split(":", 2)[1].strip()));
        Map<String, String> sections = new LinkedHashMap<>();
        String title = "";
        for (String line : parts[2].lines().toList()) {
            if (line.startsWith("## ")) {
                title = line.substring(3);
            } else {
                sections.merge(title, line + "\n", String::concat);
            }
        }
        sections.replaceAll((heading, text) -> text.strip());
        sections.remove("");
        return new LetterTemplate(head, sections);
    }

    Locale language() {
        return Locale.of(head.getOrDefault("lang", ""));
    }

    String guide() {
        return section("Avant d'envoyer", "Before you send");
    }

    String subject() {
        return section("Objet", "Subject");
    }

    String message() {
        return section("Message", "Message");
    }

    /** Returns the version for a private message with little room, when there is one. */
    Optional<String> shortVersion() {
        return Optional.of(section("Version courte", "Short version")).filter(text -> !text.isEmpty());
    }

    /** Returns whether a person may send it to somebody, once completed; others are for reading. */
    boolean isSent() {
        return head.getOrDefault("send", "").equals("human-only");
    }

    List<String> required() {
        return list("required");
    }

    List<String> optional() {
        return list("optional");
    }

    /**
     * Returns a text with its fields filled.
     *
     * @param text a section of a template
     * @param filled whether a field has a value: a line that starts with {@code {?name}} is dropped when it has none
     * @param value of a field, as printed
     */
    static String render(String text, Function<String, Boolean> filled, Function<String, String> value) {
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            Matcher optional = OPTIONAL_LINE.matcher(line);
            if (!optional.matches()) {
                lines.add(line);
            } else if (filled.apply(optional.group(1))) {
                lines.add(optional.group(2));
            }
        }
        String kept = String.join("\n", lines);
        return FIELD.matcher(kept)
                .replaceAll(field -> Matcher.quoteReplacement(value.apply(field.group(1))))
                .replaceAll("\n{3,}", "\n\n");
    }

    private String section(String french, String english) {
        return sections.getOrDefault(language().getLanguage().equals("fr") ? french : english, "");
    }

    private List<String> list(String key) {
        String list = head.getOrDefault(key, "[]").replaceAll("[\\[\\]]", "").strip();
        return list.isEmpty() ? List.of() : List.of(list.split("\\s*,\\s*"));
    }
}
