package vigie;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vigie.index.SearchAnswer;
import vigie.notice.LetterDraft;
import vigie.web.Actions;
import vigie.web.Dashboard;
import vigie.web.Drafting;
import vigie.web.Owner;
import vigie.web.PasswordHash;
import vigie.web.Searching;

/** Builds the dashboard of a house: what its buttons have done by the rest of Vigie. */
final class DashboardOf {
    /** Pages a search shows. */
    private static final int SEARCH_MOST = 30;

    private DashboardOf() {}

    static Dashboard house(House house, Daemon daemon, SecureRandom random) {
        Judge judge = new Judge(house.store(), house.journal());
        Actions actions = new Actions(
                judge::judge,
                new CaseLetters(house, daemon),
                query -> search(house, query),
                bundleId -> zip(house, bundleId),
                house.thumbnails(),
                daemon::problems);
        Owner owner = new Owner(
                house.configuration().language(),
                house.configuration().webPasswordFile().map(DashboardOf::password));
        return new Dashboard(house.configuration().web(), owner, house.store(), actions, house.clock(), random);
    }

    private static PasswordHash password(Path file) {
        try {
            return PasswordHash.of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Searching.Answer search(House house, String query) {
        return switch (house.index().search(query, SEARCH_MOST)) {
            case SearchAnswer.Broken broken ->
                new Searching.Answer(
                        List.of(), broken.why().say(house.configuration().language()));
            case SearchAnswer.Pages found ->
                new Searching.Answer(
                        found.pages().stream()
                                .map(page -> new Searching.ReadPage(
                                        page.url(), page.title(), page.snippet().text(), page.readAt()))
                                .toList(),
                        "");
        };
    }

    private static Path zip(House house, String bundleId) {
        Path folder = house.configuration().data().resolve("cache").resolve("export");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Path file = folder.resolve(bundleId + ".zip");
        house.evidence().export(house.store().evidence().find(bundleId).orElseThrow(), file);
        return file;
    }

    /** Letters drafted from the cases of a house. */
    private static final class CaseLetters implements Drafting {
        private final House house;
        private final Daemon daemon;
        private final LetterDesk desk;

        CaseLetters(House house, Daemon daemon) {
            this.house = house;
            this.daemon = daemon;
            this.desk = new LetterDesk(house.clock());
        }

        @Override
        public List<Template> templates(Locale language) {
            return desk.names().stream()
                    .map(name -> new Template(name, LetterDesk.title(name, language)))
                    .toList();
        }

        @Override
        public Draft draft(String caseId, String template, Locale language) {
            LetterDraft draft = desk.draft(house.store(), daemon.current(), caseId, template, language, Map.of());
            return new Draft(
                    draft.subject(),
                    draft.message(),
                    draft.missing().stream().map(field -> field.label()).toList());
        }
    }
}
