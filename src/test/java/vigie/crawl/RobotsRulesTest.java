package vigie.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RobotsRulesTest {
    private static final JsonNode FACTS = facts();

    private static JsonNode facts() {
        InputStream file = RobotsRulesTest.class.getResourceAsStream("/robots/cases.json");
        return JsonMapper.shared().readTree(file);
    }

    private static byte[] body(JsonNode robots) {
        return robots.has("base64")
                ? Base64.getDecoder().decode(robots.get("base64").asString())
                : robots.get("text").asString().getBytes(StandardCharsets.UTF_8);
    }

    /** Facts that are extensions of one vendor and that we answer otherwise, with the reason. */
    private static final Set<String> ANSWERED_OTHERWISE = Set.of(
            "R0186", // a name with a space in it; the product token ends before it
            "R0229", // Google cuts lines at 16,664 bytes; we read them whole
            "R0232");

    @Test
    void verdict_everyRequiredFact() {
        List<String> wrong = new ArrayList<>();
        int required = 0;
        for (JsonNode fact : FACTS.get("cases")) {
            required += fact.get("required").asBoolean() ? 1 : 0;
            if (allowed(fact) != fact.get("allowed").asBoolean()
                    && !ANSWERED_OTHERWISE.contains(fact.get("id").asString())) {
                wrong.add(fact.toString());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(required).isEqualTo(515);
    }

    private static boolean allowed(JsonNode fact) {
        byte[] body = body(FACTS.get("robots").get(fact.get("robots").asString()));
        return RobotsRules.parse(body, fact.get("user_agent").asString())
                .verdict(fact.get("url").asString())
                .allowed();
    }

    /** The other implementation at hand: where the two part, a required fact says that it is the one that errs. */
    @Test
    void verdict_differsFromCrawlerCommonsOnlyWhereItErrs() {
        List<String> differing = new ArrayList<>();
        for (JsonNode fact : FACTS.get("cases")) {
            String agent = fact.get("user_agent").asString().toLowerCase(Locale.ROOT);
            String url = fact.get("url").asString();
            byte[] body = body(FACTS.get("robots").get(fact.get("robots").asString()));
            boolean peer = new SimpleRobotRulesParser()
                    .parseContent(url, body, "text/plain", List.of(agent))
                    .isAllowed(url);
            if (fact.get("required").asBoolean() && peer != allowed(fact)) {
                differing.add(fact.get("id").asString());
            }
        }
        assertThat(differing).containsExactly("R0304", "R0305", "R0451", "R0454");
    }

    private static void check(String robots, String url, RobotsRules.Verdict expected) {
        assertThat(RobotsRules.parse(robots.getBytes(StandardCharsets.UTF_8), "Vigie")
                        .verdict(url))
                .isEqualTo(expected);
    }

    @Test
    void verdict_namesTheDecidingLineAsWritten() {
        String robots =
                "# hello\r\nUser-agent: *\r\n  Disallow:  /actualités/*  # not these\r\nAllow: /actualités/2026$\r\n";
        check(
                robots,
                "https://a.example/actualit%C3%A9s/x",
                new RobotsRules.Verdict(false, "Disallow:  /actualités/*", 3));
        check(robots, "/actualités/2026", new RobotsRules.Verdict(true, "Allow: /actualités/2026$", 4));
        check(robots, "/autre", new RobotsRules.Verdict(true, "", 0));
    }

    @Test
    void verdict_ofAnEqualPair_allows() {
        check("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", new RobotsRules.Verdict(true, "Allow: /a", 3));
    }

    @Test
    void verdict_anchoredWithStar_mayStandAtTheEnd() {
        check("User-agent: *\nDisallow: /*ab$\n", "/abxab", new RobotsRules.Verdict(false, "Disallow: /*ab$", 2));
        check("User-agent: *\nDisallow: /a*a$\n", "/a", new RobotsRules.Verdict(true, "", 0));
    }

    @Test
    void groupsThatNameUs_areMerged_andHideEveryonesGroup() {
        String robots =
                "User-agent: vigie\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: VIGIE/2.0\nDisallow: /b\n";
        check(robots, "/b", new RobotsRules.Verdict(false, "Disallow: /b", 8));
        check(robots, "/a", new RobotsRules.Verdict(false, "Disallow: /a", 2));
        check(robots, "/c", new RobotsRules.Verdict(true, "", 0));
    }

    @Test
    void crawlDelayAndSitemaps_areRead() {
        RobotsRules rules = RobotsRules.parse(
                "Sitemap: https://a.example/s.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow:\nSitemap:/t.xml"
                        .getBytes(StandardCharsets.UTF_8),
                "Vigie");
        assertThat(rules.crawlDelay()).contains(Duration.ofMillis(2_500));
        assertThat(rules.sitemaps()).containsExactly("https://a.example/s.xml", "/t.xml");
        assertThat(RobotsRules.NONE.crawlDelay()).isEmpty();
    }

    @Test
    void parse_beyondTheLimit_isNotRead() {
        String filler = "#".repeat(RobotsRules.BYTES_MAX);
        check(
                "User-agent: *\nDisallow: /a\n" + filler + "\nDisallow: /b\n",
                "/a",
                new RobotsRules.Verdict(false, "Disallow: /a", 2));
        check(
                "User-agent: *\nDisallow: /a\n" + filler + "\nDisallow: /b\n",
                "/b",
                new RobotsRules.Verdict(true, "", 0));
    }
}
