package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The wheel of a release, installed by the real pip into environments of its own. */
class WheelIT {

  private static final String VERSION = "9.8.7";
  private static final Path SEED = Path.of("testdata/valid/openai-multipool.yaml").toAbsolutePath();
  private static final Path BROKEN = Path.of("docs/demo/broken.yaml").toAbsolutePath();

  /** What the launcher, its archive of classes and pip call; neither Java nor Maven among them. */
  private static final List<String> PROGRAMS =
      List.of(
          "sh",
          "bash",
          "git",
          "mkdir",
          "rmdir",
          "find",
          "touch",
          "nice",
          "rm",
          "mv",
          "ls",
          "sleep",
          "dirname",
          "readlink",
          "env");

  private static Path work;
  private static Path programs;
  private static Path project;
  private static Path release;
  private static Path environment;

  @BeforeAll
  static void packAndInstall() throws Exception {
    work = Checkout.emptied(Path.of("target/wheel-test"));
    programs = Files.createDirectories(work.resolve("programs"));
    for (String program : PROGRAMS) {
      Path place = Path.of(onPath(program));
      Files.createSymbolicLink(programs.resolve(program), place);
    }
    // What a version manager puts on the PATH is a script that needs a good deal more.
    String python = "python3 -c 'import sys; print(sys.executable)'";
    Files.createSymbolicLink(
        programs.resolve("python3"), Path.of(everything(work, python).out().strip()));
    project = Checkout.in(work.resolve("mpool")).withLauncher().folder();
    release = Files.createDirectories(project.resolve("target/release"));
    assertThat(everything(project, "packaging/release/pack " + VERSION)).isEqualTo(ok(""));
    environment = work.resolve("an environment");
    assertThat(withoutJava(work, "python3 -m venv '" + environment + "'")).isEqualTo(ok(""));
    String pip = "'" + environment + "/bin/python' -m pip install -q --no-index mpool==" + VERSION;
    assertThat(withoutJava(work, pip + " --find-links '" + release + "'").code()).isZero();
  }

  @Test
  void it_is_small_enough_to_be_brought_at_every_use() throws Exception {
    assertThat(wheels()).hasSize(2);
    for (Path wheel : wheels()) {
      assertThat(wheel).is(smallerThan(40_000_000));
    }
  }

  @Test
  void every_command_runs_without_java() throws Exception {
    assertThat(mpool("--version").out()).startsWith("mpool ");
    assertThat(mpool("validate", SEED.toString()))
        .isEqualTo(ok("1 file, 1 Backend: no findings\n"));
    assertThat(mpool("validate", BROKEN.toString()).code()).isEqualTo(1);
    assertThat(mpool("render", SEED.toString()))
        .isEqualTo(everything(project, "target/mpool/bin/mpool render '" + SEED + "'"));
    assertThat(mpool("explain", SEED.toString()).out()).contains("api.openai.com");
  }

  @Test
  void a_link_to_the_command_runs_as_pipx_lays_one() throws Exception {
    Path link = Files.createSymbolicLink(work.resolve("link"), environment.resolve("bin/mpool"));
    assertThat(withoutJava(work, "'" + link + "' validate '" + SEED + "'").code()).isZero();
    assertThat(withoutJava(work, "PATH='" + work + "':$PATH; link --version").code()).isZero();
  }

  @Test
  void manual_and_completions_lie_where_shells_and_man_look() throws Exception {
    assertThat(environment.resolve("share/man/man1/mpool.1"))
        .hasSameBinaryContentAs(Path.of("packaging/man/mpool.1"));
    assertThat(environment.resolve("share/bash-completion/completions/mpool"))
        .hasContent(mpool("completion", "bash").out());
    assertThat(environment.resolve("share/zsh/site-functions/_mpool"))
        .hasContent(mpool("completion", "zsh").out());
    assertThat(environment.resolve("share/fish/vendor_completions.d/mpool.fish"))
        .hasContent(mpool("completion", "fish").out());
  }

  @Test
  void the_other_one_is_for_macs() throws Exception {
    Path other = Files.createDirectories(work.resolve("mac"));
    String pip = "'" + environment + "/bin/python' -m pip download -q --no-index --no-deps";
    String options =
        " --only-binary :all: --platform macosx_14_0_arm64 --find-links '" + release + "' mpool";
    assertThat(withoutJava(other, pip + options).code()).isZero();
    try (Stream<Path> files = Files.list(other)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactly("mpool-" + VERSION + "-py3-none-macosx_11_0_universal2.whl");
    }
  }

  @Test
  void a_clone_at_a_tag_takes_the_wheel_of_the_release_once_and_says_so() throws Exception {
    Path clone = Checkout.in(work.resolve("clone")).folder();
    String tag = "git init -q . && git add -A && git commit -qm mpool && git tag v" + VERSION;
    assertThat(everything(clone, tag)).isEqualTo(ok(""));
    String validate = "packaging/clone/mpool validate '" + SEED + "'";
    String found = "1 file, 1 Backend: no findings\n";
    assertThat(withoutJava(clone, validate))
        .isEqualTo(ok("mpool: installing the wheel of v9.8.7, once (some 30 MB)\n" + found));
    assertThat(withoutJava(clone, validate)).isEqualTo(ok(found));
  }

  @Test
  void a_clone_between_releases_says_what_it_lacks() throws Exception {
    Path clone = Checkout.in(work.resolve("between")).folder();
    assertThat(everything(clone, "git init -q . && git add -A && git commit -qm mpool").code())
        .isZero();
    assertThat(withoutJava(clone, "packaging/clone/mpool --version"))
        .isEqualTo(
            new Shell(
                3,
                "mpool: neither a wheel of this release nor Maven, to build it, nor mpool itself on"
                    + " the PATH.\n"));
    assertThat(clone.resolve(".mpool-build")).doesNotExist();
  }

  private static org.assertj.core.api.Condition<Path> smallerThan(long bytes) {
    return new org.assertj.core.api.Condition<>(
        file -> file.toFile().length() < bytes, "smaller than %d bytes", bytes);
  }

  private static List<Path> wheels() throws IOException {
    try (Stream<Path> files = Files.list(release)) {
      return files.filter(file -> file.toString().endsWith(".whl")).toList();
    }
  }

  private static Shell mpool(String... arguments) throws Exception {
    StringBuilder command = new StringBuilder("'" + environment + "/bin/mpool'");
    for (String argument : arguments) {
      command.append(" '").append(argument).append('\'');
    }
    return withoutJava(work, command.toString());
  }

  private static Shell ok(String out) {
    return new Shell(0, out);
  }

  private static String onPath(String program) throws Exception {
    return everything(work, "command -v " + program).out().strip();
  }

  private static Shell everything(Path folder, String command) throws Exception {
    return shell(folder, System.getenv("PATH"), System.getProperty("java.home"), command);
  }

  private static Shell withoutJava(Path folder, String command) throws Exception {
    return shell(folder, programs.toString(), "", command);
  }

  private static Shell shell(Path folder, String path, String javaHome, String command)
      throws Exception {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", path);
    variables.put("HOME", work.toString());
    variables.put("LC_ALL", "C.UTF-8");
    if (!javaHome.isEmpty()) {
      variables.put("JAVA_HOME", javaHome);
    }
    variables.put("PIP_NO_INDEX", "1");
    if (release != null) {
      variables.put("PIP_FIND_LINKS", release.toUri().toString());
    }
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      variables.put("GIT_" + role + "_NAME", "test");
      variables.put("GIT_" + role + "_EMAIL", "test@localhost");
    }
    Path log = work.resolve("shell.log");
    List<String> words = new ArrayList<>(List.of("bash", "-c", command));
    return Shell.finished(Shell.start(folder, variables, log, words), log);
  }
}
