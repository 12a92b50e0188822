package vigie.text;

import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What holds for the normal form of any text, lone surrogates too. A target for Jazzer, which looks for a text that breaks
 * it; run by hand with the jar of {@code com.code-intelligence:jazzer} on the class path:
 *
 * <pre>java -cp … com.code_intelligence.jazzer.Jazzer --target_class=vigie.text.NormalFormFuzz
 *     --instrumentation_includes=vigie.text.** -max_total_time=180</pre>
 */
public final class NormalFormFuzz {
    private NormalFormFuzz() {}

    /** Called by Jazzer: the bytes are UTF-16 units, the higher byte first. */
    public static void fuzzerTestOneInput(byte[] input) {
        check(ByteBuffer.wrap(input).asCharBuffer().toString());
    }

    /** Fails with the units of the text that breaks it; plain comparisons, for it runs a thousand times a second. */
    static void check(String text) {
        Tokens tokens = NormalForm.tokens(text);
        require(hasRisingSpans(tokens, text), "spans rise within the text", text);
        require(
                words(tokens.normal(0, tokens.count())).equals(words(tokens)),
                "the normal form of the normal form is itself",
                text);
        require(
                words(Normalizer.normalize(text, Normalizer.Form.NFD))
                        .equals(words(Normalizer.normalize(text, Normalizer.Form.NFC))),
                "decomposed and composed characters are the same",
                text);
    }

    private static boolean hasRisingSpans(Tokens tokens, String text) {
        int end = 0;
        for (int token = 0; token < tokens.count(); token++) {
            Span span = tokens.span(token, token + 1);
            if (span.start() < end || span.length() == 0) {
                return false;
            }
            end = span.end();
        }
        return end <= text.length();
    }

    private static List<String> words(String text) {
        return words(NormalForm.tokens(text));
    }

    private static List<String> words(Tokens tokens) {
        return IntStream.range(0, tokens.count()).mapToObj(tokens::word).toList();
    }

    private static void require(boolean holds, String property, String text) {
        if (!holds) {
            StringBuilder units = new StringBuilder();
            text.chars().forEach(unit -> units.append("\\u%04X".formatted(unit)));
            throw new AssertionError("not so that " + property + ": " + units + " " + text);
        }
    }
}
