package vigie.discover;

import static org.assertj.core.api.Assertions.assertThat;
import static vigie.testing.RecordedService.json;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigie.crawl.Reason;
import vigie.testing.CalledServices;
import vigie.testing.FakeSite.Answer;
import vigie.testing.RecordedService;
import vigie.testing.RecordedService.Asked;

/** LinkedIn's interface for members as it answers. */
class MemberSnapshotIT {
    private static final String TOKEN = "AQXdSP_W41_UPs5ioT_t8HESyODB4FqbkJ8LrV";
    private static final Answer END = json(
            404, "{\"status\":404,\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"No data found for this memberId\"}");

    private final CalledServices services = new CalledServices();

    @AfterEach
    void close() {
        services.close();
    }

    private Reply<List<String>> read(RecordedService service) {
        return new MemberSnapshot(services.client(service), service.url(), TOKEN, Duration.ZERO)
                .read(MemberSnapshot.SHARES);
    }

    private static String page(String share, String next) {
        return """
            {"paging":{"start":0,"count":10,"links":[%s]},
             "elements":[{"snapshotDomain":"MEMBER_SHARE_INFO","snapshotData":[{"ShareLink":"%s","ShareCommentary":"Le silence…","Date":"2026-01-05 10:00:00 UTC","Visibility":"PUBLIC"}]}]}\
            """.formatted(
                        next.isEmpty()
                                ? ""
                                : "{\"rel\":\"prev\",\"href\":\"/x\"},{\"rel\":\"next\",\"type\":\"application/json\",\"href\":\""
                                        + next + "\"}",
                        share);
    }

    private static String link(int start) {
        return "/rest/memberSnapshotData?q=criteria&domain=MEMBER_SHARE_INFO&start=" + start + "&count=10";
    }

    /** Plays pages by their start, as the interface counts them, and the end after them. */
    private RecordedService pages(String... pages) {
        return services.service(asked -> {
            int start = Integer.parseInt(asked.parameter("start").orElse("-1"));
            return start < pages.length ? json(200, pages[start]) : END;
        });
    }

    @Test
    void read_linksToTheNextPage_areFollowedToTheEnd() {
        String[] pages = {page("un", link(1)), page("deux", link(2)), page("trois", "")};
        RecordedService service = pages(pages);
        assertThat(read(service)).isEqualTo(Reply.of(List.of(pages)));
        assertThat(service.log())
                .hasSize(4)
                .allSatisfy(asked -> assertThat(asked.headers())
                        .containsEntry("authorization", "Bearer " + TOKEN)
                        .containsEntry("linkedin-version", "202312")
                        .containsEntry("x-restli-protocol-version", "2.0.0"));
        assertThat(service.log().getFirst().target())
                .isEqualTo("/rest/memberSnapshotData?q=criteria&domain=MEMBER_SHARE_INFO&start=0&count=100");
    }

    /** LinkedIn's documentation: go on until the words "No data found", whatever the paging says. */
    @Test
    void read_linkLeftOut_goesOnWithTheNextPage() {
        assertThat(read(pages(page("un", ""), page("deux", ""))))
                .isEqualTo(Reply.of(List.of(page("un", ""), page("deux", ""))));
    }

    @Test
    void read_memberWithoutPosts_isEmptiness() {
        assertThat(read(pages())).isEqualTo(Reply.of(List.of()));
        assertThat(read(services.json("{\"paging\":{\"links\":[]},\"elements\":[]}")))
                .isEqualTo(Reply.of(List.of()));
    }

    @Test
    void read_linkElsewhere_isNotFollowedWithTheToken() {
        RecordedService elsewhere = services.json("{}");
        RecordedService service =
                pages(page("un", elsewhere.url() + "rest/memberSnapshotData?start=1"), page("deux", "/other?start=2"));
        assertThat(read(service)).isInstanceOf(Reply.Given.class);
        assertThat(elsewhere.log()).isEmpty();
        assertThat(service.log()).extracting(Asked::path).containsOnly("/rest/memberSnapshotData");
    }

    @Test
    void read_linkInACircle_ends() {
        assertThat(read(pages(page("un", link(1)), page("deux", link(1)))))
                .isEqualTo(Reply.missing(Reason.Kind.SERVICE_ANSWER, "2 pages"));
    }

    @Test
    void read_pageThatFails_makesAllMissing() {
        RecordedService service = services.service(
                asked -> asked.target().contains("start=0") ? json(200, page("un", link(1))) : json(500, "{}"));
        assertThat(read(service)).isEqualTo(Reply.missing(Reason.Kind.STATUS, "500"));
    }

    @Test
    void read_withoutTheProduct_saysWhatToAdd() {
        RecordedService service = services.service(json(
                403,
                "{\"status\":403,\"serviceErrorCode\":100,\"code\":\"ACCESS_DENIED\",\"message\":\"Not enough"
                        + " permissions to access: memberSnapshotData.FINDER-criteria.20231201\"}"));
        assertThat(read(service)).isEqualTo(Reply.missing(Reason.Kind.MEMBER_ACCESS, ""));
    }

    @Test
    void read_tokenThatExpired_isTold() {
        RecordedService service = services.service(json(
                401,
                "{\"status\":401,\"serviceErrorCode\":65601,\"code\":\"REVOKED_ACCESS_TOKEN\",\"message\":\"The"
                        + " token used in the request has been revoked by the user\"}"));
        assertThat(read(service))
                .isEqualTo(Reply.missing(
                        Reason.Kind.SERVICE_KEY, "401 The token used in the request has been revoked by the user"));
    }
}
