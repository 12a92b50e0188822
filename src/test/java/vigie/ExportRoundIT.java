package vigie;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigie.testing.ExportZip;
import vigie.watch.Problem;

/** An export that a watchlist names, over several rounds on a real store. */
class ExportRoundIT extends Household {
    private static final String HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
    private static final String FIRST = row("7280000000000000000", "Le silence du lundi coûte cher.", "PUBLIC");
    private static final String SECOND = row("7280000000000000001", "Entre nous.", "MEMBER_NETWORK");

    @BeforeEach
    void prepare() throws IOException {
        configure();
        write("originals/a.txt", "Un texte de l’auteure, assez long pour être un texte.");
        watch("""
                originals:
                  - files: originals/**
                  - export: imports/linkedin.zip
                """, "");
    }

    @Test
    void export_isBroughtIn_onceMoreChangesNothing_aCorrectedOneAddsAVersion() throws Exception {
        export(1, FIRST + SECOND);
        assertThat(round()).isEmpty();
        List<String> first =
                List.of("linkedin:7280000000000000000 1", "linkedin:7280000000000000001 1", "originals/a.txt 1");
        assertThat(versions()).isEqualTo(first);
        assertThat(round()).isEmpty();
        assertThat(versions()).isEqualTo(first);

        export(2, FIRST + SECOND); // the same, downloaded again
        assertThat(round()).isEmpty();
        assertThat(versions()).isEqualTo(first);

        export(3, FIRST.replace("lundi", "mardi"));
        assertThat(round()).isEmpty();
        assertThat(versions())
                .containsExactly(
                        "linkedin:7280000000000000000 2", "linkedin:7280000000000000001 1", "originals/a.txt 1");
        inHouse(house -> {
            assertThat(house.store().originals().all("lena")).hasSize(3);
            assertThat(house.store()
                            .originals()
                            .find("lena", "linkedin:7280000000000000001")
                            .orElseThrow()
                            .original()
                            .isPublic(clock.instant()))
                    .isFalse();
        });
    }

    @Test
    void damagedExport_isToldEachTime_untilAnotherIsThere() throws IOException {
        write("imports/linkedin.zip", "PK\u0003\u0004 and then nothing");
        assertThat(round()).extracting(Problem::message).hasSize(1).allMatch(told -> told.contains("linkedin.zip"));
        assertThat(round()).hasSize(1);
        export(2, FIRST);
        assertThat(round()).isEmpty();
        inHouse(house -> assertThat(house.store().originals().all("lena")).hasSize(2));
    }

    @Test
    void unchangedExport_isNotReadAgain() throws IOException {
        export(1, FIRST);
        round();
        Path file = home.resolve("imports/linkedin.zip");
        FileTime before = Files.getLastModifiedTime(file);
        Files.write(file, new byte[(int) Files.size(file)]); // as long and as old, yet no archive
        Files.setLastModifiedTime(file, before);
        assertThat(round()).isEmpty();
    }

    private void export(int version, String rows) throws IOException {
        Path file = home.resolve("imports/linkedin.zip");
        Files.createDirectories(file.getParent());
        new ExportZip().with("Shares.csv", HEADER + rows).write(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_764_000_000_000L + version * 60_000L));
    }

    /** Returns each original's key with the number of its versions. */
    private List<String> versions() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("data/vigie.db"));
                ResultSet rows = database.createStatement()
                        .executeQuery(
                                "SELECT original_key, COUNT(*) FROM original JOIN original_version ON original_id = id"
                                        + " WHERE gone IS NULL GROUP BY id ORDER BY original_key")) {
            while (rows.next()) {
                versions.add(rows.getString(1) + " " + rows.getInt(2));
            }
        }
        return List.copyOf(versions);
    }

    private static String row(String id, String text, String visibility) {
        return "2024-12-31 23:20:55,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A" + id + ",\"" + text
                + "\",,," + visibility + "\n";
    }
}
