package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigie.originals.Exports.Kind;
import vigie.originals.Exports.Reading;
import vigie.originals.Exports.Sort;
import vigie.originals.Exports.Why;
import vigie.testing.ExportZip;
import vigie.watch.FirstPublished.Origin;
import vigie.watch.FirstPublished.Precision;
import vigie.watch.Original;

/** WordPress, Substack, Medium, Notion and folders of Markdown. */
class BlogExportTest extends ExportFixture {
    @Test
    void wordPress_publishedOnly_whateverItsWriterDid() throws IOException {
        String wxr = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n"
                + "<channel><title>Le blog</title><link>https://lena.example</link><wp:wxr_version>1.2</wp:wxr_version>"
                + item(
                        1,
                        "post",
                        "publish",
                        "2026-01-05 10:00:00",
                        "<!-- wp:paragraph --><p>Un <b>texte</b> [sic].</p><!-- /wp:paragraph -->[gallery ids=\"1,2\"][caption id=\"x\"]Légende[/caption]")
                + item(2, "post", "draft", "0000-00-00 00:00:00", "x")
                + item(3, "post", "future", "2027-01-05 10:00:00", "x")
                + item(4, "post", "private", "2026-01-05 10:00:00", "x")
                + item(5, "attachment", "inherit", "2026-01-05 10:00:00", "x")
                + item(6, "page", "publish", "0000-00-00 00:00:00", "Une page\n\nen deux\u000B paragraphes")
                + "</channel></rss>";
        Reading reading = read(write("anything.txt", wxr));
        assertThat(reading.kind()).contains(Kind.WORDPRESS);
        assertThat(reading.problems()).isEmpty();
        assertThat(counted(reading)).isEqualTo(Map.of(Sort.ARTICLE, 1, Sort.PAGE, 1));
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.DRAFT, 2, Why.PRIVATE, 1, Why.OTHER_KIND, 1));
        Original post = work(reading, "wordpress:lena.example/1");
        assertThat(post.text()).isEqualTo("Un texte [sic].\nLégende");
        assertThat(post.title()).isEqualTo("Titre & co 1");
        assertThat(post.url()).contains(URI.create("https://lena.example/1?a=b&c=d"));
        assertThat(post.published().at()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(post.isPublic(FIRST_SEEN)).isTrue();
        Original page = work(reading, "wordpress:lena.example/6");
        assertThat(page.text()).isEqualTo("Une page\nen deux paragraphes");
        assertThat(page.published().precision()).isEqualTo(Precision.DAY);
        assertThat(page.published().at()).isEqualTo("2026-01-02T00:00:00Z");
    }

    @Test
    void wordPress_cutOrWithADtd_isReadUpToThere() throws IOException {
        String head =
                "<rss xmlns:content=\"c\" xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><link>https://a.example</link>";
        Reading cut = read(
                write("cut.xml", head + item(1, "post", "publish", "2026-01-05 10:00:00", "Texte") + "<item><tit"));
        assertThat(keys(cut)).containsExactly("wordpress:a.example/1");
        assertThat(messages(cut)).containsExactly("“cut.xml” is cut short or damaged; what comes before is taken.");
        Reading dtd = read(
                write(
                        "dtd.xml",
                        "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + head
                                + "<item><title>&x;</title><wp:post_id>1</wp:post_id><wp:status>publish</wp:status></item></channel></rss>"));
        assertThat(dtd.toString()).doesNotContain("root:");
    }

    @Test
    void substack_draftsPaidAndMissingHtml() {
        String posts = """
                post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
                123401.plain-text,2026-01-05T10:00:00.000Z,TRUE,,newsletter,everyone,&#x201C;Un titre&#x201D;,Un sous-titre,
                123402.payant,2026-01-06T10:00:00.000Z,true,,newsletter,only_paid,Payant,,
                123403.brouillon,,false,,newsletter,everyone,Brouillon,,
                123404.sans-html,2026-01-07T10:00:00.000Z,true,,newsletter,everyone,Sans HTML,Sous-titre,
                """;
        Reading reading = read(new ExportZip()
                .with("posts.csv", posts)
                .with("posts/123401.plain-text.html", "<p>Un texte.</p>")
                .with("posts/123402.payant.html", "<p>Un texte payant.</p>")
                .with("email_list.lena.csv", "email\nsecret@a.example\n"));
        assertThat(reading.kind()).contains(Kind.SUBSTACK);
        assertThat(keys(reading)).containsExactly("substack:123401", "substack:123402");
        Original open = work(reading, "substack:123401");
        assertThat(open.title()).isEqualTo("“Un titre”");
        assertThat(open.text()).isEqualTo("Un sous-titre\n\nUn texte.");
        assertThat(open.isPublic(FIRST_SEEN)).isTrue();
        assertThat(work(reading, "substack:123402").isPublic(FIRST_SEEN)).isFalse();
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.DRAFT, 1, Why.EMPTY, 1, Why.NOT_NEEDED, 1));
    }

    @Test
    void medium_draftsAndResponses() {
        Reading reading = read(new ExportZip()
                .with(
                        "posts/2026-01-05_Le-brief-0123456789ab.html",
                        story("<h3 class=\"graf graf--h3 graf--title\">Le brief</h3><p>Une marque.</p>", true))
                .with("posts/2026-01-06_Merci-0123456789ac.html", story("<p>Merci pour ce texte.</p>", true))
                .with("posts/draft_Idee-0123456789ad.html", story("<h3 class=\"graf--title\">Idée</h3><p>x</p>", false))
                .with("profile/profile.html", "secret")
                .with("bookmarks/bookmarks-0001.html", "secret"));
        assertThat(reading.kind()).contains(Kind.MEDIUM);
        assertThat(keys(reading)).containsExactly("medium:0123456789ab");
        Original story = reading.originals().getFirst();
        assertThat(story.title()).isEqualTo("Le brief");
        assertThat(story.text()).isEqualTo("Le brief\nUne marque.");
        assertThat(story.url()).contains(URI.create("https://medium.com/@lena/le-brief-0123456789ab"));
        assertThat(story.published().at()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.RESPONSE, 1, Why.DRAFT, 1, Why.NOT_NEEDED, 2));
    }

    @Test
    void notion_pagesWithoutTheirIds() {
        String id = "0123456789abcdef0123456789abcdef";
        String html =
                "<html><head><title>Le titre entier</title></head><body><h1>Le titre entier</h1><table class=\"properties\">"
                        + "<tr class=\"property-row property-row-created_time\"><th>Created</th><td><time>@July 3, 2026 9:12 AM</time></td></tr></table>"
                        + "<p>Un texte.</p></body></html>";
        String markdown =
                "# Une autre\n\nCreated: 3 juillet 2026 09:12\nTags: a, b\n\nSon texte.\n\n![](Une%20autre/i.png)\n";
        Reading reading = read(new ExportZip()
                .with("Dossier/Le titre " + id + ".html", html)
                .with("Une autre " + id.replace('0', '1') + ".md", markdown)
                .with("Une autre/i.png", PNG)
                .with("Base " + id + "_all.csv", "a,b\n"));
        assertThat(reading.kind()).contains(Kind.NOTION);
        Original page = work(reading, "notion:" + id);
        assertThat(page.title()).isEqualTo("Le titre entier");
        assertThat(page.text()).isEqualTo("Le titre entier\nUn texte.");
        assertThat(page.published().at()).isEqualTo("2026-07-03T00:00:00Z");
        assertThat(page.published().origin()).isEqualTo(Origin.METADATA);
        assertThat(page.isPublic(FIRST_SEEN)).isFalse();
        Original other = work(reading, "notion:" + id.replace('0', '1'));
        assertThat(other.title()).isEqualTo("Une autre");
        assertThat(other.text()).contains("Son texte.").doesNotContain("Tags:");
        assertThat(other.images()).hasSize(1);
        assertThat(other.published().at()).isEqualTo("2026-07-03T00:00:00Z");
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.NOT_NEEDED, 1));
    }

    @Test
    void markdown_ofJekyllAndHugo() {
        Reading reading = read(new ExportZip()
                .with(
                        "blog/_posts/2026-01-05-le-brief.md",
                        "---\ntitle: Le brief\n---\nTexte {% include x.html %}un.\n")
                .with(
                        "blog/content/hugo.md",
                        "+++\ntitle = \"Par Hugo\"\ndate = 2026-02-05T08:00:00+01:00\ntags = [\"a\"]\n+++\nTexte deux {{< figure src=\"a\" >}}.\n")
                .with("blog/content/brouillon.md", "+++\ntitle = 'Brouillon'\ndraft = true\n+++\nx\n")
                .with("blog/content/b2.md", "---\ndraft: true\n---\nx\n")
                .with("blog/_drafts/idee.md", "x\n")
                .with("blog/notes.mdx", "import X from './x'\n\n# Notes\n\nTexte.\n\n![](img/a.png)\n")
                .with("blog/img/a.png", PNG)
                .with("blog/config.toml", "secret"));
        assertThat(reading.kind()).contains(Kind.MARKDOWN);
        assertThat(keys(reading))
                .containsExactly(
                        "markdown:_posts/2026-01-05-le-brief.md", "markdown:content/hugo.md", "markdown:notes.mdx");
        Original jekyll = work(reading, "markdown:_posts/2026-01-05-le-brief.md");
        assertThat(jekyll.title()).isEqualTo("Le brief");
        assertThat(jekyll.text()).isEqualTo("Texte un.");
        assertThat(jekyll.published().at()).isEqualTo("2026-01-05T00:00:00Z");
        assertThat(jekyll.isPublic(FIRST_SEEN)).isTrue();
        Original hugo = work(reading, "markdown:content/hugo.md");
        assertThat(hugo.title()).isEqualTo("Par Hugo");
        assertThat(hugo.text()).isEqualTo("Texte deux .");
        assertThat(hugo.published().at()).isEqualTo("2026-02-05T07:00:00Z");
        assertThat(hugo.published().origin()).isEqualTo(Origin.FRONT_MATTER);
        Original notes = work(reading, "markdown:notes.mdx");
        assertThat(notes.text()).doesNotContain("import");
        assertThat(notes.images()).hasSize(1);
        assertThat(notes.isPublic(FIRST_SEEN)).isFalse();
        assertThat(leftOut(reading)).isEqualTo(Map.of(Why.DRAFT, 3, Why.NOT_NEEDED, 1));
        assertThat(reading.problems()).isEmpty();
    }

    private static String item(int id, String type, String status, String gmt, String content) {
        return "<item><title>Titre &amp; co " + id + "</title><link>https://lena.example/" + id + "?a=b&c=d</link>"
                + "<content:encoded><![CDATA[" + content + "]]></content:encoded><wp:post_id>" + id
                + "</wp:post_id><wp:post_date><![CDATA[2026-01-02 11:00:00]]></wp:post_date><wp:post_date_gmt><![CDATA["
                + gmt
                + "]]></wp:post_date_gmt><wp:status><![CDATA[" + status + "]]></wp:status><wp:post_type>" + type
                + "</wp:post_type><wp:attachment_url>https://a.example/?x&y</wp:attachment_url>"
                + "<wp:comment><wp:comment_id>9</wp:comment_id><title>secret</title></wp:comment></item>\n";
    }

    private static String story(String body, boolean published) {
        return "<!DOCTYPE html><html><head><title>t</title></head><body><article class=\"h-entry\"><header>"
                + "<h1 class=\"p-name\">Le brief</h1></header><section data-field=\"subtitle\" class=\"p-summary\">Résumé</section>"
                + "<section data-field=\"body\" class=\"e-content\"><section name=\"a\">" + body
                + "</section></section><footer>"
                + (published
                        ? "<p>By <a href=\"https://medium.com/@lena\" class=\"p-author h-card\">L</a> on <a href=\"https://medium.com/p/0123456789ab\">"
                                + "<time class=\"dt-published\" datetime=\"2026-01-05T10:00:00.000Z\">January 5, 2026</time></a>.</p>"
                                + "<p><a href=\"https://medium.com/@lena/le-brief-0123456789ab\" class=\"p-canonical\">Canonical link</a></p>"
                        : "")
                + "<p>Exported from Medium</p></footer></article></body></html>";
    }
}
