package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.CanonicalUrl;
import vigie.crawl.Fetcher;
import vigie.crawl.ServiceClient;
import vigie.discover.Bluesky;
import vigie.discover.Brave;
import vigie.discover.CommonCrawl;
import vigie.discover.Connectors;
import vigie.discover.GoogleVision;
import vigie.discover.Kagi;
import vigie.discover.Mojeek;
import vigie.discover.SavePageNow;
import vigie.discover.Searches;
import vigie.discover.Searxng;
import vigie.discover.TinEye;
import vigie.discover.Wayback;
import vigie.finding.Case;
import vigie.store.QueryLog;
import vigie.testing.FakeSite;
import vigie.testing.RecordedService;
import vigie.text.NormalForm;
import vigie.text.Tokens;
import vigie.watch.Source;

/** Whole rounds that ask every service there is, each played on loopback: what comes of it, and what leaves the machine. */
class ServicesRoundIT extends Household {
    private static final String PUBLISHED = """
            Le silence du lundi matin coûte plus cher que la grève du vendredi. Personne n’ose demander ce que le brief oublie :
            la lumière, la durée, l’usage et la date. Une marque qui paie trois tournages pour une vidéo n’a pas un problème de
            créateurs, elle a un problème de phrases. Écrivez la scène avant le prix, nommez le public avant le produit, et
            gardez le mot « authentique » pour la conversation du soir. Un brief qui tient sur une carte postale épargne douze
            messages, deux relances et une facture contestée au mois de novembre.
            """;

    private static final String UNPUBLISHED = """
            Ma théorie des tournages tristes commence dans une cuisine de Roubaix, un dimanche, avec une ampoule nue et onze
            pots de confiture. Aucun client ne l’a encore lue, et le carnet vert reste au fond du tiroir jusqu’au printemps.
            """;

    private static final String BRIEF = """
            Projet Mirabelle : la gourde auto-nettoyante arrive le douze mars chez quarante enseignes partenaires, au tarif de
            lancement de vingt-neuf euros, accompagnée d’une campagne signée par trois championnes d’escalade.
            """;

    private final RecordedService searxng = new RecordedService(this::answer);
    private final RecordedService service = new RecordedService(this::answer);

    /** The pages that search services name for any query. */
    private final List<String> named = new ArrayList<>();

    @AfterEach
    void closeService() {
        searxng.close();
        service.close();
    }

    private FakeSite.Answer answer(RecordedService.Asked asked) {
        boolean ofOriginal = asked.parameter("q")
                .filter(query -> !query.contains("carrousel"))
                .isPresent();
        if (asked.path().endsWith("/web/search") && ofOriginal) {
            return RecordedService.json(
                    200,
                    "{\"type\":\"search\",\"web\":{\"results\":["
                            + named.stream()
                                    .map(url -> "{\"title\":\"Copie\",\"url\":\"" + url + "\",\"description\":\""
                                            + PUBLISHED.substring(0, 120).replace("\n", " ") + "\"}")
                                    .reduce((one, other) -> one + "," + other)
                                    .orElse("")
                            + "]}}");
        }
        return RecordedService.json(404, "{}");
    }

    @Override
    Connectors connectors(Fetcher fetcher, Configuration configuration) {
        ServiceClient client = fetcher.services(List.of(service.url().uri()));
        CanonicalUrl base = service.url();
        return new Connectors(
                client,
                new Searches(List.of(
                        new Brave(client, base, "key"),
                        new Searxng(client, searxng.url()),
                        new Mojeek(client, base, "key"),
                        new Kagi(client, base, "key", clock))),
                new Bluesky(client, base, Optional.empty()),
                Map.of(
                        Source.Pictures.Service.GOOGLE_VISION, new GoogleVision(client, base, "key"),
                        Source.Pictures.Service.TINEYE, new TinEye(client, base, "key")),
                new CommonCrawl(client, base, base),
                new Wayback(client, base),
                new SavePageNow(client, base, "a:b"),
                clock);
    }

    private void works() throws IOException {
        write("config/vigie.yaml", """
                contact: test@vigie.example
                crawl: {local_hosts: ["%s", "%s", "%s"], delay: 0s}
                services: {queries_per_day: 12}
                """.formatted(site.host(), service.host(), searxng.host()));
        write("originals/silence.md", "---\ntitle: Le silence\npublished: 2026-11-20\n---\n" + PUBLISHED);
        write("originals/tristes.md", "---\ntitle: Tournages tristes\n---\n" + UNPUBLISHED);
        write("originals/projet.md", "---\ntitle: Plus tard\npublished: 2027-05-01\n---\n" + UNPUBLISHED);
        write("briefs/mirabelle.md", BRIEF);
    }

    private void watchAll() throws IOException {
        write("watchlists/lena.yaml", """
                owner: Léna Martin
                language: fr
                recipients: [lena@lena.example]
                originals: [{files: "originals/**"}]
                leaks: [{files: "briefs/**"}]
                sources:
                  - queries: originals
                  - search: "carrousel ugc"
                  - bluesky: "carrousel ugc"
                  - jetstream: http://%1$s/subscribe
                  - mastodon: "#ugc@%1$s"
                  - archived: https://suspect.example/
                  - pictures: google-vision
                  - pictures: tineye
                  - page: %2$s
                """.formatted(
                        service.host(), site.url("/propre").value()));
    }

    @Test
    void nothingUnpublished_andNothingConfidential_reachesAnyService() throws IOException {
        works();
        watchAll();
        site.page("/propre", "<p>Rien.</p>");
        for (int day = 0; day < 2; day++) {
            round();
            clock.advance(Duration.ofDays(1));
        }
        String sent = sent();
        assertThat(service.log()).extracting(RecordedService.Asked::path).hasSizeGreaterThan(10);
        assertThat(runs(PUBLISHED).stream().filter(sent::contains)).isNotEmpty();
        assertThat(runs(UNPUBLISHED).stream().filter(sent::contains)).isEmpty();
        assertThat(runs(BRIEF).stream().filter(sent::contains)).isEmpty();
        for (String secret : List.of("mirabelle", "gourde", "roubaix", "confiture")) {
            assertThat(sent).doesNotContain(secret);
        }
    }

    @Test
    void copyThatAQueryNames_isVisited_found_andSaysByWhichQuery() throws IOException {
        works();
        watchAll();
        site.page("/propre", "<p>Rien.</p>");
        site.page("/copie", "<html lang='fr'><body><article><p>" + PUBLISHED + "</p></article></body></html>");
        named.add(site.url("/copie").value());
        round();
        inHouse(house -> {
            Case found = theCase(house);
            String foundBy = house.store()
                    .frontier()
                    .answering(found.main().url())
                    .getFirst()
                    .foundBy();
            List<QueryLog.Line> log =
                    house.store().queryLog().since("lena", clock.instant().minus(Duration.ofDays(1)));
            assertThat(log).isNotEmpty().anySatisfy(line -> {
                assertThat(foundBy)
                        .contains(line.query())
                        .contains(line.original())
                        .contains("Brave");
                assertThat(line.worth()).isEqualTo(1);
                assertThat(line.why()).isNotEmpty();
            });
        });
        assertThat(mails()).hasSize(1);
    }

    /** Everything that went to services, read as a person would: decoded, in lower case, words only. */
    private String sent() {
        StringBuilder all = new StringBuilder();
        for (RecordedService.Asked asked :
                Stream.of(service, searxng).flatMap(one -> one.log().stream()).toList()) {
            String raw = asked.target() + "\n" + asked.text() + "\n" + asked.headers();
            all.append(words(raw)).append('\n').append(words(decoded(raw))).append('\n');
        }
        site.log().forEach(asked -> all.append(words(decoded(asked.target()))).append('\n'));
        return all.toString();
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return new String(
                    Base64.getEncoder().encode(raw.getBytes(StandardCharsets.UTF_8)), StandardCharsets.US_ASCII);
        }
    }

    private static String words(String text) {
        Tokens tokens = NormalForm.tokens(text);
        return tokens.normal(0, tokens.count()).toLowerCase(Locale.ROOT);
    }

    /** Returns every three words in a row. */
    private static List<String> runs(String text) {
        Tokens tokens = NormalForm.tokens(text);
        List<String> runs = new ArrayList<>();
        for (int start = 0; start + 3 <= tokens.count(); start++) {
            runs.add(tokens.normal(start, start + 3));
        }
        return runs;
    }
}
