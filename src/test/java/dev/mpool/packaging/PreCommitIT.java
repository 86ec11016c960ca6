package dev.mpool.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mpool.e2e.EnvoyBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hooks, as docs/ci.md shows them, under the real pre-commit from PyPI. */
class PreCommitIT {

  private static final String PACKAGE = "pre-commit==4.3.0";
  private static final Path VALID = Path.of("testdata/valid/openai-multipool.yaml");
  private static final Path BROKEN = Path.of("docs/demo/broken.yaml");

  private static Path work;
  private static Path program;
  private static Path project;
  private static String revision;

  /** What a user types goes on in this repository. */
  @TempDir Path repository;

  @BeforeAll
  static void cloneAndInstall() throws Exception {
    work = Checkout.emptied(Path.of("target/pre-commit-test"));
    Optional<Path> installed = PipPackage.folder(PACKAGE, "pre_commit");
    assumeTrue(installed.isPresent(), "pre-commit cannot be installed");
    program = installed.get();
    project = Checkout.in(work.resolve("mpool")).folder();
    assertThat(shell(project, "git init -q . && git add -A && git commit -qm mpool"))
        .isEqualTo(new Shell(0, ""));
    revision = shell(project, "git rev-parse HEAD").out().strip();
  }

  @BeforeEach
  void makeRepository() throws Exception {
    Files.createDirectory(repository.resolve("manifests"));
    copy(VALID, "manifests/backend.yaml");
    List<String> documented = Files.readAllLines(Path.of("docs/ci.md"));
    int first = documented.indexOf("repos:");
    int end = first + documented.subList(first, documented.size()).indexOf("```");
    String config =
        String.join("\n", documented.subList(first, end))
            .replaceFirst("repo: .*", "repo: " + project)
            .replaceFirst("rev: .*", "rev: " + revision);
    Files.writeString(repository.resolve(".pre-commit-config.yaml"), config + "\n");
    String setUp = "git init -q . && \"$MPOOL\" render --output envoy.yaml manifests && git add -A";
    assertThat(shell(repository, setUp)).isEqualTo(new Shell(0, ""));
  }

  @Test
  void lets_a_sound_change_pass() throws Exception {
    Shell run = preCommit();
    assertThat(run.out())
        .contains("mpool validate...", "mpool render --check...")
        .doesNotContain("Failed");
    assertThat(run.code()).isZero();
  }

  @Test
  void blocks_a_broken_change_with_the_place_and_what_to_do() throws Exception {
    copy(BROKEN, "manifests/broken.yaml");
    Shell run = preCommit();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "manifests/broken.yaml:12:15: error[unknown-field] Unknown field \"pathOverrride\"")
        .contains("hint: Begin it with `/`.");
  }

  @Test
  void blocks_a_configuration_that_is_out_of_date() throws Exception {
    Path manifest = repository.resolve("manifests/backend.yaml");
    Files.writeString(manifest, Files.readString(manifest).replace("gpt-4o", "gpt-5"));
    Shell run = preCommit();
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("+++ rendered").contains("gpt-5");
  }

  /** One run for all of them, although pre-commit splits long lists among processes. */
  @Test
  void looks_at_many_files_at_once() throws Exception {
    String backend = Files.readString(VALID);
    int files = 400;
    for (int i = 0; i < files; i++) {
      String name = "name: backend-" + i;
      Files.writeString(
          repository.resolve("manifests/" + i + ".yaml"),
          backend.replace("name: openai-multipool", name));
    }
    Files.writeString(repository.resolve("manifests/broken.yaml"), Files.readString(BROKEN));
    Shell run = preCommit("mpool-validate");
    assertThat(run.code()).isEqualTo(1);
    // The configuration of pre-commit is YAML, too, and of another kind.
    assertThat(run.out())
        .contains(files + 3 + " files, " + (files + 2) + " Backends")
        .containsOnlyOnce(": 4 errors");
  }

  @Test
  void holds_a_drill_where_it_is_asked_for() throws Exception {
    Shell run = preCommit("--hook-stage", "manual", "--verbose", "mpool-drill");
    assertThat(run.out()).contains("gwtest/openai-multipool", "all pass");
    assertThat(run.code()).isZero();
  }

  private Shell preCommit(String... hook) throws Exception {
    return shell(repository, "git add -A && python3 -m pre_commit run " + String.join(" ", hook));
  }

  private void copy(Path file, String name) throws IOException {
    Files.copy(file, repository.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Runs a command line; the hooks take the launcher that this build has made. */
  private static Shell shell(Path folder, String command) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", work.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("MPOOL", Path.of("target/mpool/bin/mpool").toAbsolutePath().toString());
    environment.put("MPOOL_ENVOY", EnvoyBinary.orSkip().toAbsolutePath().toString());
    environment.put("PYTHONPATH", program.toString());
    environment.put("PRE_COMMIT_HOME", work.resolve("pre-commit").toString());
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "test");
      environment.put("GIT_" + role + "_EMAIL", "test@localhost");
    }
    Path log = work.resolve("shell.log");
    List<String> words = new ArrayList<>(List.of("bash", "-c", command));
    return Shell.finished(Shell.start(folder, environment, log, words), log);
  }
}
