package vigie.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Capture;
import vigie.crawl.Header;

class ExtractorTest {
    private static final CanonicalUrl URL = new CanonicalUrl("https://site.example/blog/page");
    private static final Instant READ_AT = Instant.parse("2026-11-24T12:00:00Z");

    private final Extractor extractor = new Extractor();

    /** A file of src/test/resources/extract has the text that stands beside it. */
    private Page check(String name) {
        Page page = extractor.extract(name, Body.of(resource(name)), URL);
        String expected = new String(resource(name.replaceFirst("\\.\\w+$", ".text")), StandardCharsets.UTF_8);
        assertThat(page.text()).isEqualTo(expected);
        return page;
    }

    private Page html(String html, Header... headers) {
        return response("text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8), headers);
    }

    private Page response(String type, byte[] bytes, Header... headers) {
        List<Header> all = new java.util.ArrayList<>(List.of(headers));
        all.add(new Header("Content-Type", type));
        Body body = Body.of(bytes);
        return extractor.extract(new Capture(
                URL,
                URL,
                List.of(),
                200,
                List.of(),
                all,
                body,
                body,
                false,
                "HTTP/1.1",
                "192.0.2.1",
                List.of(),
                "",
                Optional.empty(),
                READ_AT,
                READ_AT));
    }

    private Page file(String name, String text) {
        return extractor.extract(name, Body.of(text.getBytes(StandardCharsets.UTF_8)), URL);
    }

    private static byte[] resource(String name) {
        try (InputStream stream = ExtractorTest.class.getResourceAsStream("/extract/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ExtractionProblem.Kind> problems(Page page) {
        return page.problems().stream().map(ExtractionProblem::kind).toList();
    }

    private static List<String> blocks(Page page) {
        return page.blocks().stream()
                .map(block -> block.kind() + " " + page.text().substring(block.start(), block.end()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reading-order.html",
                "nul-and-control-bytes.html",
                "latin1-is-windows-1252.html",
                "nothing-said-windows-1252.html",
                "utf16-by-its-mark.html",
                "table-rows.html",
                "rolling-captions.vtt",
                "front-matter.md",
                "saved-by-chromium.mhtml"
            })
    void text_ofCleanInput_hasNoProblem(String name) {
        assertThat(check(name).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf7-is-not-honoured.html", "utf8-label-on-windows-1252.html", "windows-1252.srt"})
    void text_ofWrongCharset_isKeptAndNoted(String name) {
        assertThat(problems(check(name))).containsExactly(ExtractionProblem.Kind.CHARSET);
    }

    @Test
    void blocks_ofHtml_areInReadingOrder() {
        assertThat(blocks(check("reading-order.html")))
                .containsExactly(
                        "PARAGRAPH Accueil",
                        "HEADING Le miroir inversé",
                        "PARAGRAPH «\u00A0Été\u00A0», dit-elle\u202F; l’atelier.",
                        "LIST_ITEM Un",
                        "LIST_ITEM Deux mots 🎉",
                        "QUOTE Une citation.",
                        "PARAGRAPH Une citation.",
                        "CAPTION Légende",
                        "CODE code\n  retrait",
                        "PARAGRAPH Fin\nde ligne",
                        "PARAGRAPH autre paragraphe");
    }

    @Test
    void blocks_ofMarkdown_followItsMarks() {
        assertThat(blocks(check("front-matter.md")))
                .containsExactly(
                        "HEADING # Le miroir",
                        "PARAGRAPH Un [lien](https://autre.example/p) ici.",
                        "LIST_ITEM - un",
                        "LIST_ITEM - deux",
                        "QUOTE > cité",
                        "CODE ```\ncode\n```");
    }

    @Test
    void frontMatter_ofMarkdown_namesThePage() {
        Page page = check("front-matter.md");
        assertThat(page.title()).isEqualTo("Le miroir inversé");
        assertThat(page.author()).isEqualTo("Léna Martin");
        assertThat(page.language()).isEqualTo("fr");
        assertThat(page.published()).contains(Instant.parse("2026-11-03T00:00:00Z"));
        assertThat(page.links())
                .extracting(Link::text, link -> link.url().value())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("lien", "https://autre.example/p"));
    }

    @Test
    void cues_areCaptionBlocks() {
        assertThat(check("rolling-captions.vtt").blocks())
                .hasSize(3)
                .allMatch(block -> block.kind() == Block.Kind.CAPTION);
    }

    @Test
    void q_isAQuoteInsideItsParagraph() {
        assertThat(blocks(html("<p>Elle dit <q>oui</q> encore</p>")))
                .containsExactly("PARAGRAPH Elle dit oui encore", "QUOTE oui");
    }

    @Test
    void textFile_isItsOwnTextUnchanged() {
        String text = "Premier paragraphe\r\nsuite\r\n\r\n\r\n  Deuxième\t🎉  \r\n- un\r\n- deux\n";
        Page page = file("a.txt", "\uFEFF" + text);
        assertThat(page.text()).isEqualTo(text);
        assertThat(blocks(page))
                .containsExactly(
                        "PARAGRAPH Premier paragraphe\r\nsuite",
                        "PARAGRAPH Deuxième\t🎉",
                        "LIST_ITEM - un",
                        "LIST_ITEM - deux");
        assertThat(page.textSha256())
                .isEqualTo(Body.of(text.getBytes(StandardCharsets.UTF_8)).sha256());
    }

    @Test
    void textFile_withBrokenUtf8_isReadAndNoted() {
        Page page = extractor.extract("a.txt", Body.of(new byte[] {'d', (byte) 0xE9, 'j', (byte) 0xE0}), URL);
        assertThat(page.text()).isEqualTo("déjà");
        assertThat(problems(page)).containsExactly(ExtractionProblem.Kind.CHARSET);
    }

    @Test
    void links_areAbsoluteWithPositionAndFollow() {
        Page page = html("<p>Voir <a href='/a#x'> ici </a> et <a rel='ugc nofollow' href='b'>là</a>"
                + "<a href='javascript:x()'>x</a><a href='mailto:a@b.example'>m</a></p>");
        assertThat(page.links()).hasSize(2);
        Link first = page.links().getFirst();
        assertThat(first.text()).isEqualTo("ici");
        assertThat(page.text()).startsWith("Voir ici");
        assertThat(first.follow()).isTrue();
        assertThat(page.links().get(1).follow()).isFalse();
        assertThat(page.links().get(1).url()).isEqualTo(new CanonicalUrl("https://site.example/blog/b"));
        assertThat(page.text().startsWith("là", page.links().get(1).position())).isTrue();
    }

    @Test
    void links_ofANofollowPage_areNotFollowed() {
        assertThat(html("<a href=/a>a</a>", new Header("X-Robots-Tag", "nofollow"))
                        .links())
                .noneMatch(Link::follow);
    }

    @Test
    void images_largestCandidateAndPreviews() {
        Page page = html(
                "<meta property=og:image content=/og.jpg><p>Avant <img alt='Un chat' src=s.jpg"
                        + " srcset='s.jpg 320w, /w_2,h_3/l.jpg 1280w, m.jpg 640w'> après</p>"
                        + "<picture><source type=image/avif srcset='x.avif 2000w'><source srcset='p.webp 900w'><img src=p.jpg></picture>"
                        + "<video poster=v.jpg></video><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-src=lazy.jpg>");
        assertThat(page.images())
                .extracting(image -> image.url().uri().getPath())
                .containsExactly("/w_2,h_3/l.jpg", "/blog/p.webp", "/blog/v.jpg", "/blog/lazy.jpg", "/og.jpg");
        assertThat(page.images().getFirst().alt()).isEqualTo("Un chat");
        assertThat(page.images().getFirst().position()).isEqualTo("Avant ".length());
        assertThat(page.images().getLast().position()).isEqualTo(-1);
    }

    @Test
    void images_inDataUrls_areEmbedded() {
        byte[] bytes = new byte[300];
        Page page =
                html("<img src='data:image/png;base64," + Base64.getEncoder().encodeToString(bytes) + "'>");
        assertThat(page.images()).singleElement().satisfies(image -> {
            assertThat(image.embedded()).contains(Body.of(bytes));
            assertThat(image.url().value()).startsWith(URL.value());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script type='application/ld+json'>{\"@graph\":[{\"datePublished\":\"2026-11-03T08:00:00+01:00\"}]}</script>",
                "<meta property='article:published_time' content='2026-11-03T07:00:00Z'>",
                "<time datetime='2026-11-03T07:00'>hier</time>",
                "<meta name='DC.date' content='2026-11-03 07:00'>"
            })
    void published_isFoundInEachForm(String html) {
        assertThat(html(html).published()).contains(Instant.parse("2026-11-03T07:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Publié le 3 novembre 2026 par Léna | 2026-11-03",
                "Mardi 1er août 2023 | 2023-08-01",
                "3\u202FDÉCEMBRE\u00A02025 | 2025-12-03",
                "November 3rd, 2026 | 2026-11-03"
            })
    void published_writtenNearTheTop_isFound(String line, String day) {
        assertThat(html("<h1>Titre</h1><p>" + line + "</p>").published()).contains(Instant.parse(day + "T00:00:00Z"));
    }

    @Test
    void published_deepInTheText_isNotBelieved() {
        assertThat(html("<h1>Titre</h1><p>" + "mot ".repeat(300) + "</p><p>le 3 novembre 2026</p>")
                        .published())
                .isEmpty();
    }

    @Test
    void head_givesTitleAuthorLanguageCanonical() {
        Page page = html("<html lang=fr-CA><head><title>A</title><meta property=og:title content='B &amp; C'>"
                + "<meta name=author content='Léna Martin'><link rel=canonical href='/vrai'></head></html>");
        assertThat(page.title()).isEqualTo("B & C");
        assertThat(page.author()).isEqualTo("Léna Martin");
        assertThat(page.language()).isEqualTo("fr");
        assertThat(page.canonical()).contains(new CanonicalUrl("https://site.example/vrai"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Le carrousel montre un miroir inversé, et chaque diapositive répond à la précédente sans la répéter.",
                "en | The carousel shows an inverted mirror, and every slide answers the one before without repeating it.",
                "de | Das Karussell zeigt einen umgekehrten Spiegel, und jede Folie antwortet auf die vorige.",
                "und | Oui."
            })
    void language_notDeclared_isGuessed(String language, String text) {
        assertThat(html("<p>" + text + "</p>").language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Robots-Tag | noindex, noarchive | NOINDEX NOARCHIVE",
                "X-Robots-Tag | otherbot: noindex | ''",
                "X-Robots-Tag | otherbot: noindex, vigie: nofollow | NOFOLLOW",
                "x-robots-tag | VIGIE: none | NOINDEX NOFOLLOW",
                "X-Robots-Tag | max-snippet:0, max-image-preview:large | NOSNIPPET",
                "X-Robots-Tag | max-snippet:20 | ''",
                "X-Robots-Tag | unavailable_after: 25 Jun 2010 15:00:00 GMT | NOINDEX",
                "X-Robots-Tag | unavailable_after: Sat, 25 Jun 2050 15:00:00 GMT | ''",
                "X-Robots-Tag | noai, noimageai | MINING_RESERVED",
                "tdm-reservation | 1 | MINING_RESERVED",
                "tdm-reservation | 0 | ''",
                "tdm-reservation | yes | ''"
            })
    void header_asksOfRobots(String name, String value, String expected) {
        assertThat(html("<p>x", new Header(name, value)).directives())
                .extracting(Directive::name)
                .containsExactlyInAnyOrderElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void meta_joinsRobotsButSupersedesTdm() {
        Page page = html(
                "<meta name=robots content='index, nosnippet'><meta name=Vigie content=noindex>"
                        + "<meta name=otherbot content=nofollow><meta name=tdm-reservation content=0>",
                new Header("tdm-reservation", "1"),
                new Header("X-Robots-Tag", "noarchive"));
        assertThat(page.directives())
                .containsExactlyInAnyOrder(Directive.NOSNIPPET, Directive.NOINDEX, Directive.NOARCHIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- saved from url=(0031)https://suspect.example/page --><html><p>x",
                "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://suspect.example/page \n saved date: x --><p>x"
            })
    void savedPage_namesItsAddress(String html) {
        assertThat(file("page.html", html).url()).isEqualTo(new CanonicalUrl("https://suspect.example/page"));
        assertThat(html(html).url()).isEqualTo(URL);
    }

    @Test
    void mhtml_namesItsAddressAndBringsItsImages() {
        Page page = check("saved-by-chromium.mhtml");
        assertThat(page.url()).isEqualTo(new CanonicalUrl("https://garde.example/billet"));
        assertThat(page.title()).isEqualTo("Page gardée");
        assertThat(page.images())
                .singleElement()
                .satisfies(image -> assertThat(image.embedded()).contains(Body.of(resource("pixel.png"))));
    }

    @Test
    void imageFile_isAPageWithOneImage() {
        Page page = extractor.extract("ecran.png", Body.of(resource("pixel.png")), URL);
        assertThat(page.text()).isEmpty();
        assertThat(page.problems()).isEmpty();
        assertThat(page.images())
                .singleElement()
                .satisfies(image -> assertThat(image.embedded()).contains(Body.of(resource("pixel.png"))));
    }

    @Test
    void png_servedAsHtml_isNotReadable() {
        Page page = response("text/html", resource("pixel.png"));
        assertThat(page.text()).isEmpty();
        assertThat(problems(page)).containsExactly(ExtractionProblem.Kind.NOT_READABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/css", "video/mp4", "application/rss+xml"})
    void otherTypes_areNotReadable(String type) {
        assertThat(problems(response(type, "<p>x".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(ExtractionProblem.Kind.NOT_READABLE);
    }

    @Test
    void unnamedType_isSniffed() {
        assertThat(response("", "<!doctype html><p>x".getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo("x");
        assertThat(file("sans-extension", "simple texte").text()).isEqualTo("simple texte");
    }

    @Test
    void unknownCharset_fallsBackAndIsNoted() {
        Page page = response("text/html; charset=foo-8", "<p>déjà".getBytes(StandardCharsets.UTF_8));
        assertThat(page.text()).isEqualTo("déjà");
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.CHARSET, "foo-8"));
    }

    @Test
    void deepDom_isReadWhole() {
        assertThat(html("<div>".repeat(100_000) + "fond").text()).isEqualTo("fond");
    }

    @Test
    void attributeBomb_isRead() {
        var attributes = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            attributes.append(" a").append(i).append("=1");
        }
        assertThat(html("<p" + attributes + ">texte").text()).isEqualTo("texte");
    }

    @Test
    void longLink_isDroppedAndItsWordsKept() {
        Page page = html("<a href='/" + "a".repeat(1 << 20) + "'>mots</a>");
        assertThat(page.links()).isEmpty();
        assertThat(page.text()).isEqualTo("mots");
    }

    /** As many elements as fit in 10 MiB would be more than the heap. */
    @Test
    void manyElements_areCutAndNoted() {
        Page page = html("<p>mot</p>\n".repeat(200_000));
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.CUT, "markup"));
        assertThat(page.blocks()).hasSize(75_000);
    }

    @Test
    void manyLinks_areCutAndNoted() {
        Page page = html("<a href=/a>x</a>".repeat(3_000));
        assertThat(page.links()).hasSize(2_000);
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.CUT, "links"));
    }

    @Test
    void longText_isCutAndNoted() {
        Page page = html("<p>" + "mot ".repeat(1_500_000));
        assertThat(page.text().length()).isBetween(4_999_990, 5_000_000);
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.CUT, "text"));
    }

    @Test
    void docx_revisionsAccepted() {
        Page page = extractor.extract(
                "a.docx",
                zip(Map.of(
                        "word/document.xml",
                        "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pStyle w:val='Titre1'/></w:pPr><w:r><w:t>Titre</w:t></w:r></w:p>"
                                + "<w:p><w:r><w:t xml:space='preserve'>Un </w:t></w:r><w:del><w:r><w:delText>non</w:delText></w:r></w:del>"
                                + "<w:ins><w:r><w:t>mot</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>caché</w:t></w:r></w:p></w:body></w:document>",
                        "docProps/core.xml",
                        "<c xmlns:dc='dc'><dc:title>Guide</dc:title><dc:creator>Léna</dc:creator></c>")),
                URL);
        assertThat(blocks(page)).containsExactly("HEADING Titre", "PARAGRAPH Un mot");
        assertThat(page.title()).isEqualTo("Guide");
        assertThat(page.author()).isEqualTo("Léna");
    }

    /** What a run looked like before a tracked change says nothing about it now. */
    @Test
    void docx_formerFormatting_hidesNothing() {
        Page page = extractor.extract(
                "a.docx",
                zip(
                        Map.of(
                                "word/document.xml",
                                "<w:document xmlns:w='w'><w:body><w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='Titre1'/></w:pPr></w:pPrChange></w:pPr>"
                                        + "<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>visible</w:t></w:r>"
                                        + "<w:moveFrom><w:r><w:t>ailleurs</w:t></w:r></w:moveFrom></w:p></w:body></w:document>")),
                URL);
        assertThat(blocks(page)).containsExactly("PARAGRAPH visible");
    }

    /** As YouTube writes them: the line above is a blank until the one below has rolled up. */
    @Test
    void vtt_ofYouTube_saysEachLineOnce() {
        String vtt = """
                WEBVTT
                Kind: captions
                Language: fr

                00:00:00.160 --> 00:00:02.389 align:start position:0%
                \s
                bonjour<00:00:00.480><c> à</c><00:00:01.000><c> tous</c>

                00:00:02.389 --> 00:00:02.399 align:start position:0%
                bonjour à tous
                \s

                00:00:02.399 --> 00:00:04.000 align:start position:0%
                bonjour à tous
                et<00:00:02.500><c> bienvenue</c>

                00:00:04.000 --> 00:00:06.000 align:start position:0%
                \s
                voilà<00:00:04.500><c> la</c><c> fin</c>
                """;
        Page page = extractor.extract("a.vtt", Body.of(vtt.getBytes(StandardCharsets.UTF_8)), URL);
        assertThat(page.text().lines()).containsExactly("bonjour à tous", "et bienvenue", "voilà la fin");
    }

    @Test
    void picture_isDatedByExif_thenIptc_thenXmp_toTheDayWithoutAZone() {
        dated(
                jpeg(exif("2026:11:03 22:30:00", ""), iptc("20261102"), xmp("2026-11-01T10:00:00Z")),
                "2026-11-03T00:00:00Z");
        dated(jpeg(exif("2026:11:03 22:30:00", "+01:00")), "2026-11-03T21:30:00Z");
        dated(jpeg(iptc("20261102"), xmp("2026-11-01T10:00:00Z")), "2026-11-02T00:00:00Z");
        dated(jpeg(xmp("2026-11-01T10:00:00+02:00")), "2026-11-01T08:00:00Z");
        dated(jpeg(xmp("2026-11-01T10:00:00")), "2026-11-01T00:00:00Z");
        assertThat(extractor.extract("a.jpg", jpeg(), URL).published()).isEmpty();
    }

    private void dated(Body picture, String expected) {
        assertThat(extractor.extract("a.jpg", picture, URL).published()).contains(Instant.parse(expected));
    }

    /** Returns a JPEG of nothing but its metadata: the start, its segments, the end. */
    private static Body jpeg(byte[]... segments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (byte[] segment : segments) {
            bytes.writeBytes(segment);
        }
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
        return Body.of(bytes.toByteArray());
    }

    private static byte[] segment(int marker, String head, byte[] content) {
        byte[] name = head.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(4 + name.length + content.length)
                .put((byte) 0xFF)
                .put((byte) marker)
                .putShort((short) (2 + name.length + content.length))
                .put(name)
                .put(content)
                .array();
    }

    /** Exif 2.31: a TIFF whose first directory leads to one with DateTimeOriginal and perhaps OffsetTimeOriginal. */
    private static byte[] exif(String date, String offset) {
        int fields = offset.isEmpty() ? 1 : 2;
        int data = 26 + 2 + fields * 12 + 4;
        ByteBuffer tiff = ByteBuffer.allocate(data + 20 + 7);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        tiff.putShort((short) fields);
        tiff.putShort((short) 0x9003).putShort((short) 2).putInt(20).putInt(data);
        if (fields == 2) {
            tiff.putShort((short) 0x9011).putShort((short) 2).putInt(7).putInt(data + 20);
        }
        tiff.putInt(0).put((date + "\0" + offset).getBytes(StandardCharsets.US_ASCII));
        return segment(0xE1, "Exif\0\0", tiff.array());
    }

    /** IPTC in a Photoshop block: record 2, data set 55. */
    private static byte[] iptc(String day) {
        byte[] date = day.getBytes(StandardCharsets.US_ASCII);
        byte[] set = ByteBuffer.allocate(5 + date.length)
                .put(new byte[] {0x1C, 2, 55})
                .putShort((short) date.length)
                .put(date)
                .array();
        byte[] block = ByteBuffer.allocate(12 + set.length + set.length % 2)
                .put("8BIM".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) 0x0404)
                .putShort((short) 0)
                .putInt(set.length)
                .put(set)
                .array();
        return segment(0xED, "Photoshop 3.0\0", block);
    }

    private static byte[] xmp(String created) {
        String packet =
                "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
                        + "<rdf:Description rdf:about='' xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmp:CreateDate='"
                        + created
                        + "'/></rdf:RDF></x:xmpmeta>";
        return segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", packet.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pptx_slidesInOrderShownAndNotesApart() {
        String r = " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";
        Page page = extractor.extract(
                "a.pptx",
                zip(Map.of(
                        "ppt/presentation.xml",
                        "<p xmlns:q='q'" + r + "><sldId r:id='r2'/><sldId r:id='r1'/><sldId r:id='r3'/></p>",
                        "ppt/_rels/presentation.xml.rels",
                        "<R><Relationship Id='r1' Target='slides/s1.xml'/><Relationship Id='r2' Target='slides/s2.xml'/>"
                                + "<Relationship Id='r3' Target='slides/s3.xml'/></R>",
                        "ppt/slides/s1.xml",
                        "<s><p><t>Deux</t></p></s>",
                        "ppt/slides/s2.xml",
                        "<s><p><t>Un</t></p><p><t>suite</t></p></s>",
                        "ppt/slides/s3.xml",
                        "<s show='0'><p><t>caché</t></p></s>",
                        "ppt/slides/_rels/s2.xml.rels",
                        "<R><Relationship Id='n' Target='../notesSlides/n1.xml'/></R>",
                        "ppt/notesSlides/n1.xml",
                        "<n><p><t>Le script</t></p></n>")),
                URL);
        assertThat(blocks(page)).containsExactly("SLIDE Un\nsuite", "SLIDE Deux", "CAPTION Le script");
    }

    @Test
    void docx_withEntities_isBrokenAndNothingIsRead() {
        Page page = extractor.extract(
                "a.docx",
                zip(Map.of(
                        "word/document.xml",
                        "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d><p><t>&x;</t></p></d>")),
                URL);
        assertThat(page.text()).doesNotContain("root");
        assertThat(problems(page)).containsExactly(ExtractionProblem.Kind.BROKEN);
    }

    @Test
    void docx_zipBomb_isBroken() {
        Page page = extractor.extract(
                "a.docx", zip(Map.of("word/document.xml", " ".repeat(Limits.ENTRY_BYTES_MAX + 1))), URL);
        assertThat(problems(page)).containsExactly(ExtractionProblem.Kind.BROKEN);
    }

    private static Body zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(bytes.toByteArray());
    }

    @Test
    void videos_areThePagesFilesInOrder() {
        Page page = html("""
                <head>
                <meta property="og:video" content="https://cdn.example/a.mp4">
                <meta property="og:video:secure_url" content="https://www.youtube.com/embed/x">
                <meta name="twitter:player:stream" content="/c.mp4">
                <script type="application/ld+json">
                {"@graph": [{"@type": "VideoObject", "contentUrl": "/d.mp4"},
                 {"@type": "AudioObject", "contentUrl": "/e.mp3"}]}
                </script></head>
                <p>Voici.<video src="/a/film.mp4"></video>
                <video><source src="/b.m3u8"><source src="/b.webm"></video>
                <video src="/a/film.mp4"></video>""");
        assertThat(page.videos())
                .extracting(video -> video.url().value())
                .containsExactly(
                        "https://site.example/a/film.mp4",
                        "https://site.example/b.webm",
                        "https://cdn.example/a.mp4",
                        "https://site.example/c.mp4",
                        "https://site.example/d.mp4");
        assertThat(page.videos().getFirst().position()).isEqualTo("Voici.".length());
        assertThat(page.videos().getLast().position()).isEqualTo(-1);
    }

    @Test
    void videos_beyondFive_areCutAndSaidSo() {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            html.append("<video src=/").append(i).append(".mp4></video>");
        }
        Page page = html(html.toString());
        assertThat(page.videos()).hasSize(5);
        assertThat(page.problems()).containsExactly(new ExtractionProblem(ExtractionProblem.Kind.CUT, "videos"));
    }

    @Test
    void film_byItself_isAPageWithOneVideo() {
        byte[] film = "\0\0\0\u0018ftypisom\0\0\0\0isommp42".getBytes(StandardCharsets.ISO_8859_1);
        for (Page page : List.of(
                response("video/mp4", film),
                response("application/octet-stream", film),
                extractor.extract("reel.mov", Body.of(film), URL))) {
            assertThat(page.videos()).hasSize(1);
            assertThat(page.videos().getFirst().embedded()).contains(Body.of(film));
            assertThat(page.problems()).isEmpty();
        }
        assertThat(response("video/mp4", "#EXTM3U".getBytes(StandardCharsets.UTF_8))
                        .videos())
                .isEmpty();
    }
}
