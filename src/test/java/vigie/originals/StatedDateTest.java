package vigie.originals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vigie.watch.FirstPublished.Precision;

class StatedDateTest {
    @Test
    void parse_keepsThePrecisionWritten() {
        check("2026", "2026-01-01T00:00:00Z", Precision.YEAR);
        check("2026-09", "2026-09-01T00:00:00Z", Precision.MONTH);
        check("2026-9-1", "2026-09-01T00:00:00Z", Precision.DAY);
        check("2026-09-01", "2026-09-01T00:00:00Z", Precision.DAY);
        check("2026-09-01T08:30:00+02:00", "2026-09-01T06:30:00Z", Precision.SECOND);
        check("2026-09-01 8:30:00 +0200", "2026-09-01T06:30:00Z", Precision.SECOND);
        check("2026-09-01T23:30:00.125Z", "2026-09-01T23:30:00Z", Precision.SECOND);
    }

    @Test
    void parse_timeWithoutZone_saysTheDayOnly() {
        check("2026-09-01T08:30", "2026-09-01T00:00:00Z", Precision.DAY);
    }

    @Test
    void parse_whatIsNoDate_isNone() {
        for (String text : new String[] {"", "demain", "2026-13", "2026-02-30", "01/09/2026", "2026-09-01T25:00:00Z"}) {
            assertThat(StatedDate.parse(text)).as(text).isEmpty();
        }
    }

    private static void check(String text, String at, Precision precision) {
        assertThat(StatedDate.parse(text)).as(text).contains(new StatedDate(Instant.parse(at), precision));
    }
}
