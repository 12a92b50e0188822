package vigie.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigie.finding.Case;
import vigie.finding.Judgment;
import vigie.finding.Scope;
import vigie.finding.Verdict;
import vigie.watch.Problem;

class DashboardIT {
    private static final String PASSWORD = "un mot de passe long";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private DashboardFixture fixture;
    private String cookie = "";

    @BeforeEach
    void open() throws Exception {
        fixture = DashboardFixture.french(folder);
        fixture.fill();
        cookie = cookieOf(get(fixture.dashboard().oneTimeLink()));
    }

    @AfterEach
    void close() {
        fixture.close();
        client.close();
    }

    // Who may come in

    @Test
    void everyPage_withoutSession_isRefusedWithANextStep() throws Exception {
        cookie = "";
        for (String path :
                new String[] {"/cases", "/cases/c1", "/sources", "/unread", "/search?q=a", "/mails", "/nowhere"}) {
            HttpResponse<String> answer = page(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body())
                    .contains("Ouvrez le lien que Vigie a affiché")
                    .doesNotContain("conseils-copies");
        }
    }

    @Test
    void oneTimeLink_opensOnce() throws Exception {
        cookie = "";
        String link = fixture.dashboard().oneTimeLink();
        HttpResponse<String> first = get(link);
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(get(link).statusCode()).isEqualTo(403);
    }

    @Test
    void oneTimeLink_ofYesterday_isTooOld() throws Exception {
        cookie = "";
        String link = fixture.dashboard().oneTimeLink();
        fixture.clock().advance(Duration.ofHours(25));
        assertThat(get(link).statusCode()).isEqualTo(403);
    }

    @Test
    void session_endsAfterThreeMonths_andWhenClosed() throws Exception {
        assertThat(page("/cases").statusCode()).isEqualTo(200);
        post("/logout", Map.of("csrf", csrf("/cases")));
        assertThat(page("/cases").statusCode()).isEqualTo(403);

        cookie = cookieOf(get(fixture.dashboard().oneTimeLink()));
        fixture.clock().advance(Duration.ofDays(91));
        assertThat(page("/cases").statusCode()).isEqualTo(403);
    }

    @Test
    void cookie_isNotWhatTheStoreKeeps() {
        String token = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(token).hasSize(43);
        assertThat(fixture.store().sessions().isKnown(Tokens.sha256(token))).isTrue();
        assertThat(fixture.store().sessions().isKnown(token)).isFalse();
    }

    @Test
    void otherAddress_withoutPassword_isRefused() {
        WebSettings open = new WebSettings("0.0.0.0", 0, Optional.empty());
        Owner owner = new Owner(Locale.FRENCH, Optional.empty());
        assertThatThrownBy(() ->
                        new Dashboard(open, owner, fixture.store(), unused(), fixture.clock(), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("password");
    }

    private static Actions unused() {
        return new Actions(
                (caseId, verdict, scope, until, note) -> {
                    throw new IllegalStateException("unused");
                },
                new Drafting() {
                    @Override
                    public java.util.List<Template> templates(Locale language) {
                        return java.util.List.of();
                    }

                    @Override
                    public Draft draft(String caseId, String template, Locale language) {
                        throw new IllegalStateException("unused");
                    }
                },
                query -> new Searching.Answer(java.util.List.of(), ""),
                bundle -> Path.of(bundle),
                new DashboardFixture.DrawnSides(),
                java.util.List::of);
    }

    @Test
    void password_opensASession_aWrongOneDoesNot_andTriesAreLimited(@TempDir Path other) throws Exception {
        Owner owner = new Owner(Locale.FRENCH, Optional.of(PasswordHash.of(PASSWORD)));
        try (DashboardFixture locked = new DashboardFixture(other, owner)) {
            cookie = "";
            HttpResponse<String> sent = send(request(locked.at("/cases")).GET());
            assertThat(sent.headers().firstValue("Location")).contains("/login");
            assertThat(login(locked, "faux mot de passe").statusCode()).isEqualTo(403);
            HttpResponse<String> entered = login(locked, PASSWORD);
            assertThat(entered.statusCode()).isEqualTo(303);
            cookie = cookieOf(entered);
            assertThat(send(request(locked.at("/cases")).GET()).statusCode()).isEqualTo(200);
            for (int i = 0; i < 5; i++) {
                assertThat(login(locked, "faux mot de passe").statusCode()).isEqualTo(403);
            }
            assertThat(login(locked, PASSWORD).statusCode()).isEqualTo(429);
            locked.clock().advance(Duration.ofMinutes(2));
            assertThat(login(locked, PASSWORD).statusCode()).isEqualTo(303);
        }
    }

    private HttpResponse<String> login(DashboardFixture locked, String password) throws Exception {
        return send(form(locked.at("/login"), Map.of("password", password)));
    }

    // Where a request may come from

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1", "", "localhost:1"})
    void foreignHost_isRefused(String host) throws Exception {
        assertThat(statusForHost(host)).isNotEqualTo(200);
        assertThat(statusForHost("LocalHost:" + fixture.dashboard().port())).isEqualTo(200);
    }

    /** Speaks HTTP by hand, because the client does not let its Host be chosen. */
    private int statusForHost(String host) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), fixture.dashboard().port())) {
            String request =
                    "GET /cases HTTP/1.1\r\nHost: " + host + "\r\nCookie: " + cookie + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @Test
    void write_fromElsewhere_filesNothing() throws Exception {
        Map<String, String> fields = Map.of("csrf", csrf("/cases/c1"), "verdict", "copy", "scope", "author");
        URI verdict = fixture.at("/cases/c1/verdict");
        assertThat(send(form(verdict, fields).header("Sec-Fetch-Site", "cross-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(form(verdict, fields).header("Sec-Fetch-Site", "same-site"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(form(verdict, fields).header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(form(verdict, fields).header("Origin", "http://127.0.0.1:1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fixture.judged()).isEmpty();
        String own = "http://127.0.0.1:" + fixture.dashboard().port();
        assertThat(send(form(verdict, fields).header("Origin", own)).statusCode())
                .isEqualTo(303);
        assertThat(fixture.judged()).containsExactly("c1");
    }

    @Test
    void write_withoutOrWithAnothersToken_filesNothing() throws Exception {
        Map<String, String> fields = Map.of("verdict", "copy", "scope", "author");
        assertThat(send(form(fixture.at("/cases/c1/verdict"), fields)).statusCode())
                .isEqualTo(403);
        String another = csrf("/cases");
        cookie = cookieOf(get(fixture.dashboard().oneTimeLink()));
        assertThat(post("/cases/c1/verdict", Map.of("csrf", another, "verdict", "copy", "scope", "author"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fixture.judged()).isEmpty();
    }

    @Test
    void headers_forbidFramesScriptsAndReferrers() throws Exception {
        for (String path : new String[] {"/cases", "/nowhere", "/web/vigie.css"}) {
            var headers = page(path).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    // Cases

    @Test
    void list_saysWhatWhereSinceWhenAndWhy() throws Exception {
        assertThat(page("/cases").body())
                .contains("«\u00a0Le miroir inversé\u00a0» chez conseils-copies.example")
                .contains("118 de vos mots")
                .contains("83\u00a0% du vôtre s’y trouve")
                .contains("depuis le 20 novembre 2026")
                .contains("Revu lors d’une deuxième visite")
                .contains("Assez de points communs")
                .contains("hors des dates ou des œuvres prévues (jusqu’au 31 mars 2026)")
                .contains("le site répond par une erreur (403)")
                .doesNotContain("ancienne.example");
        assertThat(page("/cases?shelf=left-alone").body()).contains("ancienne.example", "moins de 1\u00a0%");
        assertThat(page("/cases").body()).doesNotContain("gazette.example");
        assertThat(page("/cases?shelf=mentions").body()).contains("gazette.example");
        assertThat(page("/cases?shelf=similar").body()).contains("meme-plan.example", "translated.example");
        assertThat(page("/cases/c5").body()).contains("Les deux textes en échelles", "paragraphe");
        assertThat(page("/cases?shelf=judged").body()).contains("Vous n’avez encore rien décidé");
    }

    @Test
    void emptyStore_saysWhatToDo(@TempDir Path other) throws Exception {
        try (DashboardFixture empty = DashboardFixture.french(other)) {
            cookie = cookieOf(get(empty.dashboard().oneTimeLink()));
            assertThat(send(request(empty.at("/cases")).GET()).body())
                    .contains("Rien ne vous attend")
                    .contains("Ajoutez des flux, des sites ou des pages");
        }
    }

    @Test
    void case_showsBothSidesPassagesDatesAndEvidence() throws Exception {
        assertThat(page("/cases/c1").body())
                .contains("id=\"mine-1\"", "href=\"#theirs-1\"", "id=\"theirs-1\"", "href=\"#mine-1\"")
                .contains("id=\"mine-3\"", "id=\"theirs-3\"")
                .contains("4 mars 2026", "d’après votre fichier", "D’après la page elle-même")
                .contains("c1-20261120T090000Z", "c".repeat(64), "capture.warc.gz", "5\u202f120 octets");
    }

    @Test
    void hostilePage_isShownAsText() throws Exception {
        assertThat(page("/cases/c1").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("<img src=x");
        assertThat(page("/search?q=miroir").body()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(page("/search?q=%22%3E%3Cscript%3Ealert(3)").body()).doesNotContain("<script>alert");
    }

    @Test
    void linkOfAMail_preselectsAndFilesNothing() throws Exception {
        String body = page("/cases/c1?verdict=citation").body();
        assertThat(body).containsPattern("value=\"citation\"[^>]* checked");
        assertThat(body).doesNotContainPattern("value=\"copy\"[^>]* checked");
        assertThat(page("/cases/c1/verdict?verdict=copy&scope=author").statusCode())
                .isEqualTo(200);
        assertThat(page("/cases/c1?verdict=nonsense").statusCode()).isEqualTo(200);
        assertThat(fixture.judged()).isEmpty();
        assertThat(judgment("c1")).isEmpty();
    }

    @Test
    void verdict_isFiledWithItsNote_andShown() throws Exception {
        HttpResponse<String> answer = post(
                "/cases/c1/verdict",
                Map.of("csrf", csrf("/cases/c1"), "verdict", "copy", "scope", "everywhere", "note", "vu avec <Anna>"));
        assertThat(answer.statusCode()).isEqualTo(303);
        Judgment judgment = judgment("c1").orElseThrow();
        assertThat(judgment.verdict()).isEqualTo(Verdict.COPY);
        assertThat(judgment.note()).isEqualTo("vu avec <Anna>");
        assertThat(page("/cases/c1").body()).contains("Vous avez dit", "vu avec &lt;Anna&gt;");
        assertThat(page("/cases?shelf=judged").body()).contains("conseils-copies.example");
        assertThat(page("/cases").body()).doesNotContain("conseils-copies.example");
    }

    @Test
    void verdict_withoutAScope_reachesAsFarAsItsKindUsuallyDoes() throws Exception {
        String csrf = csrf("/cases/c1");
        assertThat(page("/cases/c1").body()).containsPattern("<option value=\"\" selected>ce qui est d’usage");
        post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "not-mine", "scope", ""));
        assertThat(judgment("c1").orElseThrow().scope()).isEqualTo(Scope.EVERYWHERE);
        assertThat(page("/cases/c1").body()).containsPattern("<option value=\"\" selected>");
        post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "copy", "scope", ""));
        assertThat(judgment("c1").orElseThrow().scope()).isEqualTo(Scope.AUTHOR);
        post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "copy", "scope", "host"));
        assertThat(page("/cases/c1").body()).containsPattern("<option value=\"host\" selected>");
    }

    @Test
    void unsure_needsADayToCome() throws Exception {
        String csrf = csrf("/cases/c1");
        for (String until : new String[] {"", "2026-11-01", "bientôt"}) {
            HttpResponse<String> answer = post(
                    "/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "unsure", "scope", "url", "until", until));
            assertThat(answer.statusCode()).as(until).isEqualTo(400);
            assertThat(answer.body()).contains("Choisissez un jour après aujourd’hui");
        }
        assertThat(fixture.judged()).isEmpty();
        post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "unsure", "scope", "url", "until", "2027-01-15"));
        assertThat(page("/cases/c1").body()).contains("Vigie vous le redemandera le 15 janvier 2027");
    }

    @Test
    void formNobodyCouldHaveSent_isRefused() throws Exception {
        String csrf = csrf("/cases/c1");
        assertThat(post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "guilty", "scope", "url"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/cases/c1/verdict", Map.of("csrf", csrf, "verdict", "copy", "scope", "galaxy"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/cases/c99/verdict", Map.of("csrf", csrf, "verdict", "copy", "scope", "url"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(fixture.judged()).isEmpty();
    }

    @Test
    void evidence_isSentAsZip_onlyForItsOwnCase() throws Exception {
        HttpResponse<String> zip = page("/cases/c1/evidence/c1-20261120T090000Z");
        assertThat(zip.body()).isEqualTo("PK invented");
        assertThat(zip.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(zip.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("c1-20261120T090000Z.zip");
        assertThat(page("/cases/c2/evidence/c1-20261120T090000Z").statusCode()).isEqualTo(404);
        assertThat(page("/cases/c1/evidence/..%2F..%2Fvigie.db").statusCode()).isIn(400, 404);
    }

    @Test
    void pictures_ofBothSides_areSent() throws Exception {
        String id = "/" + theCase("c2").main().id();
        assertThat(page("/cases/c2").body())
                .contains("/cases/c2/mine" + id, "/cases/c2/theirs" + id, "/cases/c2/both" + id)
                .contains("en miroir, gauche et droite échangées");
        for (String side : List.of("mine", "theirs", "both")) {
            assertThat(page("/cases/c2/" + side + id).headers().firstValue("Content-Type"))
                    .as(side)
                    .contains("image/png");
        }
        assertThat(page("/cases/c2/mine/0").statusCode()).isEqualTo(404);
        assertThat(page("/cases/c1/both/" + theCase("c1").main().id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void letter_showsDraftAndWhatLacks() throws Exception {
        assertThat(page("/cases/c1/letters").body()).contains("Premier contact, aimable");
        assertThat(page("/cases/c1/letters/first-contact").body())
                .contains("votre page reprend mon texte", "Il manque encore", "ce que vous demandez");
        assertThat(page("/cases/c1/letters/threat").statusCode()).isEqualTo(404);
    }

    // Other pages

    @Test
    void sources_unread_andMails_sayWhyInWords() throws Exception {
        assertThat(page("/sources").body())
                .contains("https://conseils-copies.example/rss", "Fonctionne")
                .contains("Illisible depuis le 20 novembre 2026 (un essai)", "le site n’a pas répondu à temps")
                .contains("une page fermée aux robots");
        assertThat(page("/unread").body()).contains("/prive", "le site l’interdit aux robots", "Disallow: /prive");
        assertThat(page("/mails").body())
                .contains("N’a pas pu être envoyé", "550 no such mailbox", "En attente, prochain essai", "Envoyé");
    }

    @Test
    void problems_areShownWithPlaceAndRemedy_untilMended() throws Exception {
        assertThat(page("/sources").body()).doesNotContain("Erreurs dans vos fichiers");
        fixture.problems(
                new Problem(Path.of("/veille/lena.yaml"), 7, 3, "clé inconnue <sauces>", "vouliez-vous dire sources ?"),
                new Problem(Path.of("/veille/photo.png"), 0, 0, "image illisible", ""));
        assertThat(page("/sources").body())
                .contains("Erreurs dans vos fichiers", "Vigie continue avec les précédentes")
                .contains("/veille/lena.yaml", "ligne 7, colonne 3", "clé inconnue &lt;sauces&gt;")
                .contains("vouliez-vous dire sources", "/veille/photo.png", "image illisible")
                .doesNotContain("ligne 0");
        assertThat(page("/sources?lang=en").body()).contains("Mistakes in your files", "line 7, column 3");
        fixture.problems();
        assertThat(page("/sources").body()).doesNotContain("Erreurs dans vos fichiers");
    }

    @Test
    void search_saysWhenNothingAnswers() throws Exception {
        assertThat(page("/search").statusCode()).isEqualTo(200);
        assertThat(page("/search?q=miroir").body()).contains("5 secrets de carrousels");
        assertThat(page("/search?q=rien").body()).contains("Aucune page avec ces mots");
    }

    @Test
    void language_isChosenByAddressThenCookieThenBrowser() throws Exception {
        assertThat(page("/cases").body()).contains("<html lang=\"fr\">");
        HttpResponse<String> english = send(request(fixture.at("/cases"))
                .header("Accept-Language", "en-GB,en;q=0.9,fr;q=0.5")
                .GET());
        assertThat(english.body())
                .contains("<html lang=\"en\">", "118 of your words; 83% of yours is there; 12% of theirs is yours")
                .contains("November 20, 2026");
        HttpResponse<String> chosen = page("/cases?lang=en");
        assertThat(chosen.body()).contains("Waiting for you");
        assertThat(chosen.headers().allValues("Set-Cookie").toString()).contains("vigie_lang=en");
        cookie += "; vigie_lang=en";
        assertThat(page("/cases").body()).contains("<html lang=\"en\">");
    }

    @Test
    void unknownPage_andUnknownCase_haveANextStep() throws Exception {
        assertThat(page("/nowhere").statusCode()).isEqualTo(404);
        assertThat(page("/nowhere").body()).contains("Cette page n’existe pas", "Retour aux dossiers");
        assertThat(page("/cases/c99").statusCode()).isEqualTo(404);
        assertThat(page("/cases/c99").body()).contains("Ce dossier n’existe pas");
        assertThat(page("/web/secret.txt").statusCode()).isEqualTo(404);
    }

    @Test
    void fault_isShownWithoutItsDetails() throws Exception {
        fixture.store().close();
        HttpResponse<String> answer = page("/cases");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Quelque chose s’est mal passé dans Vigie")
                .doesNotContain("Exception", "SQL");
    }

    @Test
    void styles_scriptAndIcon_areServed() throws Exception {
        cookie = "";
        assertThat(page("/web/pico.min.css").body()).contains("Pico CSS");
        assertThat(page("/web/htmx.min.js").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/javascript");
        assertThat(page("/web/vigie.svg").body()).startsWith("<svg");
    }

    private Case theCase(String id) {
        return fixture.store().cases().byId(id).orElseThrow();
    }

    private Optional<Judgment> judgment(String id) {
        return theCase(id).judgment();
    }

    private String csrf(String path) throws Exception {
        String body = page(path).body();
        int start = body.indexOf("name=\"csrf\" value=\"") + "name=\"csrf\" value=\"".length();
        return body.substring(start, body.indexOf('"', start));
    }

    private HttpResponse<String> page(String path) throws Exception {
        return send(request(fixture.at(path)).GET());
    }

    private HttpResponse<String> get(String address) throws Exception {
        return send(request(URI.create(address)).GET());
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws Exception {
        return send(form(fixture.at(path), fields));
    }

    private HttpRequest.Builder form(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String cookieOf(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }
}
