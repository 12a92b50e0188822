package vigie.originals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Texts of Meta's exports, in which each byte of UTF-8 stands as a character of its own. */
final class Mojibake {
    private Mojibake() {}

    /** Returns the text as it was written; one that is not such bytes, every single one, comes back unchanged. */
    static String mended(String text) {
        boolean bytesOnly = text.chars().allMatch(unit -> unit <= 0xFF);
        boolean ascii = text.chars().allMatch(unit -> unit < 0x80);
        if (!bytesOnly || ascii) {
            return text;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return text;
        }
    }
}
