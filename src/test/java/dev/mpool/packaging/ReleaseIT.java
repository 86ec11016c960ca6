package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mpool.e2e.EnvoyBinary;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A release, made twice by its script from two copies of the project. */
class ReleaseIT {

  private static final Path WORK = Path.of("target/release-test");
  private static final String VERSION = "9.8.7-test.1";
  private static final String NAME = "mpool-" + VERSION;
  private static final Path SEED = Path.of("testdata/valid/openai-multipool.yaml").toAbsolutePath();

  /** What the launcher's own scripts call; no Java among them. */
  private static final List<String> PROGRAMS =
      List.of("sh", "mkdir", "rmdir", "find", "touch", "nice", "rm", "mv", "readlink");

  private static Path work;
  private static Checkout one;
  private static Checkout other;

  @BeforeAll
  static void makeTwice() throws Exception {
    work = Checkout.emptied(WORK);
    one = Checkout.in(work.resolve("one"));
    other = Checkout.in(work.resolve("the other, elsewhere/and later"));
    makeOld(other.folder());
    Process first = make(one, VERSION);
    Process second = make(other, VERSION);
    assertSucceeded(end(one, first));
    assertSucceeded(end(other, second));
  }

  @Test
  void the_same_sources_give_the_same_bytes() throws Exception {
    Map<String, String> built = checksums(one.folder().resolve("target/mpool"));
    assertThat(built).containsKeys("bin/mpool", "lib/mpool.jar", "share/man/man1/mpool.1");
    assertThat(built).isEqualTo(checksums(other.folder().resolve("target/mpool")));
    Map<String, String> unpacked = checksums(unpack(one, "unpacked one", platformArchive(one)));
    assertThat(unpacked).containsKeys(NAME + "/runtime/lib/modules", NAME + "/LICENSE");
    assertThat(unpacked)
        .isEqualTo(checksums(unpack(other, "unpacked other", platformArchive(other))));
    Path plain = Path.of("target/release", NAME + ".tar.gz");
    assertThat(one.folder().resolve(plain)).hasSameBinaryContentAs(other.folder().resolve(plain));
  }

  @Test
  void the_self_contained_archive_needs_no_java_and_no_writable_folder() throws Exception {
    Path folder = unpack(one, "no java, read-only", platformArchive(one)).resolve(NAME);
    writable(folder, false);
    try {
      assertThat(mpool(folder, "--version")).isEqualTo(new Shell(0, "mpool " + VERSION + "\n"));
      assertThat(mpool(folder, "validate", SEED.toString()))
          .isEqualTo(new Shell(0, "1 file, 1 Backend: no findings\n"));
      Path crd = Path.of("testdata/crd/backends.yaml").toAbsolutePath();
      assertThat(mpool(folder, "validate", "--crd", crd.toString(), SEED.toString()))
          .isEqualTo(new Shell(0, "1 file, 1 Backend: no findings\n"));
      assertThat(mpool(folder, "explain", SEED.toString()).out()).contains("api.openai.com");
      assertThat(mpool(folder, "completion", "bash").code()).isZero();
      assertThat(mpool(folder, "render", SEED.toString())).isEqualTo(renderedByTheBuild());
      assertStartsFromAnArchiveOfClasses(folder);
      String envoy = EnvoyBinary.orSkip().toAbsolutePath().toString();
      // With a certificate, which this runtime has to make.
      assertThat(mpool(folder, "drill", "--envoy", envoy, "--scenario", "healthy", SEED.toString()))
          .satisfies(drill -> assertThat(drill.out()).contains("all pass"))
          .satisfies(drill -> assertThat(drill.code()).isZero());
    } finally {
      writable(folder, true);
    }
  }

  /**
   * The release brings one, or the launcher makes it at first use: Java before 19 cannot move it.
   */
  private static void assertStartsFromAnArchiveOfClasses(Path folder) throws Exception {
    Path archive = folder.resolve("lib/runtime.jsa");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
    while (!Files.exists(archive)) {
      assertThat(System.nanoTime()).as("no archive of classes in %s", work).isLessThan(end);
      Thread.sleep(100);
      try (Stream<Path> cached = Files.walk(work.resolve("home"))) {
        Path stamp =
            cached.filter(file -> file.toString().endsWith(".stamp")).findAny().orElse(null);
        archive = stamp == null ? archive : Path.of(stamp.toString().replace(".stamp", ""));
      }
    }
    String collector = Runtime.version().feature() < 21 ? "-XX:+UseG1GC" : "-XX:+UseSerialGC";
    Shell run =
        run(
            folder.resolve("runtime/bin/java").toString(),
            collector,
            "-Xshare:on",
            "-XX:SharedArchiveFile=" + archive,
            "-cp",
            folder.resolve("lib/mpool.jar").toString(),
            "dev.mpool.cli.Main",
            "--version");
    assertThat(run).isEqualTo(new Shell(0, "mpool " + VERSION + "\n"));
  }

  @Test
  void checksums_and_notes_come_with_it() throws Exception {
    Path release = one.folder().resolve("target/release");
    List<String> names = new ArrayList<>();
    for (String line : Files.readAllLines(release.resolve(NAME + "-checksums.txt"))) {
      String file = line.substring(line.indexOf(' ') + 2);
      assertThat(line).startsWith(checksum(release.resolve(file)) + " ");
      names.add(file);
    }
    assertThat(names)
        .startsWith(NAME + ".tar.gz", platformArchive(one).getFileName() + "", NAME + ".jar");
    assertThat(names.subList(3, names.size()))
        .hasSize(2)
        .allMatch(name -> name.startsWith("mpool-9.8.7.dev0+test.1-py3-none-"));
    assertThat(Files.readString(release.resolve("mpool.rb")))
        .contains("sha256 \"" + checksum(release.resolve(NAME + ".tar.gz")) + "\"")
        .contains("/v" + VERSION + "/" + NAME + ".tar.gz\"")
        .doesNotContain("@");
    assertThat(Files.readString(release.resolve("jbang-catalog.json")))
        .contains("/v" + VERSION + "/" + NAME + ".jar\"")
        .doesNotContain("@");
    assertThat(Files.readString(Path.of("CHANGELOG.md")))
        .contains(Files.readString(release.resolve(NAME + "-notes.md")).strip());
  }

  @ParameterizedTest
  @CsvSource({
    "1.2, 1.2 is no version such as 1.2.3 or 1.2.3-rc.1.",
    "88.0.0, 'CHANGELOG.md has no section [88.0.0].'",
  })
  void a_version_is_refused(String version, String message) throws Exception {
    Checkout checkout = new Checkout(one.folder());
    assertThat(end(checkout, make(checkout, version)))
        .isEqualTo(new Shell(1, "packaging/release/make: " + message + "\n"));
    assertThat(platformArchive(one)).exists();
  }

  private static Process make(Checkout checkout, String version) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", Files.createDirectories(work.resolve("maven home")).toString());
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    StringBuilder path = new StringBuilder();
    Checkout.maven().forEach(folder -> path.append(folder).append(':'));
    environment.put("PATH", path + System.getenv("PATH"));
    Checkout.shareRepository(environment);
    return Shell.start(
        checkout.folder(), environment, log(checkout), List.of("packaging/release/make", version));
  }

  private static Shell end(Checkout checkout, Process process) throws Exception {
    Shell shell = Shell.finished(process, log(checkout));
    // Maven ends its quiet output by turning colours off.
    return new Shell(shell.code(), shell.out().replace("\u001b[0m", ""));
  }

  /** Whatever Maven says of the Java that it runs on. */
  private static void assertSucceeded(Shell make) {
    assertThat(make.code()).as(make.out()).isZero();
  }

  private static Path log(Checkout checkout) {
    return work.resolve(checkout.folder().getFileName() + ".log");
  }

  private static Path platformArchive(Checkout checkout) throws IOException {
    Path release = checkout.folder().resolve("target/release");
    try (Stream<Path> files = Files.list(release)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(NAME + "-linux-"))
          .findAny()
          .orElseThrow();
    }
  }

  private static Path unpack(Checkout checkout, String name, Path archive) throws Exception {
    Path folder = Checkout.emptied(work.resolve(name));
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    List<String> tar = List.of("tar", "-xzf", archive.toString());
    assertThat(Shell.finished(Shell.start(folder, environment, log(checkout), tar), log(checkout)))
        .isEqualTo(new Shell(0, ""));
    return folder;
  }

  private static Shell mpool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve("bin/mpool").toString()));
    command.addAll(List.of(arguments));
    return run(command.toArray(new String[0]));
  }

  /** On a machine without Java. */
  private static Shell run(String... command) throws Exception {
    Path programs = work.resolve("programs");
    if (!Files.exists(programs)) {
      Files.createDirectories(programs);
      for (String program : PROGRAMS) {
        Files.createSymbolicLink(programs.resolve(program), Path.of("/bin", program));
      }
    }
    Path home = Files.createDirectories(work.resolve("home"));
    Map<String, String> environment = Map.of("HOME", home.toString(), "PATH", programs.toString());
    Path log = work.resolve("mpool.log");
    return Shell.finished(Shell.start(work, environment, log, List.of(command)), log);
  }

  private static Shell renderedByTheBuild() throws Exception {
    Path log = work.resolve("build.log");
    Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Path launcher = Path.of("target/mpool/bin/mpool").toAbsolutePath();
    List<String> command = List.of(launcher.toString(), "render", SEED.toString());
    return Shell.finished(Shell.start(work, environment, log, command), log);
  }

  /** Makes every source file older than it is. */
  private static void makeOld(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
      }
    }
  }

  private static void writable(Path folder, boolean writable) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        assertThat(file.toFile().setWritable(writable)).isTrue();
      }
    }
  }

  /** Of every file but archives of classes, which Java makes differently each time. */
  private static Map<String, String> checksums(Path folder) throws Exception {
    Map<String, String> checksums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString();
        if (!name.endsWith(".jsa") && !name.endsWith(".jsa.stamp")) {
          checksums.put(name, checksum(file));
        }
      }
    }
    return checksums;
  }

  private static String checksum(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return "%064x".formatted(new BigInteger(1, digest));
  }
}
