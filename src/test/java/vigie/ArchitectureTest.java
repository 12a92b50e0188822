package vigie;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vigie.match.Brief;
import vigie.originals.BriefFiles;
import vigie.text.KeyedFingerprints;
import vigie.watch.LeakSpec;

/** Holds the code to the table of packages in ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses VIGIE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vigie");

    private static final Set<String> ALL_BUT_WEB_AND_CLI = Set.of(
            "text",
            "image",
            "watch",
            "crawl",
            "extract",
            "discover",
            "originals",
            "index",
            "match",
            "finding",
            "evidence",
            "notice",
            "store");

    /** What each package may import of the others. The root package and cli may import any. */
    private static final Map<String, Set<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("text", Set.of()),
            Map.entry("image", Set.of()),
            Map.entry("watch", Set.of()),
            Map.entry("crawl", Set.of()),
            Map.entry("extract", Set.of("crawl")),
            Map.entry("discover", Set.of("watch", "crawl", "extract")),
            Map.entry("originals", Set.of("watch", "crawl", "extract", "text", "image")),
            Map.entry("index", Set.of("watch", "crawl", "extract")),
            Map.entry("match", Set.of("watch", "crawl", "extract", "text", "image", "index")),
            Map.entry("finding", Set.of("crawl", "watch", "match", "text")),
            Map.entry("evidence", Set.of("crawl", "finding", "match", "text")),
            Map.entry("notice", Set.of("watch", "crawl", "match", "text", "finding", "evidence")),
            Map.entry(
                    "store",
                    Set.of(
                            "text",
                            "image",
                            "crawl",
                            "extract",
                            "discover",
                            "watch",
                            "match",
                            "finding",
                            "evidence",
                            "notice")),
            Map.entry("web", ALL_BUT_WEB_AND_CLI)));

    /** Libraries and the one package that may use each. */
    private static final Map<String, Set<String>> LIBRARY_HOMES = Map.ofEntries(
            Map.entry("org.opencv..", Set.of("image")),
            Map.entry("org.bytedeco..", Set.of("image")),
            Map.entry("org.snakeyaml..", Set.of("watch")),
            Map.entry("com.networknt..", Set.of("watch")),
            Map.entry("tools.jackson.dataformat.yaml..", Set.of("watch")),
            Map.entry("okhttp3..", Set.of("crawl")),
            Map.entry("com.github.benmanes..", Set.of("crawl")),
            Map.entry("crawlercommons..", Set.of("crawl")),
            Map.entry("com.rometools..", Set.of("discover")),
            Map.entry("org.jdom2..", Set.of("discover")),
            Map.entry("org.jsoup..", Set.of("extract")),
            Map.entry("org.apache.pdfbox..", Set.of("extract")),
            Map.entry("com.drew..", Set.of("extract")),
            Map.entry("org.apache.commons.csv..", Set.of("originals")),
            Map.entry("opennlp..", Set.of("extract")),
            Map.entry("org.apache.lucene..", Set.of("index")),
            Map.entry("org.netpreserve..", Set.of("evidence", "discover")),
            Map.entry("jakarta.mail..", Set.of("notice", "discover")),
            Map.entry("java.sql..", Set.of("store")),
            Map.entry("org.jdbi..", Set.of("store")),
            Map.entry("org.flywaydb..", Set.of("store")),
            Map.entry("com.zaxxer..", Set.of("store")),
            Map.entry("io.javalin..", Set.of("web")),
            Map.entry("com.password4j..", Set.of("web")),
            Map.entry("picocli..", Set.of("cli")),
            Map.entry("org.quartz..", Set.of("")));

    @Test
    void packages_haveNoCycle() {
        slices().matching("vigie.(*)..").should().beFreeOfCycles().check(VIGIE);
    }

    @Test
    void packages_importOnlyWhatTheTableAllows() {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> forbidden = new ArrayList<>(List.of("vigie"));
            Stream.concat(MAY_IMPORT.keySet().stream(), Stream.of("cli"))
                    .filter(other -> !other.equals(name) && !allowed.contains(other))
                    .forEach(other -> forbidden.add("vigie." + other + ".."));
            noClasses()
                    .that()
                    .resideInAPackage("vigie." + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden.toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(VIGIE);
        });
    }

    /** What asks others for pages, or keeps words to ask ourselves, has no way to a brief. */
    @Test
    void confidentialTexts_areOutOfReachOfSourcesAndOfTheIndex() {
        noClasses()
                .that()
                .resideInAnyPackage("vigie.discover..", "vigie.crawl..", "vigie.index..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(LeakSpec.class, Brief.class, BriefFiles.class, KeyedFingerprints.class)
                .check(VIGIE);
    }

    @Test
    void root_doesNotKnowTheCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("vigie")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vigie.cli..")
                .check(VIGIE);
    }

    @Test
    void everyPackage_isInTheTable() {
        Set<String> known = new java.util.TreeSet<>(MAY_IMPORT.keySet());
        known.add("cli");
        assertThat(VIGIE.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("vigie."))
                        .map(name -> name.split("\\.")[1]))
                .isSubsetOf(known);
    }

    @Test
    void libraries_areUsedByTheirOnePackage() {
        LIBRARY_HOMES.forEach((library, homes) -> noClasses()
                .that(resideOutsideOfPackages(homes.stream()
                        .map(home -> home.isEmpty() ? "vigie" : "vigie." + home + "..")
                        .toArray(String[]::new)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(VIGIE));
    }

    @Test
    void clockAndChance_areAskedOnlyByTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vigie")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(java.time.Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.security.SecureRandom.class)
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(VIGIE);
    }

    /** Reads the sources: in bytecode every try-with-resources looks like a catch of Throwable. */
    @Test
    void everything_isCaughtOnlyByTheDaemon() throws IOException {
        Pattern catchesAll =
                Pattern.compile("catch\\s*\\(\\s*(final\\s+)?[^)]*\\b(Exception|Throwable)\\s+\\w+\\s*\\)");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(path -> path.toString().endsWith(".java"))
                            .filter(path -> !path.endsWith("Daemon.java"))
                            .filter(path -> catchesAll.matcher(read(path)).find()))
                    .isEmpty();
        }
        assertThat(catchesAll.matcher("} catch (IOException | Exception e) {").find())
                .isTrue();
        assertThat(catchesAll.matcher("} catch (IOException e) {").find()).isFalse();
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
