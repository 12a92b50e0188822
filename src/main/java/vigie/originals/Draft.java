package vigie.originals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vigie.crawl.Body;
import vigie.text.Code;
import vigie.text.Slots;

/** Files that may be drafts with slots: those that are text throughout, in UTF-8. */
public final class Draft {
    private static final List<String> ENDINGS = List.of(".txt", ".md", ".markdown", ".html", ".htm");

    private Draft() {}

    /** Returns the draft of a file, or its faults; empty for a file of another format or encoding, which has no slots. */
    public static Optional<Slots.Reading> read(String name, Body body) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ENDINGS.stream().noneMatch(lower::endsWith)) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.toByteArray()))
                    .toString();
            return Optional.of(Slots.parse(text));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Returns a file with the ways of a code. */
    public static Body copy(Slots slots, Code code) {
        return Body.of(slots.render(code).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the file with its first ways; a file without slots as it is, to the byte. */
    public static Body plain(Slots slots, Body body) {
        return slots.count() == 0 ? body : copy(slots, Code.first(slots.count()));
    }
}
