package vigie.evidence;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** JSON with the same bytes for the same values on every machine. */
final class JsonText {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final DefaultIndenter LINE_FEEDS = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /** Returns a value of maps, lists, strings and numbers as JSON for people: two spaces, line feeds, one at the end. */
    static String indented(Object value) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(LINE_FEEDS).withArrayIndenter(LINE_FEEDS);
        return JSON.writer().with(printer).writeValueAsString(value) + "\n";
    }

    /** Returns a value as JSON on one line, without a line feed at the end. */
    static String line(Object value) {
        return JSON.writeValueAsString(value);
    }
}
