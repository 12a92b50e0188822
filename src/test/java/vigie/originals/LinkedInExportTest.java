package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Reading;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.testing.ExportZip;
import vigie.watch.FirstPublished;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;
import vigie.watch.Words;

class LinkedInExportTest extends ExportFixture {
    private static final String HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
    private static final String LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A";

    /** The instant in the id 7280000000000000000. */
    private static final Instant STAMPED = Instant.parse("2024-12-31T23:20:55Z");

    @Test
    void everyRow_isAPostOrLeftOutForAReason() {
        String shares = "\uFEFF" + HEADER
                + row("7280000000000000000", "2024-12-31 23:20:55", "Un premier texte.", "", "PUBLIC")
                + row("7280000000000000001", "2024-12-31 23:20:55", "", "", "PUBLIC")
                + row("7280000000000000002", "2024-12-31 23:20:55", "À lire !", "https://autre.example/", "PUBLIC")
                + row("7280000000000000003", "2024-12-31 23:20:55", words(30), "https://lena.example/a", "PUBLIC")
                + row("7280000000000000000", "2024-12-31 23:20:55", "Un premier texte.", "", "PUBLIC")
                + row("7280000000000000004", "n’importe quoi", "Sans date.", "", "PUBLIC")
                + row("7280000000000000005", "2024-12-31 23:20:55", "Pour mon réseau.", "", "MEMBER_NETWORK")
                + "2024-12-31 23:20:55," + LINK + "7280000000000000006,,,https://media.licdn.com/x,PUBLIC\n"
                + "2024-12-31 23:20:55,cassée\n"
                + "2024-12-31 23:20:55," + LINK + "7280000000000000007,un, deux,,,PUBLIC\n"
                + HEADER;
        Reading reading = read(new ExportZip().with("Shares.csv", shares));
        assertThat(reading.kind()).contains(Kind.LINKEDIN);
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.POST, 3));
        assertThat(leftOut(reading))
                .isEqualTo(Map.of(Why.REPOST, 1, Why.RESHARE, 1, Why.EMPTY, 1, Why.DUPLICATE, 1, Why.UNREADABLE, 3));
        assertThat(reading.problems()).isEmpty();
        Original first = work(reading, "linkedin:7280000000000000000");
        assertThat(first.url())
                .contains(URI.create("https://www.linkedin.com/feed/update/urn:li:share:7280000000000000000"));
        assertThat(first.published()).isEqualTo(new FirstPublished(STAMPED, Precision.SECOND, Origin.EXPORT));
        assertThat(first.isPublic(FIRST_SEEN)).isTrue();
        assertThat(work(reading, "linkedin:7280000000000000005").isPublic(FIRST_SEEN))
                .isFalse();
        assertThat(work(reading, "linkedin:7280000000000000005").url()).isPresent();
    }

    /** The bytes of LinkedIn's own file. */
    @Test
    void strayQuotesAtLineBreaks_areTakenAway() {
        String shares = HEADER + "2026-01-05 10:00:00," + LINK + "7280000000000000000,"
                + "\"Le silence du lundi matin coûte cher.\"\"\n\"\"\"\"\n\"\"Voici pourquoi : \"\"on n'ose pas\"\".\",,,"
                + "MEMBER_NETWORK\n";
        assertThat(read(new ExportZip().with("Shares.csv", shares)).originals())
                .extracting(Original::text)
                .containsExactly("Le silence du lundi matin coûte cher.\n\nVoici pourquoi : \"on n'ose pas\".");
    }

    @Test
    void mended_quotationMarks() {
        mended("a\"\n\"b", "a\nb");
        mended("a\"\n\"\"\n\"b", "a\n\nb");
        mended("dit \"oui\"\"\n\"suite", "dit \"oui\"\nsuite");
        mended("a\"\r\n\"b", "a\nb");
        mended("a\n\nb \"c\"", "a\n\nb \"c\"");
        mended("a\"\n\"\nb", "a\n\nb");
    }

    private static void mended(String written, String expected) {
        assertThat(LinkedInPost.mended(written)).isEqualTo(expected);
    }

    /** An id far from the date tells of something else: the day is what is sure. */
    @Test
    void dateAndIdApart_leaveTheDay() {
        String shares = HEADER + row("7280000000000000000", "2026-01-05 10:00:00", "Texte.", "", "PUBLIC");
        assertThat(read(new ExportZip().with("Shares.csv", shares)).originals())
                .extracting(Original::published)
                .containsExactly(
                        new FirstPublished(Instant.parse("2026-01-05T00:00:00Z"), Precision.DAY, Origin.EXPORT));
    }

    @Test
    void date_inEveryForm() {
        for (String date : List.of("2024-12-31 23:20:55", "2024-12-31 23:20:55 UTC", "2024-12-31", "2025-01-01", "")) {
            String shares = HEADER + row("7280000000000000000", date, "Texte.", "", "PUBLIC");
            assertThat(read(new ExportZip().with("Shares.csv", shares)).originals())
                    .as(date)
                    .extracting(original -> original.published().at())
                    .containsExactly(STAMPED);
        }
    }

    @Test
    void olderHeader_numberedNameInAFolder_notesAbove() {
        String shares =
                "Notes:\n\"Read this, please\"\n\nDate,ShareLink,ShareCommentary,SharedURL,MediaURL\n2024-12-31,"
                        + "https://www.linkedin.com/feed/update/urn:li:ugcPost:7280000000000000000,Texte.,,\n";
        Reading reading = read(new ExportZip().with("Complete/Part 1/Shares_12345.csv", shares));
        assertThat(keys(reading)).containsExactly("linkedin:7280000000000000000");
        assertThat(reading.originals().getFirst().isPublic(FIRST_SEEN)).isTrue();
    }

    @Test
    void twoColumnsOfOneName_areRefused() {
        Reading reading = read(new ExportZip().with("Shares.csv", "Date,Share Link,ShareLink\n2026-01-01,a,b\n"));
        assertThat(messages(reading)).containsExactly("The table “Shares.csv” cannot be understood.");
    }

    @Test
    void quickArchive_isSaidToLackThePosts() {
        Reading reading = read(new ExportZip().with("Connections.csv", "x").with("Profile.csv", "x"));
        assertThat(reading.kind()).contains(Kind.LINKEDIN);
        assertThat(messages(reading)).containsExactly("This is LinkedIn’s quick archive: your posts are not in it.");
    }

    @Test
    void article_withoutADayOfPublication_isNotPublic() {
        Reading reading = read(new ExportZip()
                .with(
                        "Articles/Articles/2026-01-05 10:00:00.0-Le brief.html",
                        article("<p class=\"published\">Published on 2026-01-05 10:00</p>"))
                .with("Articles/Articles/Le brouillon.html", article("")));
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.ARTICLE, 2));
        Original published = work(reading, "linkedin:article/Le brief");
        assertThat(published.title()).isEqualTo("Le brief & co");
        assertThat(published.url()).contains(URI.create("https://www.linkedin.com/pulse/le-brief"));
        assertThat(published.text()).isEqualTo("Une marque écrit.");
        assertThat(published.published())
                .isEqualTo(new FirstPublished(Instant.parse("2026-01-05T10:00:00Z"), Precision.SECOND, Origin.EXPORT));
        assertThat(published.isPublic(FIRST_SEEN)).isTrue();
        Original draft = work(reading, "linkedin:article/Le brouillon");
        assertThat(draft.isPublic(FIRST_SEEN)).isFalse();
        assertThat(draft.published().origin()).isEqualTo(Origin.METADATA);
    }

    /** What nobody needs is not even opened: its bytes are destroyed here, and nothing complains. */
    @Test
    void messages_areNeverOpened() throws IOException {
        String secret = "un message très privé ".repeat(40);
        byte[] zip = new ExportZip()
                .with("messages.csv", secret)
                .with("Comments.csv", "Date,Link,Message\n2026-01-01,https://a.example,\"dit \\\"oui\\\" ici\"\n")
                .with("Shares.csv", HEADER + row("7280000000000000000", "2024-12-31", "Texte.", "", "PUBLIC"))
                .bytes();
        int start = new String(zip, StandardCharsets.ISO_8859_1).indexOf("messages.csv") + "messages.csv".length();
        for (int i = start; i < start + 20; i++) {
            zip[i] = (byte) 0xFF;
        }
        Path file = Files.write(home.resolve("export.zip"), zip);
        Reading reading = read(file);
        assertThat(reading.problems()).isEmpty();
        assertThat(keys(reading)).containsExactly("linkedin:7280000000000000000");
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.NOT_NEEDED, 2));
        assertThat(reading.toString()).doesNotContain("privé").doesNotContain("oui");
    }

    @Test
    void notWhitelisted_cannotBeOpened() {
        Path file = new ExportZip().with("messages.csv", "secret").write(home.resolve("a.zip"));
        FileProblems problems = new FileProblems(Words.of(Exports.class, Locale.ENGLISH));
        try (Archive archive = Archive.open(file, ArchiveLimits.SHIPPED, problems)) {
            archive.allow(LinkedInExport.FORMAT.entries());
            Entry messages = archive.entries().getFirst();
            assertThatThrownBy(() -> archive.bytes(messages, 100))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("messages.csv");
        }
    }

    @Test
    void richMedia_tellsWhichPostHadACarousel() {
        String shares =
                HEADER + row("7280000000000000000", "2024-12-31 23:20:55", "Le carrousel du jour.", "", "PUBLIC");
        Reading reading = read(new ExportZip().with("Shares.csv", shares).with("Rich_Media.csv", """
                        Date/Time,Media Description,Media Link
                        ,"You uploaded a feed document on December 31, 2024 at 11:12 PM",x
                        ,"You uploaded a feed image on December 31, 2024 at 11:12 PM",x
                        """));
        assertThat(reading.leftOut())
                .containsExactly(new Exports.LeftOut(Why.CAROUSEL_ELSEWHERE, 1, List.of("Le carrousel du jour.")));
    }

    @Test
    void sharesAlone_andAnUnpackedFolder_giveTheSame() throws IOException {
        String shares = HEADER + row("7280000000000000000", "2024-12-31", "Texte.", "", "PUBLIC");
        write("unpacked/LinkedIn/Shares.csv", shares);
        write("unpacked/LinkedIn/messages.csv", "secret");
        Reading folder = read(home.resolve("unpacked"));
        Reading alone = read(write("renamed.data", shares));
        assertThat(folder.originals()).isEqualTo(alone.originals()).hasSize(1);
    }

    @Test
    void memberSnapshot_givesTheSameKeysAsTheArchive() {
        String page = """
                {"paging":{"start":0,"count":10,"links":[{"rel":"next","type":"application/json",
                  "href":"/rest/memberSnapshotData?q=criteria&domain=MEMBER_SHARE_INFO&start=1&count=10"}]},
                 "elements":[{"snapshotDomain":"MEMBER_SHARE_INFO","snapshotData":[
                   {"ShareLink":"https://www.linkedin.com/feed/update/urn:li:share:7280000000000000000/",
                    "Share Commentary":"Le silence.","Date":"2024-12-31 23:20:55 UTC","Visibility":"PUBLIC","SharedUrl":"",
                    "MediaUrl":""}, {"ShareLink":"","Date":""}]},
                  {"snapshotDomain":"INBOX","snapshotData":[{"CONTENT":"secret"}]}]}""";
        Reading reading = exports(ArchiveLimits.SHIPPED)
                .memberSnapshot(List.of(page, "{cut"), Path.of("linkedin"), FIRST_SEEN, Locale.ENGLISH);
        assertThat(keys(reading)).containsExactly("linkedin:7280000000000000000");
        assertThat(reading.originals().getFirst().text()).isEqualTo("Le silence.");
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.UNREADABLE, 1));
        assertThat(reading.problems()).hasSize(1);
        assertThat(MemberSnapshot.next(page))
                .contains("/rest/memberSnapshotData?q=criteria&domain=MEMBER_SHARE_INFO&start=1&count=10");
        assertThat(MemberSnapshot.next("{\"paging\":{\"links\":[]}}")).isEmpty();
    }

    private static String row(String id, String date, String text, String shared, String visibility) {
        return date + "," + LINK + id + ",\"" + text + "\"," + shared + ",," + visibility + "\n";
    }

    private static String article(String published) {
        return "<html><head><title>x</title><style>p{}</style></head><body><img src=\"c.jpg\">"
                + "<h1><a href=\"https://www.linkedin.com/pulse/le-brief\">Le brief &amp; co</a></h1>"
                + "<p class=\"created\">Created on 2026-01-04 09:00</p>" + published
                + "<div><p>Une marque écrit.</p></div></body></html>";
    }
}
