package vigie.match;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import vigie.text.Passage;
import vigie.text.SharedStructure.Step;
import vigie.text.Skeleton;
import vigie.text.Span;
import vigie.text.Tokens;

/** The identity of matched content, whatever page it stands on: what verdicts are remembered by. */
final class ContentKey {
    private ContentKey() {}

    /** Returns the SHA-256, lower-case hexadecimal, of a page's passages in normal form, a line each. */
    static String of(Tokens page, List<Passage> passages) {
        return ofSpans(page, passages.stream().map(Passage::candidate).toList());
    }

    /** Returns the same for ranges of the page's text. */
    static String ofSpans(Tokens page, List<Span> spans) {
        return sha256(spans.stream().map(span -> normal(page, span)).collect(Collectors.joining("\n")));
    }

    /** Returns the same for rungs of the page's structure: what they are and how long, whatever their words. */
    static String ofStructure(Skeleton page, List<Step> steps) {
        return sha256(steps.stream()
                .map(step -> page.rungs().get(step.candidate()))
                .map(rung -> rung.type() + " " + Math.round(rung.doublings()))
                .collect(Collectors.joining("\n")));
    }

    private static String normal(Tokens page, Span span) {
        Span tokens = page.within(span);
        return page.normal(tokens.start(), tokens.end());
    }

    private static String sha256(String text) {
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
