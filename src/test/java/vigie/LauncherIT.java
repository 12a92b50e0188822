package vigie;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher in a made-up machine: its absolute JDK folders are moved below a temporary root, and the only
 * programs on the path are the few it needs and a stub {@code java} that prints what it was given.
 */
class LauncherIT {
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/usr/lib/jvm/", "/opt/", "/Library/Java/", "/usr/local/opt/");
    private static final List<String> PROGRAMS =
            List.of("readlink", "dirname", "sed", "head", "find", "tail", "sleep", "mkdir", "touch", "cat");
    private static final Instant BUILT = Instant.parse("2026-01-02T00:00:00Z");

    @TempDir
    Path root;

    private Path house;
    private Path bin;

    @BeforeEach
    void machine() throws IOException {
        house = Files.createDirectories(root.resolve("house"));
        bin = Files.createDirectories(root.resolve("bin"));
        String launcher = Files.readString(Path.of("vigie"));
        for (String folder : SYSTEM_FOLDERS) {
            launcher = launcher.replaceAll("(?m)^( +)" + folder, "$1" + root + folder);
        }
        program(house.resolve("vigie"), launcher);
        for (String name : PROGRAMS) {
            program(bin.resolve(name), "#!/bin/sh\nexec " + programOfThisMachine(name) + " \"$@\"\n");
        }
    }

    @Test
    void java_newerThanTheDefault_isPreferred() throws Exception {
        built();
        Path old = jdk("old", "17.0.15", "java");
        jdk("usr/lib/jvm/jdk-25", "25.0.3", "java");
        Run run = run(Map.of("JAVA_HOME", old.toString()), "check", "a b");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith(root.resolve("usr/lib/jvm/jdk-25").toRealPath() + " -XX:+UseSerialGC")
                .contains("-XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Xmx384m")
                .endsWith("target/app/vigie.jar check a b\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void java_ofVigieJavaHome_comesBeforeJavaHome() throws Exception {
        built();
        Path mine = jdk("mine", "26", "java");
        Path other = jdk("other", "25.0.1", "java");
        Run run = run(Map.of("VIGIE_JAVA_HOME", mine.toString(), "JAVA_HOME", other.toString()));
        assertThat(run.out()).startsWith(mine.toRealPath().toString());
    }

    @Test
    void java_ofSdkman_isFound() throws Exception {
        built();
        Path sdkman = jdk("home/.sdkman/candidates/java/25-tem", "25", "java");
        assertThat(run(Map.of()).out()).startsWith(sdkman.toRealPath().toString());
    }

    @Test
    void javaOptions_replaceTheHeap() throws Exception {
        built();
        jdk("opt/jdk", "25", "java");
        assertThat(run(Map.of("VIGIE_JAVA_OPTS", "-Xmx1g -Dx=y")).out())
                .contains("-Xmx1g -Dx=y -jar")
                .doesNotContain("384m");
    }

    @Test
    void noJava_saysTheThreeWaysInTheReadersLanguage() throws Exception {
        built();
        jdk("usr/lib/jvm/jdk-17", "17.0.15", "java");
        Run english = run(Map.of("LANG", "en_US.UTF-8"));
        assertThat(english.exit()).isEqualTo(69);
        assertThat(english.err())
                .contains("no Java 25 or newer")
                .contains("apt install openjdk-25-jre-headless", "sdk install java 25-tem", "VIGIE_JAVA_HOME=");
        Run french = run(Map.of("LANG", "fr_FR.UTF-8"));
        assertThat(french.exit()).isEqualTo(69);
        assertThat(french.err()).contains("aucun Java 25 ou plus récent", "déjà installé");
        assertThat(french.out()).isEmpty();
    }

    @Test
    void notBuilt_isBuiltOnceThenRun() throws Exception {
        source();
        Path jdk = jdk("usr/lib/jvm/jdk-25", "25", "java", "javac");
        maven("echo \"$JAVA_HOME $*\"; mkdir -p target/app; echo jar > target/app/vigie.jar");
        Run first = run(Map.of());
        assertThat(first.exit()).isZero();
        assertThat(first.err()).contains("building Vigie, once");
        assertThat(first.out()).contains("-jar " + house.toRealPath().resolve("target/app/vigie.jar"));
        assertThat(house.resolve("target/build.log"))
                .hasContent(jdk.toRealPath() + " -B -q -Dmaven.test.skip=true package");
        assertThat(run(Map.of()).err()).isEmpty();
    }

    @Test
    void jarOlderThanItsSource_isBuiltAgainOnceEvenIfMavenLeavesItAlone() throws Exception {
        source();
        built();
        jdk("usr/lib/jvm/jdk-25", "25", "java", "javac");
        maven("true");
        Files.setLastModifiedTime(
                house.resolve("src/main/Main.java"), FileTime.from(BUILT.plus(Duration.ofMinutes(1))));
        assertThat(run(Map.of()).err()).contains("building");
        assertThat(run(Map.of()).err()).isEmpty();
    }

    @Test
    void build_thatFails_showsTheEndOfItsLogAndANextStep() throws Exception {
        source();
        jdk("usr/lib/jvm/jdk-25", "25", "java", "javac");
        maven("echo 'cannot reach the repository'; exit 1");
        Run run = run(Map.of());
        assertThat(run.exit()).isEqualTo(69);
        assertThat(run.err()).contains("cannot reach the repository", "run the same command again");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void build_withoutMaven_saysHowToGetIt() throws Exception {
        source();
        jdk("usr/lib/jvm/jdk-25", "25", "java", "javac");
        Run run = run(Map.of());
        assertThat(run.exit()).isEqualTo(69);
        assertThat(run.err()).contains("Maven is needed", "apt install maven");
    }

    @Test
    void build_withoutACompiler_asksForAJdkNotAJre() throws Exception {
        source();
        jdk("usr/lib/jvm/jre-25", "25", "java");
        maven("true");
        Run run = run(Map.of());
        assertThat(run.exit()).isEqualTo(69);
        assertThat(run.err()).contains("apt install openjdk-25-jdk-headless");
    }

    @Test
    void link_toTheLauncher_findsItsHouse() throws Exception {
        built();
        jdk("usr/lib/jvm/jdk-25", "25", "java");
        Files.createSymbolicLink(bin.resolve("vigie"), Path.of("../house/vigie"));
        Run run = runScript(bin.resolve("vigie"), Map.of());
        assertThat(run.out()).contains("-jar " + house.toRealPath().resolve("target/app/vigie.jar"));
    }

    /** A jar without sources beside it, as a package installs it. */
    private void built() throws IOException {
        Path jar = house.resolve("target/app/vigie.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
    }

    private void source() throws IOException {
        Path main = house.resolve("src/main/Main.java");
        Files.createDirectories(main.getParent());
        Files.writeString(main, "class Main {}");
        Files.writeString(house.resolve("pom.xml"), "<project/>");
        for (Path path : List.of(main, main.getParent(), house.resolve("src"), house.resolve("pom.xml"))) {
            Files.setLastModifiedTime(path, FileTime.from(BUILT.minus(Duration.ofDays(1))));
        }
    }

    private Path jdk(String folder, String version, String... programs) throws IOException {
        Path home = root.resolve(folder);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (String name : programs) {
            program(home.resolve("bin").resolve(name), "#!/bin/sh\necho \"" + home.toRealPath() + " $*\"\n");
        }
        return home;
    }

    private void maven(String script) throws IOException {
        program(bin.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
    }

    private static Path programOfThisMachine(String name) {
        return Stream.of("/bin", "/usr/bin")
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private record Run(int exit, String out, String err) {}

    private Run run(Map<String, String> environment, String... arguments) throws Exception {
        return runScript(house.resolve("vigie"), environment, arguments);
    }

    private Run runScript(Path script, Map<String, String> environment, String... arguments) throws Exception {
        Path out = root.resolve("out.txt");
        Path err = root.resolve("err.txt");
        var builder = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", bin.toString(), "HOME", root + "/home", "LANG", "en_US.UTF-8"));
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        int exit = builder.start().waitFor();
        return new Run(exit, Files.readString(out), Files.readString(err));
    }
}
