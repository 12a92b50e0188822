package vigie.extract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bytes to characters, by what a byte order mark says, then the charsets named (header before meta), then the bytes
 * themselves: UTF-8 if they are, else windows-1252, in which every byte string reads as something.
 *
 * <p>Follows the order of the WHATWG Encoding and HTML standards ("determining the character encoding"); UTF-7 and
 * whatever else that standard does not list is not honoured, since it hides markup from filters.
 *
 * @param text the characters, without the mark
 * @param problem what was wrong with the charset, if anything
 */
record Decoding(String text, Optional<String> problem) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';

    /** Charsets of the web, by Java's canonical names (WHATWG Encoding, section 4.2). */
    private static final Pattern HONOURED = Pattern.compile(
            "utf-8|utf-16(be|le)?|windows-(31j|125\\d|874)|x-windows-(874|949)|iso-8859-\\d+|koi8-[ru]|big5(-hkscs)?"
                    + "|gb2312|gbk|gb18030|euc-(jp|kr)|shift_jis|iso-2022-jp|x-macroman|x-maccyrillic|ibm866|tis-620");

    /** A charset in a Content-Type, in a meta tag or in an XML declaration. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:charset|<\\?xml[^>]{0,100}encoding)\\s*=\\s*[\"']?\\s*([^\\s\"';>/]+)", Pattern.CASE_INSENSITIVE);

    /** Bytes in which a charset may be named in HTML; the standard says 1,024, real pages need more. */
    private static final int META_BYTES_MAX = 4_096;

    /** Decodes plain text, with the Content-Type it came with, which may be empty; unnamed it ought to be UTF-8. */
    static Decoding ofText(byte[] bytes, String contentType) {
        return of(
                bytes,
                Stream.concat(named(contentType).stream(), Stream.of("utf-8")).toList());
    }

    /** Decodes HTML, with the Content-Type it came with, which may be empty. */
    static Decoding ofHtml(byte[] bytes, String contentType) {
        String head = new String(bytes, 0, Math.min(bytes.length, META_BYTES_MAX), StandardCharsets.ISO_8859_1);
        // A meta tag that can be read as ASCII cannot be telling the truth about UTF-16.
        Stream<String> meta =
                named(head).stream().map(name -> name.toLowerCase(Locale.ROOT).startsWith("utf-16") ? "utf-8" : name);
        return of(bytes, Stream.concat(named(contentType).stream(), meta).toList());
    }

    private static Optional<String> named(String text) {
        Matcher matcher = NAMED.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Decoding of(byte[] bytes, List<String> names) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(ByteBuffer.wrap(bytes, 3, bytes.length - 3));
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return as(StandardCharsets.UTF_16LE, ByteBuffer.wrap(bytes, 2, bytes.length - 2));
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return as(StandardCharsets.UTF_16BE, ByteBuffer.wrap(bytes, 2, bytes.length - 2));
        }
        Optional<String> unknown = Optional.empty();
        for (String name : names) {
            Optional<Charset> charset = charset(name);
            if (charset.isPresent()) {
                return as(charset.get(), ByteBuffer.wrap(bytes)).or(unknown);
            }
            unknown = unknown.or(() -> Optional.of(name));
        }
        Decoding guess = as(sniffed(bytes), ByteBuffer.wrap(bytes));
        // Nobody promised UTF-8, so windows-1252 is no fault.
        return new Decoding(guess.text, Optional.empty()).or(unknown);
    }

    private Decoding or(Optional<String> earlierProblem) {
        return new Decoding(text, earlierProblem.or(() -> problem));
    }

    private static Decoding as(Charset charset, ByteBuffer bytes) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return utf8(bytes);
        }
        Optional<String> strict = strictly(charset, bytes);
        return strict.map(text -> new Decoding(text, Optional.empty()))
                .orElseGet(() -> new Decoding(replacing(charset, bytes), Optional.of(charset.name())));
    }

    /** Bytes that break UTF-8 more often than they keep it are windows-1252 with a wrong label. */
    private static Decoding utf8(ByteBuffer bytes) {
        // Much faster than a decoder; what it puts for broken bytes may stand in the page as well, so then look
        // closely.
        String fast = new String(
                bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining(), StandardCharsets.UTF_8);
        if (fast.indexOf(REPLACEMENT) < 0) {
            return new Decoding(fast, Optional.empty());
        }
        Optional<String> strict = strictly(StandardCharsets.UTF_8, bytes);
        if (strict.isPresent()) {
            return new Decoding(strict.get(), Optional.empty());
        }
        String text = replacing(StandardCharsets.UTF_8, bytes);
        long broken = text.chars().filter(unit -> unit == REPLACEMENT).count();
        if (broken == 1 && text.charAt(text.length() - 1) == REPLACEMENT) {
            // A size limit cut the last character.
            return new Decoding(text.substring(0, text.length() - 1), Optional.empty());
        }
        long kept = text.codePoints().filter(codePoint -> codePoint > 0x7F).count() - broken;
        return new Decoding(broken > kept ? replacing(WINDOWS_1252, bytes) : text, Optional.of("utf-8"));
    }

    /** UTF-16 without a mark shows in the zero bytes of its Latin letters. */
    private static Charset sniffed(byte[] bytes) {
        int[] zeros = new int[2];
        int length = Math.min(bytes.length, META_BYTES_MAX);
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                zeros[i % 2]++;
            }
        }
        if (zeros[0] + zeros[1] < length / 4) {
            return StandardCharsets.UTF_8;
        }
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static Optional<String> strictly(Charset charset, ByteBuffer bytes) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate());
            return Optional.of(text.toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String replacing(Charset charset, ByteBuffer bytes) {
        return charset.decode(bytes.duplicate()).toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> charset(String name) {
        try {
            if (!Charset.isSupported(name)) {
                return Optional.empty();
            }
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
        Charset charset = Charset.forName(name);
        String canonical = charset.name().toLowerCase(Locale.ROOT);
        // The standard reads both as windows-1252, because the pages that say so are.
        if (canonical.equals("iso-8859-1") || canonical.equals("us-ascii")) {
            return Optional.of(WINDOWS_1252);
        }
        return HONOURED.matcher(canonical).matches() ? Optional.of(charset) : Optional.empty();
    }
}
