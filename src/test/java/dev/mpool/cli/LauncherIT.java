package dev.mpool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.report.ReportFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built launcher, run as users run it. */
class LauncherIT {

  private static final Path BUILT = Path.of("target/mpool").toAbsolutePath();
  private static final Path MANIFEST = BUILT.resolve("lib/training/sound.yaml");
  private static final String REPORT = "1 file, 1 Backend: no findings\n";

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
  }

  @Test
  void worksThroughLinksFromAnyFolderAndInAnyLocale() throws Exception {
    Path copy = copyTo(folder.resolve("a b/é*"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a b/é*/bin/mpool"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("link"));
    Files.copy(MANIFEST, folder.resolve("ü 漢.yaml"));
    for (Path launcher : List.of(copy.resolve("bin/mpool"), link, second)) {
      Run run =
          run(Map.of("LC_ALL", "C", "LANG", "C"), launcher.toString(), "validate", "ü 漢.yaml");
      assertThat(run).isEqualTo(new Run(0, REPORT, ""));
    }
    assertThat(run(Map.of(), "./link", "validate", "ü 漢.yaml")).isEqualTo(new Run(0, REPORT, ""));
    assertThat(run(Map.of("LC_ALL", "C"), "./link", "validate", "漢.yaml").out())
        .startsWith("漢.yaml:1:1: error[unreadable-input]");
  }

  /** Java cannot pass on the bytes of such a name, so the shell has to. */
  @Test
  void aNameThatIsNoTextIsToldAsSuch() throws Exception {
    String told =
        ":1:1: error[unreadable-input] The input has a name that is not UTF-8 text; rename it.\n";
    String make = "f=$(printf 'b\\377.yaml'); cp '" + MANIFEST + "' \"$f\"; '" + launcher() + "' ";
    for (String last : List.of("validate \"$f\"", "validate .")) {
      Run run = run(Map.of(), "/bin/sh", "-c", make + last);
      assertThat(run.out()).contains("b\ufffd.yaml" + told);
      assertThat(run.code()).isEqualTo(3);
    }
    Run output = run(Map.of(), "/bin/sh", "-c", make + "render -o \"$f\" '" + MANIFEST + "'");
    assertThat(output).isEqualTo(new Run(2, "", "mpool: --output: the name is not UTF-8 text.\n"));
  }

  @Test
  void closedStreamsAreToldAsClosed() throws Exception {
    assertThat(runClosing("<&-", "validate", "-"))
        .isEqualTo(
            new Run(
                3,
                "-:1:1: error[unreadable-input] The input cannot be read: standard input is"
                    + " closed.\n1 file, 0 Backends: 1 error\n",
                ""));
    for (String command : List.of("validate", "explain", "render")) {
      assertThat(runClosing(">&-", command, MANIFEST.toString()))
          .isEqualTo(
              new Run(3, "", "mpool: Cannot write the output: standard output is closed.\n"));
    }
    assertThat(runClosing("<&- 2>&-", "validate", MANIFEST.toString()))
        .isEqualTo(new Run(0, REPORT, ""));
    Path rendered = folder.resolve("envoy.yaml");
    assertThat(runClosing("<&- >&- 2>&-", "render", "-o", rendered.toString(), MANIFEST.toString()))
        .isEqualTo(new Run(0, "", ""));
    assertThat(rendered).isNotEmptyFile();
  }

  private Run runClosing(String streams, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" " + streams, launcher()));
    command.addAll(List.of(arguments));
    return run(Map.of(), command.toArray(String[]::new));
  }

  @Test
  void aProjectsSettingsAreFoundFromBelow() throws Exception {
    Path deep = Files.createDirectories(folder.resolve("project/deep"));
    Files.writeString(folder.resolve("project/.mpool.yaml"), "severities: {x: off}\n");
    ProcessBuilder below = builder(Map.of(), launcher(), "validate", MANIFEST.toString());
    Run run = finish(below.directory(deep.toFile()).start());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("../.mpool.yaml:1:14: error[config-invalid] There is no rule");
    assertThat(run(Map.of(), launcher(), "validate", MANIFEST.toString()).code()).isZero();
  }

  @Test
  void missingOrOldJavaIsOneClearLine() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", "/none"), launcher(), "--version"))
        .isEqualTo(
            new Run(
                3,
                "",
                "mpool: JAVA_HOME is /none, but there is no Java in it. Java 17 or newer is"
                    + " needed.\n"));
    Path old = Files.createDirectories(folder.resolve("old/bin")).getParent();
    Path java = old.resolve("bin/java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019' >&2\n");
    java.toFile().setExecutable(true);
    String message = "mpool: Java 17 or newer is needed, but " + java + " is Java ";
    assertThat(run(Map.of("JAVA_HOME", old.toString()), launcher(), "--version").err())
        .isEqualTo(message + "11.0.2.\n");
    Files.writeString(old.resolve("release"), "JAVA_VERSION=\"1.8.0_292\"\n");
    assertThat(run(Map.of("JAVA_HOME", old.toString()), launcher(), "--version").err())
        .isEqualTo(message + "1.8.0_292.\n");
    assertThat(run(Map.of("JAVA_HOME", "", "PATH", "/none"), "/bin/sh", launcher()).err())
        .isEqualTo("mpool: Java 17 or newer is needed: set JAVA_HOME, or put java on PATH.\n");
  }

  @Test
  void makesAnArchiveInTheCacheWithoutAWordAndMendsATornOne() throws Exception {
    String copy = copyTo(folder.resolve("moved")).resolve("bin/mpool").toString();
    assertThat(run(Map.of(), copy, "validate", MANIFEST.toString()))
        .isEqualTo(new Run(0, REPORT, ""));
    Path archive = archiveWithin(240);
    long size = Files.size(archive);

    archive.toFile().setWritable(true);
    try (RandomAccessFile torn = new RandomAccessFile(archive.toFile(), "rw")) {
      torn.setLength(size / 3);
    }
    assertThat(run(Map.of(), copy, "validate", MANIFEST.toString()))
        .isEqualTo(new Run(0, REPORT, ""));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (Files.size(archive) != size && System.nanoTime() < end) {
      Thread.sleep(100);
    }
    assertThat(Files.size(archive)).isCloseTo(size, Percentage.withPercentage(5));
  }

  /** Archives leave out what is older than Java 6: such classes are read anew at every start. */
  @Test
  void picocliIsInAClassFormatThatArchivesTake() throws Exception {
    List<Path> jars;
    try (Stream<Path> files = Files.list(BUILT.resolve("lib"))) {
      jars = files.filter(file -> file.getFileName().toString().startsWith("picocli")).toList();
    }
    assertThat(jars).hasSize(1);
    try (JarFile jar = new JarFile(jars.get(0).toFile());
        DataInputStream picocli =
            new DataInputStream(jar.getInputStream(jar.getEntry("picocli/CommandLine.class")))) {
      picocli.readInt();
      picocli.readUnsignedShort();
      assertThat(picocli.readUnsignedShort()).isEqualTo(61);
    }
  }

  @Test
  void archivesThatAreNotUsedAnyMoreGo() throws Exception {
    Path cache = Files.createDirectories(home.resolve(".cache/mpool"));
    List<String> kept = new ArrayList<>();
    for (int days = 1; days <= 12; days++) {
      // Of the last eight one is the new archive itself.
      (days < 8 ? kept : new ArrayList<String>()).add(archiveOf(cache, days, days));
    }
    archiveOf(cache, 31, 31);
    Files.createDirectory(cache.resolve("killed.lock"));
    setTimes(cache.resolve("killed.lock"), 3, 3);

    assertThat(run(Map.of(), launcherOfACopy(), "validate", MANIFEST.toString()))
        .isEqualTo(new Run(0, REPORT, ""));
    List<String> names = names(cache);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    // The launcher holds a lock of its own for a moment longer.
    while (names.stream().anyMatch(name -> name.endsWith(".lock")) && System.nanoTime() < end) {
      Thread.sleep(100);
      names = names(cache);
    }
    List<String> others = new ArrayList<>(names);
    others.removeIf(name -> name.startsWith("of-"));
    assertThat(others).hasSize(2).anyMatch(name -> name.endsWith(".jsa"));
    names.removeAll(others);
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(
            kept.stream().flatMap(name -> Stream.of(name, name + ".stamp")).toList());
  }

  private String launcherOfACopy() throws IOException {
    return copyTo(folder.resolve("moved")).resolve("bin/mpool").toString();
  }

  private static String archiveOf(Path cache, int daysSinceMade, int daysSinceUsed)
      throws IOException {
    String name = "of-" + daysSinceMade + ".jsa";
    for (String each : List.of(name, name + ".stamp")) {
      setTimes(Files.createFile(cache.resolve(each)), daysSinceMade, daysSinceUsed);
    }
    return name;
  }

  private static void setTimes(Path file, int daysSinceMade, int daysSinceUsed) throws IOException {
    Instant now = Instant.now();
    Files.getFileAttributeView(file, BasicFileAttributeView.class)
        .setTimes(
            FileTime.from(now.minus(Duration.ofDays(daysSinceMade))),
            FileTime.from(now.minus(Duration.ofDays(daysSinceUsed))),
            null);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** The XDG specification wants it ignored: it would lead to another folder with each run. */
  @Test
  void aRelativeCacheFolderIsNone() throws Exception {
    Run run =
        run(
            Map.of("XDG_CACHE_HOME", "relative"),
            launcherOfACopy(),
            "validate",
            MANIFEST.toString());
    assertThat(run).isEqualTo(new Run(0, REPORT, ""));
    archiveWithin(240);
    assertThat(folder.resolve("relative")).doesNotExist();
  }

  @Test
  void severalAtOnceInAnEmptyHomeAllSucceed() throws Exception {
    String copy = copyTo(folder.resolve("moved")).resolve("bin/mpool").toString();
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(builder(Map.of(), copy, "validate", MANIFEST.toString()).start());
    }
    for (Process process : processes) {
      assertThat(finish(process)).isEqualTo(new Run(0, REPORT, ""));
    }
    archiveWithin(240);
  }

  @Test
  void aFullDiskIsAFailure() throws Exception {
    ProcessBuilder full = builder(Map.of(), launcher(), "render", MANIFEST.toString());
    full.redirectOutput(Path.of("/dev/full").toFile());
    assertThat(finish(full.start()))
        .isEqualTo(new Run(3, "", "mpool: Cannot write the output: No space left on device.\n"));
  }

  @ParameterizedTest
  @EnumSource
  void aClosedPipeDoesNotChangeTheExitCode(ReportFormat format) throws Exception {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    for (int i = 0; i < 300; i++) {
      Files.writeString(bad.resolve(i + ".yaml"), "a: [\n");
    }
    String validate = "'" + launcher() + "' validate --format " + format.label() + " '" + bad + "'";
    String head = " | head -c 1 >/dev/null; exit ${PIPESTATUS[0]}";
    assertThat(run(Map.of(), "/bin/bash", "-c", validate + head)).isEqualTo(new Run(1, "", ""));
    assertThat(run(Map.of(), "/bin/bash", "-c", validate + " none" + head))
        .isEqualTo(new Run(3, "", ""));
  }

  @Test
  void aClosedPipeEndsQuietly() throws Exception {
    String command = "'" + launcher() + "' render '" + MANIFEST + "' | head -n 1; exec 2>&-";
    Run run = run(Map.of(), "/bin/sh", "-c", command);
    assertThat(run.out()).startsWith("# ").hasLineCount(1);
    assertThat(run.err()).isEmpty();
  }

  private static String launcher() {
    return BUILT.resolve("bin/mpool").toString();
  }

  private Path archiveWithin(int seconds) throws Exception {
    Path cache = home.resolve(".cache/mpool");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (System.nanoTime() < end) {
      if (Files.isDirectory(cache)) {
        try (Stream<Path> files = Files.list(cache)) {
          List<Path> all = files.toList();
          for (Path file : all) {
            Path stamp = Path.of(file + ".stamp");
            if (file.toString().endsWith(".jsa") && all.contains(stamp)) {
              return file;
            }
          }
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive within " + seconds + " s");
  }

  private static Path copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(BUILT)) {
      for (Path file : files.toList()) {
        Path to = target.resolve(BUILT.relativize(file).toString());
        Files.createDirectories(to.getParent());
        if (!Files.isDirectory(file)) {
          Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return target;
  }

  private Run run(Map<String, String> environment, String... command) throws Exception {
    return finish(builder(environment, command).start());
  }

  private ProcessBuilder builder(Map<String, String> environment, String... command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("GITHUB_ACTIONS");
    builder.environment().remove("XDG_CACHE_HOME");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static Run finish(Process process) throws Exception {
    byte[] out = process.getInputStream().readAllBytes();
    byte[] err = process.getErrorStream().readAllBytes();
    return new Run(
        process.waitFor(),
        new String(out, StandardCharsets.UTF_8),
        new String(err, StandardCharsets.UTF_8));
  }
}
