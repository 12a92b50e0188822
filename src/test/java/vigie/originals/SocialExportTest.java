package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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

/** Instagram, Facebook, TikTok and X. */
class SocialExportTest extends ExportFixture {
    /** How a film in MP4 begins. */
    private static final byte[] MP4 = {0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};

    private static final String PHOTO = "media/posts/202601/a.png";

    @Test
    void mojibake_isMendedOnlyWhenEveryByteFits() {
        mended("caf\u00C3\u00A9 \u00F0\u009F\u0099\u0082", "café 🙂");
        mended("plain", "plain");
        mended("déjà propre ’", "déjà propre ’"); // a letter beyond a byte
        mended("déjà", "déjà"); // bytes, but not UTF-8
        mended("", "");
    }

    private static void mended(String written, String expected) {
        assertThat(Mojibake.mended(written)).isEqualTo(expected);
    }

    @Test
    void instagram_captionsStandInTheirPlaces() {
        String posts = """
                [{"media":[{"uri":"%s","creation_timestamp":1767600000,"title":"caf\\u00c3\\u00a9 seul"}]},
                 {"media":[{"uri":"media/posts/202601/b.png","creation_timestamp":1767600001,"title":""},
                           {"uri":"media/posts/202601/c.png","creation_timestamp":1767600002}],
                  "title":"Plusieurs images","creation_timestamp":1767700000},
                 {"media":[{"uri":"media/posts/202601/absent.png","creation_timestamp":1767800000,"title":"Sans son image"}]},
                 {"media":[{"uri":"media/posts/202601/d.heic","creation_timestamp":1767900000,"title":""}]},
                 {"media":[{"uri":"%s","title":"sans date"}]}]""".formatted(PHOTO, PHOTO);
        Reading reading = read(new ExportZip()
                .with("instagram-lena-2026/your_instagram_activity/media/posts_1.json", posts)
                .with("instagram-lena-2026/" + PHOTO, PNG)
                .with("instagram-lena-2026/media/posts/202601/b.png", PNG)
                .with("instagram-lena-2026/media/posts/202601/c.png", PNG)
                .with("instagram-lena-2026/media/posts/202601/d.heic", "no picture")
                .with("instagram-lena-2026/your_instagram_activity/messages/inbox/x/message_1.json", "secret"));
        assertThat(reading.kind()).contains(Kind.INSTAGRAM);
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.POST, 3));
        assertThat(leftOut(reading))
                .isEqualTo(Map.of(
                        Why.MEDIA_MISSING,
                        1,
                        Why.MEDIA_UNREADABLE,
                        1,
                        Why.EMPTY,
                        1,
                        Why.UNREADABLE,
                        1,
                        Why.NOT_NEEDED,
                        1));
        Original one = work(reading, "instagram:1767600000");
        assertThat(one.text()).isEqualTo("café seul");
        assertThat(one.images()).hasSize(1);
        assertThat(one.images().getFirst().file()).hasBinaryContent(PNG);
        assertThat(one.published())
                .isEqualTo(new FirstPublished(Instant.ofEpochSecond(1767600000), Precision.SECOND, Origin.EXPORT));
        Original several = work(reading, "instagram:1767700000");
        assertThat(several.text()).isEqualTo("Plusieurs images");
        assertThat(several.images()).hasSize(2);
        assertThat(work(reading, "instagram:1767800000").text()).isEqualTo("Sans son image");
    }

    @Test
    void instagram_reelsStoriesAndArchived() {
        String reels = """
                {"ig_reels_media":[{"media":[{"uri":"media/reels/202601/r.mp4","creation_timestamp":1767600000,
                  "title":"Mon reel","media_metadata":{"video_metadata":{"subtitles":{"uri":"media/other/s.srt"}}}}]}]}""";
        String stories =
                "{\"ig_stories\":[{\"uri\":\"media/stories/202601/s.png\",\"creation_timestamp\":1767700000,\"title\":\"\"}]}";
        String archived =
                "{\"ig_archived_post_media\":[{\"media\":[{\"uri\":\"x.png\",\"creation_timestamp\":1767800000,\"title\":\"Rangé\"}]}]}";
        Reading reading = read(new ExportZip()
                .with("content/reels.json", reels)
                .with("content/stories.json", stories)
                .with("content/archived_posts.json", archived)
                .with("media/reels/202601/r.mp4", MP4)
                .with("media/other/s.srt", "1\n00:00:01,000 --> 00:00:02,000\nBonjour à tous.\n")
                .with("media/stories/202601/s.png", PNG));
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.POST, 1, Sort.VIDEO, 1, Sort.STORY, 1));
        assertThat(work(reading, "instagram:1767600000").text()).isEqualTo("Mon reel\n\nBonjour à tous.");
        assertThat(work(reading, "instagram:1767600000").videos())
                .singleElement()
                .satisfies(film -> {
                    assertThat(film.name()).isEqualTo("r.mp4");
                    assertThat(film.file()).hasBinaryContent(MP4);
                });
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.MEDIA_MISSING, 1));
        assertThat(work(reading, "instagram:1767800000").isPublic(FIRST_SEEN)).isFalse();
        assertThat(work(reading, "instagram:1767700000").isPublic(FIRST_SEEN)).isTrue();
    }

    @Test
    void instagram_of2018_joinsTheRowsOfACarousel() {
        String media = """
                {"photos":[{"caption":"Deux vues","taken_at":"2018-05-01T10:00:00","path":"photos/201805/a.png"},
                           {"caption":"Deux vues","taken_at":"2018-05-01T10:00:00","path":"photos/201805/b.png"},
                           {"caption":"Une vue","taken_at":"2018-05-02T10:00:00+00:00","path":"photos/201805/c.png"}],
                 "direct":[{"path":"photos/201805/secret.png","taken_at":"x","caption":"y"}]}""";
        Reading reading = read(new ExportZip()
                .with("media.json", media)
                .with("photos/201805/a.png", PNG)
                .with("photos/201805/b.png", PNG)
                .with("photos/201805/c.png", PNG));
        assertThat(work(reading, "instagram:1525168800").images()).hasSize(2);
        assertThat(work(reading, "instagram:1525255200").images()).hasSize(1);
        assertThat(reading.originals()).hasSize(2);
    }

    @Test
    void instagram_labelsInTheAccountsLanguage_andTwoPostsInOneSecond() {
        String posts = """
                [{"media":[],"timestamp":1767600000,"label_values":[{"label":"L\\u00c3\\u00a9gende","value":"Un"}]},
                 {"media":[],"timestamp":1767600000,"label_values":[{"label":"Caption","value":"Deux"}]}]""";
        assertThat(keys(read(new ExportZip().with("your_instagram_activity/media/posts_1.json", posts))))
                .containsExactly("instagram:1767600000", "instagram:1767600000-2");
    }

    @Test
    void exportsInHtml_askForJson() {
        assertThat(messages(read(new ExportZip().with("your_instagram_activity/media/posts_1.html", "<html>"))))
                .containsExactly("This export of Instagram is in HTML, which is for people to look at.");
        assertThat(messages(read(new ExportZip().with("your_facebook_activity/posts/your_posts_1.html", "<html>"))))
                .containsExactly("This export of Facebook is in HTML, which is for people to look at.");
    }

    @Test
    void cutJson_givesWhatComesBefore() {
        Reading reading = read(new ExportZip()
                .with(
                        "content/posts_1.json",
                        "[{\"media\":[],\"title\":\"Un\",\"creation_timestamp\":1767600000},{\"med"));
        assertThat(keys(reading)).containsExactly("instagram:1767600000");
        assertThat(messages(reading))
                .containsExactly("“posts_1.json” is cut short or damaged; what comes before is taken.");
    }

    @Test
    void facebook_isNeverTakenForPublic() {
        String posts = """
                [{"timestamp":1767600000,"data":[{"post":"D\\u00c3\\u00a9part"}],"attachments":[{"data":[{"media":
                   {"uri":"your_facebook_activity/posts/media/a.png","description":"D\\u00c3\\u00a9part"}}]}]},
                 {"timestamp":1767600001,"attachments":[{"data":[{"external_context":{"url":"https://a.example"}}]}],
                  "title":"L\\u00c3\\u00a9na shared a link."}]""";
        Reading reading = read(new ExportZip()
                .with("your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json", posts)
                .with("your_facebook_activity/posts/media/a.png", PNG)
                .with("your_facebook_activity/messages/inbox/a/photos/b.png", PNG));
        assertThat(reading.kind()).contains(Kind.FACEBOOK);
        Original post = work(reading, "facebook:1767600000");
        assertThat(post.text()).isEqualTo("Départ");
        assertThat(post.images()).hasSize(1);
        assertThat(post.isPublic(FIRST_SEEN)).isFalse();
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.REPOST, 1, Why.NOT_NEEDED, 1));
    }

    @Test
    void tikTok_takesOwnFilmsAndNotWhatWasWatched() throws IOException {
        String data = """
                {"Direct Message":{"Direct Messages":{"ChatHistory":{"x":[{"Content":"secret"}]}}},
                 "Your Activity":{"Video Browsing History":{"VideoList":[{"Date":"2026-01-01 10:00:00","Link":"x","Title":"vue"}]}},
                 "Post":{"Posts":{"VideoList":[
                   {"Date":"2026-01-05 10:00:00","Link":"https://www.tiktokv.com/share/video/7123456789/","Title":"Ma vidéo","WhoCanView":"Public"},
                   {"date":"2026-01-06 10:00:00","link":"https://www.tiktokv.com/share/video/7123456790/","Title":"Entre amis","WhoCanView":"Friends"},
                   {"Date":"2026-01-07 10:00:00","Link":"https://www.tiktokv.com/share/video/7123456791/","Title":null},
                   {"Date":"N/A","Link":"x","Title":"Sans date"}]},
                   "Recently Deleted Posts":{"PostList":null}}}""";
        Reading reading = read(new ExportZip().with("TikTok/user_data_tiktok.json", data));
        assertThat(reading.kind()).contains(Kind.TIKTOK);
        assertThat(keys(reading)).containsExactly("tiktok:7123456789", "tiktok:7123456790");
        assertThat(reading.toString()).doesNotContain("secret").doesNotContain("vue");
        assertThat(work(reading, "tiktok:7123456789").isPublic(FIRST_SEEN)).isTrue();
        assertThat(work(reading, "tiktok:7123456789").published().at()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(work(reading, "tiktok:7123456790").isPublic(FIRST_SEEN)).isFalse();
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.MEDIA_MISSING, 2, Why.EMPTY, 1, Why.UNREADABLE, 1));
        assertThat(read(write("renamed.json", data)).originals()).isEqualTo(reading.originals());
        String older = "{\"Activity\":{\"Video\":{\"Videos\":{\"VideoList\":[{\"Date\":\"2020-01-05 10:00:00\","
                + "\"Link\":\"https://www.tiktokv.com/share/video/6123456789/\",\"Likes\":\"3\"}]}}}}";
        assertThat(leftOut(read(new ExportZip().with("user_data.json", older)))).isEqualTo(Map.of(Why.EMPTY, 1));
    }

    @Test
    void x_expandsLinks_completesLongPosts_passesOverWhatIsNotOwn() {
        String opening =
                "Un long texte qui commence ainsi et qui continue encore un peu, assez pour être reconnu sans le moindre doute,";
        String tweets = "window.YTD.tweets.part0 = [" + """
                {"tweet":{"id_str":"1050118621198921728","full_text":"A &amp; B https://t.co/a https://t.co/m",
                  "created_at":"Wed Oct 10 20:19:24 +0000 2018","entities":{"urls":[{"url":"https://t.co/a","expanded_url":"https://lena.example/"}]},
                  "extended_entities":{"media":[{"url":"https://t.co/m"}]}}},
                {"tweet":{"id_str":"1050118621198921729","full_text":"RT @autre: bonjour","created_at":"Wed Oct 10 20:19:24 +0000 2018"}},
                {"tweet":{"id_str":"1050118621198921730","full_text":"@autre merci","in_reply_to_status_id_str":"7","created_at":"Wed Oct 10 20:19:24 +0000 2018"}},
                {"tweet":{"id_str":"1050118621198921731","full_text":"Suite du fil","in_reply_to_status_id_str":"1050118621198921728"}},
                {"tweet":{"id_str":"1050118621198921732","full_text":"%s… https://t.co/z","created_at":"Wed Oct 10 20:19:24 +0000 2018"}}]""".formatted(opening);
        String notes = "window.YTD.note_tweet.part0 = [{\"noteTweet\":{\"noteTweetId\":\"1\",\"core\":{\"text\":\""
                + opening + " et sa fin.\"}}}]";
        Reading reading = read(new ExportZip()
                .with("data/tweets.js", tweets)
                .with("data/note-tweet.js", notes)
                .with("data/tweets_media/1050118621198921728-abc.png", PNG)
                .with("data/deleted-tweets.js", "secret")
                .with("data/direct-messages.js", "secret"));
        assertThat(reading.kind()).contains(Kind.X);
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.REPOST, 1, Why.RESPONSE, 1, Why.NOT_NEEDED, 2));
        Original first = work(reading, "x:1050118621198921728");
        assertThat(first.text()).isEqualTo("A & B https://lena.example/");
        assertThat(first.images()).hasSize(1);
        assertThat(first.url()).contains(URI.create("https://x.com/i/web/status/1050118621198921728"));
        assertThat(first.published().at()).isEqualTo("2018-10-10T20:19:24Z");
        assertThat(work(reading, "x:1050118621198921731").published().at()).isEqualTo("2018-10-10T20:19:24Z");
        assertThat(work(reading, "x:1050118621198921732").text()).isEqualTo(opening + " et sa fin.");
    }

    @Test
    void instagram_bytesOfTheFile_areAscii() {
        String posts = "[{\"media\":[],\"title\":\"\\u00e2\\u0080\\u0099\",\"creation_timestamp\":1767600000}]";
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(posts)).isTrue();
        assertThat(read(new ExportZip().with("content/posts_1.json", posts))
                        .originals()
                        .getFirst()
                        .text())
                .isEqualTo("’");
    }
}
